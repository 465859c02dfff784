"""The converter of PubMed Central answers in an older and in a newer spelling."""

from __future__ import annotations

import pytest

from healthlint.online.answers import Absent, Known, Unchecked
from healthlint.online.online import Online
from serving import Said, Server, data, moved, page

HOST, PATH = "pmc.ncbi.nlm.nih.gov", "/tools/idconv/api/v1/articles/"
OLD = {
    "status": "ok",
    "responseDate": "2022-11-09 09:38:24",
    "request": "ids=PMC7654321;format=json",
    "records": [
        {
            "pmcid": "PMC7654321",
            "pmid": "31234567",
            "doi": "10.5555/TEA.1",
            "versions": [{"pmcid": "PMC7654321.1", "current": "true"}],
        }
    ],
}
NEW = {
    "status": "ok",
    "response-date": "2026-07-03 06:58:42",
    "request": {"ids": ["PMC7654321"], "idtype": "pmcid", "versions": "no"},
    "records": [
        {"pmcid": "PMC7654321", "pmid": 31234567, "doi": "10.5555/tea.1", "requested-id": "PMC7654321"}
    ],
}


def missing(message: str) -> dict[str, object]:
    fault = {"pmcid": "PMC7654321", "requested-id": "PMC7654321", "status": "error", "errmsg": message}
    return {"status": "ok", "records": [fault]}


@pytest.mark.parametrize("answer", [pytest.param(OLD, id="older"), pytest.param(NEW, id="newer")])
def test_the_numbers_of_an_article_are_read(server: Server, online: Online, answer: object) -> None:
    server.say(HOST, PATH, data(answer))
    known = online.pmc("pmcid", "PMC7654321")
    assert isinstance(known, Known)
    record = known.record
    assert (record.pmcid, record.pmid, record.doi) == ("PMC7654321", "31234567", "10.5555/tea.1")
    assert (record.source, record.title) == ("pmc", "")
    assert server.asked[0].query == {
        "ids": "PMC7654321", "idtype": "pmcid", "format": "json", "versions": "no", "tool": "healthlint",
    }  # fmt: skip


def test_an_article_that_is_not_in_pubmed_central_is_absent_there(server: Server, online: Online) -> None:
    server.say(HOST, PATH, data(missing("Identifier not found in PMC")))
    assert isinstance(online.pmc("pmcid", "PMC7654321"), Absent)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(data(missing("try later")), id="another error"),
        pytest.param(data(missing("")), id="an error without words"),
        pytest.param(
            data({"status": "error", "message": "ID type mismatch"}, 404), id="a fault of the question"
        ),
        pytest.param(data({"records": [{"pmcid": "PMC1", "pmid": "1"}]}), id="another article"),
        pytest.param(data({"records": []}), id="no record"),
        pytest.param(moved("https://evil.example/"), id="a redirect elsewhere"),
        pytest.param(page(), id="a page"),
    ],
)
def test_what_is_no_answer_of_the_converter_leaves_an_article_unchecked(
    server: Server, online: Online, said: Said
) -> None:
    server.say(HOST, PATH, said)
    assert isinstance(online.pmc("pmcid", "PMC7654321"), Unchecked)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("pmcid", "7654321"), ("pmcid", "PMC0"), ("pmid", "1,2"), ("doi", "x"), ("mid", "NIHMS1")],
)
def test_no_question_is_made_of_what_is_no_identifier(
    server: Server, online: Online, kind: str, value: str
) -> None:
    assert isinstance(online.pmc(kind, value), Unchecked)
    assert server.asked == []
