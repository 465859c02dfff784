"""Crossref's records and its silence are read for what they are."""

from __future__ import annotations

import datetime

import pytest

from healthlint.online.answers import Absent, Known, Listed, Unchecked
from healthlint.online.online import Online
from healthlint.online.services.crossref import Crossref, record_of
from healthlint.references.works import Name, Notice
from serving import Said, Server, StillClock, data, page
from shapes import DOI, TITLE, crossref, day, update

HOST = "api.crossref.org"
PATH = f"/works/{DOI}"


def test_a_record_is_read(server: Server, online: Online, clock: StillClock) -> None:
    server.say(HOST, PATH, data(crossref()))
    known = online.crossref(DOI)
    assert isinstance(known, Known)
    assert (known.asked, known.when) == (f"http://{HOST}{PATH}", clock.now())
    record = known.record
    assert record.source == "crossref"
    assert record.doi == DOI
    assert record.title == TITLE
    assert record.authors == (Name("Quellin", "Mara"), Name("Tarnby", "Ivo"), Name("The Kettle Group"))
    assert record.years == (2021, 2020)
    assert record.container == "Annals of Imaginary Herbs"
    assert record.containers == ("Ann Imag Herbs", "9999-0001")
    assert (record.volume, record.issue, record.pages, record.kind) == ("12", "3", "101-9", "article")
    assert (record.notices, record.is_notice) == ((), False)


def test_a_contact_is_told_and_not_shown(server: Server, online: Online) -> None:
    server.say(HOST, PATH, data(crossref()))
    assert online._client is not None
    known = Crossref(online._client, f"http://{HOST}", "desk@herbs.example").record(DOI)
    assert server.asked[0].query == {"mailto": "desk@herbs.example"}
    assert isinstance(known, Known)
    assert "desk" not in known.asked


@pytest.mark.parametrize(
    ("changes", "titles"),
    [
        pytest.param(
            {"title": ["Tea &amp;amp; <i>T. imaginaria</i>"]}, ("Tea & T. imaginaria",), id="markup"
        ),
        pytest.param(
            {"title": ["Is p<0.05 > enough?"]}, ("Is p<0.05 > enough?",), id="signs that are no markup"
        ),
        pytest.param({"subtitle": ["A survey"]}, (TITLE, f"{TITLE}: A survey"), id="a subtitle"),
        pytest.param({"original-title": ["Té caliente"]}, (TITLE, "Té caliente"), id="another language"),
        pytest.param({"title": ["One\n  line", "Two"]}, ("One line", "Two"), id="two titles, a broken line"),
        pytest.param({"title": ["Red\x1b[31m \u202eevil\ud800"]}, ("Red[31m evil",), id="control characters"),
        pytest.param({"title": []}, ("",), id="none"),
    ],
)
def test_titles_are_as_a_reader_sees_them(changes: dict[str, object], titles: tuple[str, ...]) -> None:
    record = record_of({**crossref()["message"], **changes})
    assert (record.title, *record.other_titles) == titles


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"author": "Quellin"}, id="authors that are no list"),
        pytest.param({"author": [None, 5, {"family": None}]}, id="authors that are no names"),
        pytest.param({"issued": {"date-parts": [[None]]}}, id="a date without year"),
        pytest.param({"issued": {"date-parts": [[99999, 45, 1]]}}, id="a date that is none"),
        pytest.param({"issued": {"date-parts": "2020"}}, id="a date that is a text"),
        pytest.param({"container-title": {"a": 1}, "ISSN": 7, "volume": ["3"]}, id="other types"),
        pytest.param({"updated-by": {"type": "retraction"}}, id="updates that are no list"),
        pytest.param({"updated-by": [[], {"type": 5}, {}]}, id="updates that are none"),
    ],
)
def test_fields_of_another_shape_are_left_out(changes: dict[str, object]) -> None:
    record = record_of({**crossref()["message"], **changes})
    assert record.title == TITLE
    assert record.notices == ()


def test_a_retraction_that_two_sources_tell_is_one() -> None:
    record = record_of(
        crossref(
            title=[f"RETRACTED: {TITLE}"],
            updated_by=[
                update("correction", "10.5555/TEA.c", "retraction-watch", "17", 2022),
                update("retraction", "10.5555/tea.r"),
                update("retraction", "10.5555/tea.r", "retraction-watch", "40"),
            ],
        )["message"]
    )
    assert record.notices == (
        Notice("correction", "retraction-watch", "10.5555/tea.c", "", datetime.date(2022, 4, 5), "17"),
        Notice("retraction", "retraction-watch", "10.5555/tea.r", "", datetime.date(2023, 4, 5), "40"),
    )
    assert not record.is_notice


