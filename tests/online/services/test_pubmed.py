"""PubMed's summaries, its notices, and the errors that it sends with status 200."""

from __future__ import annotations

import datetime

import pytest

from healthlint.online.answers import Absent, Known, Noticed, NotRegistered, Unchecked
from healthlint.online.online import Online
from healthlint.online.services.pubmed import PubMed
from healthlint.online.services.pubmed_summary import record_of
from healthlint.references.works import Name, Notice, Record
from serving import Said, Server, data, page
from shapes import DOI, TITLE, related, summary, unknown_pmid

HOST, ROOT = "eutils.ncbi.nlm.nih.gov", "/entrez/eutils"
PMID = "31234567"


def read(**changes: object) -> Record:
    return record_of(PMID, summary(PMID, **changes)["result"][PMID])


def test_a_record_is_read(server: Server, online: Online) -> None:
    server.say(HOST, f"{ROOT}/esummary.fcgi", data(summary(PMID)))
    known = online.pmid(PMID)
    assert isinstance(known, Known)
    record = known.record
    assert (record.source, record.pmid, record.doi, record.pmcid) == ("pubmed", PMID, DOI, "PMC7654321")
    assert record.title == TITLE
    assert record.authors == (Name("Quellin", "MA"), Name("van den Tarnby", "I"), Name("Kettle Group"))
    assert record.years == (2021, 2020)
    assert record.container == "Annals of imaginary herbs"
    assert record.containers == ("Ann Imag Herbs", "9999-0001")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "101-9")
    assert server.asked[0].query == {"db": "pubmed", "retmode": "json", "id": PMID, "tool": "healthlint"}


def test_a_number_that_was_never_given_is_not_registered(server: Server, online: Online) -> None:
    server.say(HOST, f"{ROOT}/esummary.fcgi", data(unknown_pmid("39999999")))
    assert isinstance(online.pmid("39999999"), NotRegistered)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(data({"esummaryresult": ["Invalid uid"]}), id="another shape"),
        pytest.param(data(summary("31234568")), id="another number"),
        pytest.param(data(summary(PMID, title="")), id="no title"),
        pytest.param(data(summary(PMID, error="backend failed")), id="another error"),
        pytest.param(data({"error": "API rate limit exceeded"}, 429, Retry_After="9999"), id="too often"),
        pytest.param(data(unknown_pmid(PMID), 404), id="404"),
        pytest.param(page(), id="a page"),
    ],
)
def test_what_is_no_summary_leaves_a_number_unchecked(server: Server, online: Online, said: Said) -> None:
    server.say(HOST, f"{ROOT}/esummary.fcgi", said)
    assert isinstance(online.pmid(PMID), Unchecked)


@pytest.mark.parametrize("pmid", ["", "0", "012", "123456789", "12a", "1&db=gene", "１２"])
def test_no_address_is_made_of_what_is_no_number(server: Server, online: Online, pmid: str) -> None:
    for answer in (online.pmid(pmid), online.pubmed_notices(pmid)):
        assert isinstance(answer, Unchecked)
        assert answer.cause == "identifier"
    assert server.asked == []


def test_the_title_of_an_article_in_another_language_is_the_translated_one_without_brackets() -> None:
    record = read(title="[Ginger tea and cold hands].", vernaculartitle="生姜茶与手冷.", lang=["chi"])
    assert (record.title, record.other_titles) == ("Ginger tea and cold hands", ("生姜茶与手冷",))


def test_a_chapter_is_in_its_book() -> None:
    record = read(fulljournalname="", source="", booktitle="The Kettle Handbook")
    assert record.container == "The Kettle Handbook"


def test_the_notices_of_a_summary_lead_from_the_work_to_them() -> None:
    record = read(
        pubtype=["Journal Article", "Retracted Publication"],
        references=[
            related("Comment in", 31, "J Tea. 2021;1:2."),
            related("Retraction in", 32, "J Tea. 2023 Feb 6;4(1):7. doi: 10.5555/TEA.r."),
            related("Expression of concern in", 33, "J Tea. 2022 Nov;3:1"),
            related("Erratum in", 34, "J Tea. 2021;2:9"),
            related("Update in", 35, "J Tea. 2024;9:9"),
        ],
    )
    assert record.notices == (
        Notice("retraction", "pubmed", "10.5555/tea.r", "32", datetime.date(2023, 2, 6)),
        Notice("concern", "pubmed", "", "33", datetime.date(2022, 11, 1)),
        Notice("correction", "pubmed", "", "34", datetime.date(2021, 1, 1)),
    )
    assert not record.is_notice


def test_a_work_that_is_called_retracted_is_so_without_a_link_to_the_notice() -> None:
    assert read(pubtype=["Retracted Publication"]).notices == (Notice("retraction", "pubmed"),)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"pubtype": ["Retraction of Publication"]}, id="its type"),
        pytest.param({"pubtype": ["Retraction Notice"]}, id="its type by the newer name"),
        pytest.param({"pubtype": ["Published Erratum"]}, id="an erratum"),
        pytest.param(
            {"references": [related("Retraction of", 9, "J Tea. 2021;1:2.")]}, id="what it leads to"
        ),
    ],
)
def test_a_notice_is_not_taken_for_the_work_that_it_retracts(changes: dict[str, object]) -> None:
    record = read(**changes)
    assert record.is_notice
    assert record.notices == ()


