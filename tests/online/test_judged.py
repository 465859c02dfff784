"""What the services say makes the verdict on a reference, and what they fail to say makes none."""

from __future__ import annotations

import datetime

import pytest

from healthlint.online.answering import OnlineAnswers
from healthlint.online.online import Online
from healthlint.references.judging.verdict import judge
from healthlint.references.works import Cited, Name
from serving import Said, Server, data, page
from shapes import DOI, TITLE, agency, crossref, handle, summary, unknown_pmid, update

CROSSREF, DOI_ORG, EUTILS = "api.crossref.org", "doi.org", "eutils.ncbi.nlm.nih.gov"
SUMMARY, SEARCH = "/entrez/eutils/esummary.fcgi", "/entrez/eutils/esearch.fcgi"
TODAY = datetime.date(2026, 3, 1)
CITED = Cited(
    text=f"Quellin M, Tarnby I. {TITLE}. Ann Imag Herbs. 2021;12(3):101-9. doi:{DOI}",
    title=TITLE,
    authors=(Name("Quellin", "M"), Name("Tarnby", "I")),
    et_al=True,
    container="Ann Imag Herbs",
    year=2021,
    volume="12",
    issue="3",
    pages="101-9",
    identifiers=(("doi", DOI),),
)


@pytest.fixture(autouse=True)
def _quiet_pubmed(server: Server) -> None:
    server.say(EUTILS, SEARCH, data({"esearchresult": {"idlist": []}}))
    server.say(CROSSREF, "/works", data({"status": "ok", "message": {"items": []}}))


def verdict(online: Online, cited: Cited = CITED) -> str:
    return judge(cited, OnlineAnswers(online), today=TODAY).verdict


def test_a_work_that_crossref_knows_as_it_is_cited_is_verified(server: Server, online: Online) -> None:
    server.say(CROSSREF, f"/works/{DOI}", data(crossref()))
    assert verdict(online) == "verified"


def test_a_work_of_another_title_and_author_is_another(server: Server, online: Online) -> None:
    other = crossref(title=["Steel kettles of the north"], author=[{"family": "Zimmer", "given": "Olga"}])
    server.say(CROSSREF, f"/works/{DOI}", data(other))
    assert verdict(online) == "other-work"


def test_a_work_that_was_retracted_is_so(server: Server, online: Online) -> None:
    told = [update("retraction", "10.5555/tea.r", "retraction-watch", "40")]
    server.say(CROSSREF, f"/works/{DOI}", data(crossref(title=[f"RETRACTED: {TITLE}"], updated_by=told)))
    judged = judge(CITED, OnlineAnswers(online), today=TODAY)
    assert judged.verdict == "retracted"
    assert [notice.doi for notice in judged.evidence.notices] == ["10.5555/tea.r"]


def test_a_retraction_that_pubmed_alone_knows_counts(server: Server, online: Online) -> None:
    server.say(CROSSREF, f"/works/{DOI}", data(crossref()))
    server.say(EUTILS, SEARCH, data({"esearchresult": {"idlist": ["31234567"]}}))
    server.say(EUTILS, SUMMARY, data(summary("31234567", pubtype=["Retracted Publication"])))
    assert verdict(online) == "retracted"


def test_a_doi_that_nobody_knows_is_not_registered(server: Server, online: Online) -> None:
    server.say(CROSSREF, f"/works/{DOI}", Said(404, b"Resource not found.", "text/plain"))
    server.say(DOI_ORG, f"/doiRA/{DOI}", data([agency(DOI)]))
    server.say(DOI_ORG, f"/api/handles/{DOI}", data(handle(DOI, 100), 404))
    assert verdict(online) == "not-registered"


def test_a_number_that_pubmed_never_gave_is_not_registered(server: Server, online: Online) -> None:
    server.say(EUTILS, SUMMARY, data(unknown_pmid("39999999")))
    assert verdict(online, CITED._replace(identifiers=(("pmid", "39999999"),))) == "not-registered"


@pytest.mark.parametrize("fault", [Said(500), page(), page(404), Said(body=b"{", length=50), Said(403)])
def test_a_service_that_fails_makes_no_verdict(server: Server, online: Online, fault: Said) -> None:
    for host, path in (
        (CROSSREF, f"/works/{DOI}"),
        (CROSSREF, "/works"),
        (DOI_ORG, f"/doiRA/{DOI}"),
        (DOI_ORG, f"/api/handles/{DOI}"),
    ):
        server.say(host, path, fault)
    assert verdict(online) == "unchecked"


def test_a_chinese_work_that_exists_is_not_accused(server: Server, online: Online) -> None:
    doi = "10.3760/cma.j.cn999999-20231008-00670"
    server.say(DOI_ORG, f"/doiRA/{doi}", data([agency(doi, "ISTIC")]))
    cited = Cited(
        "茶组. 生姜茶与手冷[J]. 虚构草药学报,2023.",
        title="生姜茶与手冷",
        year=2023,
        identifiers=(("doi", doi),),
    )
    judged = judge(cited, OnlineAnswers(online), today=TODAY)
    assert judged.verdict not in ("not-registered", "other-work", "not-in-registry")
    assert not judged.hard or judged.verdict == "verified-with-differences"


def test_a_work_without_identifier_is_matched_by_a_search(server: Server, online: Online) -> None:
    server.say(CROSSREF, "/works", data({"status": "ok", "message": {"items": [crossref()["message"]]}}))
    server.say(CROSSREF, f"/works/{DOI}", data(crossref()))
    assert verdict(online, CITED._replace(identifiers=())) == "matched"