@pytest.mark.parametrize(
    ("kind", "nature"),
    [
        ("retraction", "retraction"),
        ("withdrawal", "retraction"),
        ("removal", "retraction"),
        ("partial_retraction", "correction"),
        ("expression_of_concern", "concern"),
        ("expression-of-concern", "concern"),
        ("erratum", "correction"),
        ("corrigendum", "correction"),
        ("reinstatement", "reinstatement"),
        ("new_version", None),
        ("new_edition", None),
        ("addendum", None),
        ("clarification", None),
    ],
)
def test_a_notice_is_what_speaks_of_the_soundness_of_a_work(kind: str, nature: str | None) -> None:
    record = record_of(crossref(updated_by=[update(kind, "10.5555/tea.n")])["message"])
    assert [notice.nature for notice in record.notices] == ([nature] if nature else [])


def test_a_version_that_points_to_itself_is_no_notice() -> None:
    own = [update("new_version", DOI)]
    record = record_of(crossref(update_to=own, updated_by=own)["message"])
    assert (record.notices, record.is_notice) == ((), False)


@pytest.mark.parametrize(
    ("changes", "is_notice"),
    [
        pytest.param({"update-to": [update("retraction", "10.5555/other")]}, True, id="it retracts another"),
        pytest.param({"update-to": [update("correction", DOI)]}, False, id="it corrects itself"),
        pytest.param({"title": ["Retraction notice to: Warm tea"]}, True, id="its title says so"),
        pytest.param({"title": ["Retraction: Warm tea"]}, True, id="its title begins so"),
        pytest.param({"title": ["Expression of Concern: Warm tea"]}, True, id="it is a concern"),
        pytest.param({"title": ["RETRACTED: Warm tea"]}, False, id="the retracted work itself"),
        pytest.param({"title": ["Retraction of the lower eyelid in mild cold"]}, False, id="of an eyelid"),
        pytest.param({"title": ["Correction of posture by tea"]}, False, id="of posture"),
    ],
)
def test_a_notice_is_told_from_the_work_that_it_is_about(changes: dict[str, object], is_notice: bool) -> None:
    assert record_of({**crossref()["message"], **changes}).is_notice is is_notice


def test_a_doi_that_crossref_does_not_hold_is_absent_there(server: Server, online: Online) -> None:
    server.say(HOST, PATH, Said(404, b"Resource not found.", "text/plain"))
    assert isinstance(online.crossref(DOI), Absent)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(page(404), id="404 with a page"),
        pytest.param(page(), id="a page in place of JSON"),
        pytest.param(data({"status": "failed", "message": [{"type": "x"}]}, 400), id="400"),
        pytest.param(Said(403), id="403"),
        pytest.param(data({"status": "ok", "message": []}), id="no record"),
        pytest.param(data([1]), id="a list"),
        pytest.param(Said(500), id="500 again and again"),
    ],
)
def test_what_is_no_answer_of_crossref_leaves_a_doi_unchecked(
    server: Server, online: Online, said: Said
) -> None:
    server.say(HOST, PATH, said)
    answer = online.crossref(DOI)
    assert isinstance(answer, Unchecked)
    assert answer.asked == f"http://{HOST}{PATH}"


def test_a_search_lists_records_and_goes_at_the_pace_of_lists(
    server: Server, online: Online, clock: StillClock
) -> None:
    items = [crossref()["message"], crossref(DOI="10.5555/b", issued=day(2019))["message"], {"title": ["x"]}]
    server.say(HOST, "/works", data({"status": "ok", "message": {"total-results": 2, "items": items}}))
    found = online.search(f"{TITLE} \n Quellin 2021")
    assert isinstance(found, Listed)
    assert [record.doi for record in found.records] == [DOI, "10.5555/b"]
    assert server.asked[0].query["query.bibliographic"] == f"{TITLE} Quellin 2021"
    online.search("another")
    assert clock.slept == [1.0]


def test_a_search_that_finds_nothing_is_an_answer(server: Server, online: Online) -> None:
    server.say(HOST, "/works", data({"status": "ok", "message": {"items": []}}))
    found = online.search("tea")
    assert isinstance(found, Listed)
    assert found.records == ()


def test_a_search_without_a_list_is_none(server: Server, online: Online) -> None:
    server.say(HOST, "/works", data({"status": "ok", "message": {}}))
    assert isinstance(online.search("tea"), Unchecked)


def test_a_search_for_fields_that_are_not_to_be_had_asks_for_all(server: Server, online: Online) -> None:
    fault = {"status": "failed", "message": [{"type": "parameter-not-found", "value": "updated-by"}]}
    listed = {"status": "ok", "message": {"items": [crossref()["message"]]}}
    server.say(HOST, "/works", data(fault, 400), data(listed))
    found = online.search(TITLE)
    assert isinstance(found, Listed)
    assert [record.doi for record in found.records] == [DOI]
    assert ["select" in asked.query for asked in server.asked] == [True, False]