def xml(pmid: str = PMID, types: str = "", links: str = "") -> Said:
    body = f"""<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.example/pubmed.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>
<Article><ArticleTitle>Tea</ArticleTitle><PublicationTypeList>
<PublicationType UI="D016428">Journal Article</PublicationType>{types}</PublicationTypeList></Article>
<CommentsCorrectionsList>{links}</CommentsCorrectionsList></MedlineCitation></PubmedArticle></PubmedArticleSet>"""
    return Said(body=body.encode(), kind="text/xml; charset=UTF-8")


def link(kind: str, pmid: str = "32") -> str:
    source = "J Tea. 2023 Feb 6;4(1):7. doi: 10.5555/tea.r."
    return (
        f'<CommentsCorrections RefType="{kind}"><RefSource>{source}</RefSource>'
        f'<PMID Version="1">{pmid}</PMID></CommentsCorrections>'
    )


def test_the_notices_of_a_full_record_are_read(server: Server, online: Online) -> None:
    retracted = '<PublicationType UI="D016441">Retracted Publication</PublicationType>'
    said = xml(
        types=retracted, links=link("CommentIn") + link("RetractionIn") + link("ExpressionOfConcernIn")
    )
    server.say(HOST, f"{ROOT}/efetch.fcgi", said)
    answer = online.pubmed_notices(PMID)
    assert isinstance(answer, Noticed)
    day = datetime.date(2023, 2, 6)
    assert answer.notices == (
        Notice("retraction", "pubmed", "10.5555/tea.r", "32", day),
        Notice("concern", "pubmed", "10.5555/tea.r", "32", day),
    )
    assert not answer.is_notice


@pytest.mark.parametrize(
    ("said", "is_notice"),
    [
        pytest.param(xml(), False, id="nothing is linked"),
        pytest.param(xml(links=link("RetractionOf")), True, id="it retracts another"),
        pytest.param(
            xml(types='<PublicationType UI="D016440">Retraction Notice</PublicationType>'),
            True,
            id="its type",
        ),
    ],
)
def test_a_full_record_without_notices_says_so(
    server: Server, online: Online, said: Said, is_notice: bool
) -> None:
    server.say(HOST, f"{ROOT}/efetch.fcgi", said)
    answer = online.pubmed_notices(PMID)
    assert isinstance(answer, Noticed)
    assert (answer.notices, answer.is_notice) == ((), is_notice)


RECORD = xml().body
BOMB = RECORD.replace(
    b' "https://dtd.example/pubmed.dtd">', b' "x" [<!ENTITY a "tea"><!ENTITY b "&a;&a;&a;">]>'
)
assert BOMB != RECORD


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(xml("31234568"), id="another number"),
        pytest.param(Said(body=b"<PubmedArticleSet></PubmedArticleSet>", kind="text/xml"), id="none"),
        pytest.param(Said(body=b"<PubmedArticleSet>", kind="text/xml"), id="half of it"),
        pytest.param(Said(body=BOMB, kind="text/xml"), id="entities"),
        pytest.param(
            Said(body=BOMB.decode().encode("utf-16"), kind="text/xml"), id="entities in another encoding"
        ),
        pytest.param(Said(body=b"<a>" * 100_000, kind="text/xml"), id="depth without end"),
        pytest.param(data({"error": "x"}), id="JSON"),
        pytest.param(page(), id="a page"),
    ],
)
def test_what_is_no_full_record_leaves_its_notices_unchecked(
    server: Server, online: Online, said: Said
) -> None:
    server.say(HOST, f"{ROOT}/efetch.fcgi", said)
    assert isinstance(online.pubmed_notices(PMID), Unchecked)


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        pytest.param([PMID], Known, id="one"),
        pytest.param([], Absent, id="none"),
        pytest.param([PMID, "7"], Absent, id="more than one, so that it is unclear which"),
    ],
)
def test_a_doi_leads_to_a_number(server: Server, online: Online, numbers: list[str], kind: type) -> None:
    said = data({"esearchresult": {"count": str(len(numbers)), "idlist": numbers}})
    server.say(HOST, f"{ROOT}/esearch.fcgi", said)
    answer = online.pmid_of(DOI)
    assert isinstance(answer, kind)
    assert server.asked[0].query["term"] == f'"{DOI}"[aid]'


def test_a_doi_cannot_change_the_search(server: Server, online: Online) -> None:
    assert isinstance(online.pmid_of('10.5555/x"[aid]OR"cat'), Unchecked)
    assert server.asked == []


def test_a_search_without_result_is_none(server: Server, online: Online) -> None:
    server.say(HOST, f"{ROOT}/esearch.fcgi", data({"esearchresult": {"ERROR": "x"}}))
    assert isinstance(online.pmid_of(DOI), Unchecked)


def test_a_key_gives_a_faster_lane_and_is_not_shown(server: Server, online: Online) -> None:
    server.say(HOST, f"{ROOT}/esummary.fcgi", data(summary(PMID)))
    assert online._client is not None
    known = PubMed(online._client, f"http://{HOST}{ROOT}", "desk@herbs.example", "s3cret").record(PMID)
    assert isinstance(known, Known)
    assert (server.asked[0].query["api_key"], server.asked[0].query["email"]) == (
        "s3cret",
        "desk@herbs.example",
    )
    assert "s3cret" not in known.asked
