"""The services answer in the form in which a registry on this machine does, and after it."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Sequence

import pytest

from healthlint.online.answering import OnlineAnswers
from healthlint.online.answers import Reachable
from healthlint.online.cache import AnswerCache
from healthlint.online.online import Online
from healthlint.references.answers import Answers, BrokenOff, Found, Missing, NoAnswers, Unheard
from healthlint.references.judging.verdict import judge
from healthlint.references.works import Cited, IdentifierKind, Name, Notice, Record
from serving import PLAIN, Said, Server, StillClock, data, page
from shapes import (
    DOI,
    TITLE,
    agency,
    crossref,
    datacite,
    handle,
    related,
    summary,
    trial,
    unknown_pmid,
    update,
)

CROSSREF, DOI_ORG, EUTILS = "api.crossref.org", "doi.org", "eutils.ncbi.nlm.nih.gov"
SUMMARY, SEARCH = "/entrez/eutils/esummary.fcgi", "/entrez/eutils/esearch.fcgi"
TODAY = datetime.date(2026, 3, 1)
PMID = "31234567"


class Shelf(NoAnswers):
    """A registry of one work."""

    name = "shelf"
    rows = 1
    snapshot = datetime.date(2025, 1, 1)
    held = Record("shelf", doi=DOI, title="Held here")

    def record(self, kind: IdentifierKind, value: str) -> Found | Missing:  # type: ignore[override]
        if (kind, value) == ("doi", DOI):
            return Found(self.held, "shelf", self.snapshot)
        return Missing("missing", "shelf", self.snapshot)

    def candidates(self, cited: Cited) -> Sequence[Found]:
        return (Found(self.held, "shelf", self.snapshot),) if cited.title == "Held here" else ()


@pytest.fixture
def answers(online: Online) -> Answers:
    return OnlineAnswers(online)


def test_the_registry_is_asked_first(server: Server, online: Online) -> None:
    found = OnlineAnswers(online, Shelf()).record("doi", DOI)
    assert isinstance(found, Found)
    assert found.source == "shelf"
    assert server.asked == []


def test_what_the_registry_does_not_hold_is_asked_of_the_services(server: Server, online: Online) -> None:
    server.say(EUTILS, SUMMARY, data(summary(PMID)))
    found = OnlineAnswers(online, Shelf()).record("pmid", PMID)
    assert isinstance(found, Found)
    assert (found.source, found.when, found.record.title) == ("pubmed", TODAY, TITLE)


def test_each_kind_of_identifier_is_asked_of_who_can_know(server: Server, answers: Answers) -> None:
    server.say(CROSSREF, f"/works/{DOI}", data(crossref()))
    server.say(EUTILS, SUMMARY, data(summary(PMID)))
    server.say("clinicaltrials.gov", "/api/v2/studies/NCT01234567", data(trial()))
    arxiv = "10.48550/arxiv.2101.00001"
    server.say("api.datacite.org", f"/dois/{arxiv}", data(datacite(doi=arxiv)))
    asked: list[tuple[IdentifierKind, str, str]] = [
        ("doi", DOI, "crossref"),
        ("pmid", PMID, "pubmed"),
        ("nct", "NCT01234567", "clinicaltrials.gov"),
        ("arxiv", "2101.00001", "datacite"),
    ]
    for kind, value, source in asked:
        found = answers.record(kind, value)
        assert isinstance(found, Found)
        assert found.source == source


@pytest.mark.parametrize("kind", ["isbn", "issn", "chictr", "isrctn"])
def test_nobody_is_asked_for_what_no_service_holds(
    server: Server, answers: Answers, kind: IdentifierKind
) -> None:
    assert answers.record(kind, "1234") == Missing("not-asked")
    assert server.asked == []


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param({"pmid": PMID, "doi": DOI}, id="by its PMID"),
        pytest.param({"doi": DOI}, id="by its DOI, where it has no PMID"),
    ],
)
def test_an_article_of_pubmed_central_is_looked_up_by_its_other_number(
    server: Server, answers: Answers, numbers: dict[str, str]
) -> None:
    record = {"pmcid": "PMC7654321", "requested-id": "PMC7654321", **numbers}
    server.say("pmc.ncbi.nlm.nih.gov", "/tools/idconv/api/v1/articles/", data({"records": [record]}))
    server.say(EUTILS, SUMMARY, data(summary(PMID)))
    server.say(CROSSREF, f"/works/{DOI}", data(crossref()))
    found = answers.record("pmcid", "PMC7654321")
    assert isinstance(found, Found)
    assert found.record.title == TITLE


def test_a_chinese_work_is_found_without_a_title(server: Server, answers: Answers) -> None:
    doi = "10.3760/cma.j.cn999999-20231008-00670"
    server.say(DOI_ORG, f"/doiRA/{doi}", data([agency(doi, "ISTIC")]))
    assert answers.record("doi", doi) == Found(Record("ISTIC", doi=doi), "ISTIC", TODAY)


def test_what_is_not_registered_is_dated(server: Server, answers: Answers) -> None:
    server.say(CROSSREF, "/works/10.5555/tea", Said(404, b"Resource not found.", "text/plain"))
    server.say(DOI_ORG, "/doiRA/10.5555/tea", data([agency("10.5555/tea")]))
    server.say(DOI_ORG, "/api/handles/10.5555/tea", data(handle("10.5555/tea", 100), 404))
    server.say(EUTILS, SUMMARY, data(unknown_pmid(PMID)))
    assert answers.record("doi", "10.5555/tea") == Missing("not-registered", "doi.org", TODAY)
    assert answers.record("pmid", PMID) == Missing("not-registered", "pubmed", TODAY)


def test_the_form_that_may_have_been_meant_is_told(server: Server, answers: Answers) -> None:
    doi, meant = "10.3969/tea.001/pdf", "10.3969/tea.001"
    server.say(DOI_ORG, f"/doiRA/{doi}", data([agency(doi)]))
    server.say(DOI_ORG, f"/api/handles/{doi}", data(handle(doi, 100), 404))
    server.say(DOI_ORG, f"/doiRA/{meant}", data([agency(meant, "ISTIC")]))
    missing = answers.record("doi", doi)
    assert isinstance(missing, Missing)
    assert missing.nearest == Record("ISTIC", doi=meant)


def test_what_could_not_be_learnt_is_unchecked_and_says_why(server: Server, answers: Answers) -> None:
    server.say(EUTILS, SUMMARY, Said(503))
    missing = answers.record("pmid", PMID)
    assert isinstance(missing, Missing)
    assert (missing.why, missing.source) == ("unchecked", "pubmed")
    assert "503" in missing.detail


def test_what_a_replay_does_not_remember_is_what_the_registry_says(clock: StillClock) -> None:
    with Online(None, AnswerCache(None, clock, replay=True), endpoints=PLAIN) as replay:
        assert OnlineAnswers(replay, Shelf()).record("pmid", PMID) == Missing(
            "missing", "shelf", Shelf.snapshot
        )
        assert OnlineAnswers(replay).record("pmid", PMID) == Missing("not-asked")


def test_a_work_is_searched_for_where_the_registry_knows_none(server: Server, online: Online) -> None:
    server.say(CROSSREF, "/works", data({"status": "ok", "message": {"items": [crossref()["message"]]}}))
    answers = OnlineAnswers(online, Shelf())
    assert [found.source for found in answers.candidates(Cited("x", title="Held here"))] == ["shelf"]
    assert server.asked == []
    cited = Cited("x", title=TITLE, authors=(Name("Quellin", "M"),), year=2021)
    assert [found.record.doi for found in answers.candidates(cited)] == [DOI]
    assert server.asked[0].query["query.bibliographic"] == f"{TITLE} Quellin 2021"
    assert answers.candidates(Cited("no title")) == ()


def test_a_search_that_fails_finds_nothing_and_says_why(server: Server, answers: Answers) -> None:
    server.say(CROSSREF, "/works", Said(503))
    cited = Cited("x", title=TITLE)
    found = answers.candidates(cited)
    assert found == ()
    assert isinstance(found, BrokenOff)
    assert (found.missing.why, found.missing.source) == ("unchecked", "crossref")
    judgement = judge(cited, answers)
    assert judgement.verdict == "unchecked"
    assert [(each.what, each.answer) for each in judgement.evidence.asked] == [("title", "unchecked")]


def test_the_notices_of_all_sources_come_together(server: Server, answers: Answers) -> None:
    told = [update("retraction", "10.5555/tea.r", "retraction-watch", "40")]
    server.say(CROSSREF, f"/works/{DOI}", data(crossref(updated_by=told)))
    server.say(EUTILS, SEARCH, data({"esearchresult": {"idlist": [PMID]}}))
    links = [related("Expression of concern in", 33, "J Tea. 2022 Nov;3:1")]
    server.say(EUTILS, SUMMARY, data(summary(PMID, references=links)))
    assert [*answers.notices(Record("shelf", doi=DOI))] == [
        Notice("retraction", "retraction-watch", "10.5555/tea.r", "", datetime.date(2023, 4, 5), "40"),
        Notice("concern", "pubmed", "", "33", datetime.date(2022, 11, 1)),
    ]


def test_notices_that_somebody_kept_back_are_told_as_not_all(server: Server, answers: Answers) -> None:
    told = [update("retraction", "10.5555/tea.r", "retraction-watch", "40")]
    server.say(CROSSREF, f"/works/{DOI}", data(crossref(updated_by=told)))
    server.say(EUTILS, SEARCH, Said(404))
    notices = answers.notices(Record("shelf", doi=DOI))
    assert [each.nature for each in notices] == ["retraction"]
    assert isinstance(notices, Unheard)


def test_a_work_of_which_not_all_could_say_whether_it_was_retracted_says_so(
    server: Server, answers: Answers
) -> None:
    server.say(CROSSREF, f"/works/{DOI}", data(crossref()))
    server.say(EUTILS, SEARCH, Said(404))
    judgement = judge(Cited("tea", title=TITLE, identifiers=(("doi", DOI),)), answers, today=TODAY)
    assert judgement.verdict == "verified"
    assert "notices-unchecked" in judgement.evidence.notes


@pytest.mark.parametrize(
    ("numbers", "record", "is_told"),
    [
        pytest.param([{"idtype": "doi", "value": DOI}], Record("shelf", doi=DOI), True, id="the same DOI"),
        pytest.param(
            [{"idtype": "doi", "value": "10.5555/x"}],
            Record("shelf", doi=DOI),
            False,
            id="the DOI of another work",
        ),
        pytest.param([], Record("shelf", doi=DOI), False, id="a search that led to no DOI"),
        pytest.param([], Record("shelf", doi=DOI, pmid=PMID), True, id="a number that the registry knows"),
        pytest.param([], Record("shelf", pmid=PMID), True, id="a number alone"),
        pytest.param(
            [{"idtype": "doi", "value": "10.5555/x"}],
            Record("shelf", doi=DOI, pmid=PMID),
            False,
            id="a number of another DOI",
        ),
        pytest.param([], Record("shelf", title=TITLE), False, id="a title alone"),
    ],
)
def test_notices_of_pubmed_are_told_of_the_very_work_only(
    server: Server, answers: Answers, numbers: list[dict[str, str]], record: Record, is_told: bool
) -> None:
    server.say(CROSSREF, f"/works/{DOI}", data(crossref()))
    server.say(EUTILS, SEARCH, data({"esearchresult": {"idlist": [PMID]}}))
    links = [related("Retraction in", 33, "J Tea. 2022 Nov;3:1")]
    server.say(EUTILS, SUMMARY, data(summary(PMID, references=links, articleids=numbers)))
    assert [notice.nature for notice in answers.notices(record)] == (["retraction"] if is_told else [])


def test_what_stands_behind_the_answers_is_told(online: Online) -> None:
    alone, behind = OnlineAnswers(online), OnlineAnswers(online, Shelf())
    assert (alone.name, alone.snapshot, alone.not_asked) == ("Crossref", None, ("registry",))
    assert alone.rows > 0
    assert (behind.name, behind.snapshot, behind.rows, behind.not_asked) == ("shelf", Shelf.snapshot, 1, ())
    assert behind.journal("Annals of Imaginary Herbs") == ()


def test_what_was_asked_of_services_reads_in_a_replay_as_it_did_then(clock: StillClock) -> None:
    with Online(None, AnswerCache(None, clock, replay=True)) as replay:
        assert OnlineAnswers(replay, Shelf()).not_asked == ()
        assert OnlineAnswers(replay).not_asked == ("registry",)


def test_crossref_is_not_asked_for_notices_on_works_of_other_agencies(
    server: Server, answers: Answers
) -> None:
    server.say(EUTILS, SEARCH, data({"esearchresult": {"idlist": []}}))
    for record in (
        Record("pubmed", pmid=PMID, doi="10.3760/cma.j.cn999999-20231008-00670"),
        Record("datacite", doi="10.5281/kettle.77"),
    ):
        assert answers.notices(record) == ()
    assert CROSSREF not in {asked.host for asked in server.asked}


def test_pages_of_several_hosts_are_looked_at_side_by_side(server: Server, online: Online) -> None:
    for host in ("herbs.example", "tea.example", "kettle.example"):
        server.say(host, "/", page())
    together = threading.Barrier(2)
    for host in ("one.example", "two.example"):
        server.say(host, "/", page()._replace(before=lambda: together.wait(5.0)))
    addresses = [f"http://{host}.example/" for host in ("herbs", "one", "tea", "two", "kettle", "herbs")]
    states = online.links(addresses)
    assert list(states) == addresses[:5]
    assert all(isinstance(state, Reachable) for state in states.values())
