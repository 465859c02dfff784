"""DataCite's records are read in the shapes of several years."""

from __future__ import annotations

import pytest

from healthlint.online.answers import Absent, Known, Unchecked
from healthlint.online.online import Online
from healthlint.online.services.datacite import record_of
from healthlint.references.works import Name
from serving import Said, Server, data, page
from shapes import NOT_IN_DATACITE, datacite

HOST, DOI = "api.datacite.org", "10.5281/kettle.77"
PATH = f"/dois/{DOI}"


def test_a_record_is_read(server: Server, online: Online) -> None:
    server.say(HOST, PATH, data(datacite(), Content_Type="application/vnd.api+json"))
    known = online.datacite(DOI)
    assert isinstance(known, Known)
    record = known.record
    assert (record.source, record.doi, record.title) == ("datacite", DOI, "Temperatures of 400 kettles")
    assert record.other_titles == ("Temperatures of 400 kettles: A survey",)
    assert record.authors == (Name("Quellin", "Mara"), Name("Tarnby", "Ivo"), Name("Kettle Watch"))
    assert record.years == (2022, 2021)
    assert (record.container, record.kind) == ("Shelf of Data", "data")


def test_a_journal_article_has_its_journal_and_pages() -> None:
    container = {"title": "J Kettles", "volume": "4", "issue": "1", "firstPage": "7", "lastPage": "12",
                 "identifier": "9999-0002", "identifierType": "ISSN"}  # fmt: skip
    types = {"resourceTypeGeneral": "JournalArticle"}
    record = record_of(datacite(container=container, types=types)["data"]["attributes"])
    assert (record.container, record.containers) == ("J Kettles", ("9999-0002",))
    assert (record.volume, record.issue, record.pages, record.kind) == ("4", "1", "7-12", "article")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"publicationYear": "2022"}, id="the year as a text"),
        pytest.param({"publisher": {"name": "Shelf of Data", "lang": "en"}}, id="the publisher as an object"),
    ],
)
def test_newer_and_older_shapes_say_the_same(changes: dict[str, object]) -> None:
    assert record_of(datacite(**changes)["data"]["attributes"]) == record_of(datacite()["data"]["attributes"])


def test_a_doi_that_datacite_does_not_hold_is_absent_there(server: Server, online: Online) -> None:
    server.say(HOST, PATH, data(NOT_IN_DATACITE, 404))
    assert isinstance(online.datacite(DOI), Absent)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(page(404), id="404 with a page"),
        pytest.param(data({}, 404), id="404 without errors"),
        pytest.param(data({"data": []}), id="a list"),
        pytest.param(data({"data": {"attributes": {"titles": None}}}), id="no DOI"),
        pytest.param(Said(401), id="401"),
    ],
)
def test_what_is_no_answer_of_datacite_leaves_a_doi_unchecked(
    server: Server, online: Online, said: Said
) -> None:
    server.say(HOST, PATH, said)
    assert isinstance(online.datacite(DOI), Unchecked)
