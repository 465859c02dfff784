"""Only two words of doi.org together say that a DOI is not registered."""

from __future__ import annotations

import pytest

from healthlint.online.answers import Absent, Exists, NotRegistered, Unchecked
from healthlint.online.online import Online
from serving import Said, Server, data, page
from shapes import DOI, agency, handle

HOST = "doi.org"
HANDLE = f"/api/handles/{DOI}"
AGENCY = f"/doiRA/{DOI}"


@pytest.mark.parametrize("code", [1, 200])
def test_a_handle_that_is_known_exists_with_or_without_an_address(
    server: Server, online: Online, code: int
) -> None:
    server.say(HOST, HANDLE, data(handle(DOI, code)))
    answer = online.handle(DOI)
    assert isinstance(answer, Exists)
    assert answer.identifier == DOI
    assert server.asked[0].query == {"type": "URL"}


def test_a_doi_that_doi_org_does_not_know_is_not_registered(server: Server, online: Online) -> None:
    server.say(HOST, HANDLE, data(handle(DOI, 100), 404))
    answer = online.handle(DOI)
    assert isinstance(answer, NotRegistered)
    assert answer.asked.endswith(f"{HANDLE}?type=URL")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(page(404, "<html><body>404 Not Found</body></html>"), id="404 with a page"),
        pytest.param(data(handle(DOI, 100)), id="code 100 with status 200"),
        pytest.param(data(handle(DOI, 1), 404), id="code 1 with status 404"),
        pytest.param(data(handle(DOI, 2)), id="code 2"),
        pytest.param(data({"responseCode": 2}, 500), id="code 2 with status 500"),
        pytest.param(data({}, 404), id="404 without a code"),
        pytest.param(data(handle("10.5555/tea", 100), 404), id="another handle"),
        pytest.param(data({"responseCode": 100}, 404), id="no handle"),
        pytest.param(Said(body=b"not json"), id="no JSON"),
        pytest.param(page(text="<!-- a moment, please -->"), id="a robot check"),
        pytest.param(data({}, 429, Retry_After="3600"), id="too many requests"),
    ],
)
def test_anything_else_leaves_a_doi_unchecked(server: Server, online: Online, said: Said) -> None:
    server.say(HOST, HANDLE, said)
    assert isinstance(online.handle(DOI), Unchecked)


def test_the_slash_of_a_doi_stays_and_all_else_is_escaped(server: Server, online: Online) -> None:
    doi = "10.5555/(sici)9999(2021)7:3<101::aid-tea1>3.0.co;2-5?x#y%2f"
    path = (
        "/api/handles/10.5555/%28sici%299999%282021%297%3A3%3C101%3A%3Aaid-tea1%3E3.0.co%3B2-5%3Fx%23y%252f"
    )
    server.say(HOST, path, data(handle(doi)))
    assert isinstance(online.handle(doi), Exists)
    assert server.paths() == [path]


def test_a_double_slash_stays_double(server: Server, online: Online) -> None:
    server.say(HOST, "/api/handles/10.5555//tea-2", data(handle("10.5555//tea-2")))
    assert isinstance(online.handle("10.5555//tea-2"), Exists)


@pytest.mark.parametrize(
    "doi",
    [
        "10.5555/../../etc/passwd",
        "10.5555/.",
        "10.5555/a/./b",
        "10.12/34",
        "10.5555/",
        "10.5555/a b",
        "10.5555/a\r\nHost: evil.example",
        "10.5555/\ud800",
        "https://evil.example/",
        "",
    ],
)
def test_no_address_is_made_of_what_is_no_doi(server: Server, online: Online, doi: str) -> None:
    for answer in (online.handle(doi), online.crossref(doi), online.datacite(doi), online.agency(doi)):
        assert isinstance(answer, Unchecked)
        assert answer.cause == "identifier"
    assert isinstance(online.doi(doi), Unchecked)
    assert server.asked == []


@pytest.mark.parametrize("name", ["Crossref", "DataCite", "ISTIC", "CNKI", "mEDRA", "JaLC"])
def test_the_agency_of_a_doi_is_told(server: Server, online: Online, name: str) -> None:
    server.say(HOST, AGENCY, data([agency(DOI.upper(), name)]))
    answer = online.agency(DOI)
    assert isinstance(answer, Exists)
    assert (answer.agency, answer.identifier) == (name, DOI)


def test_a_doi_without_agency_is_absent(server: Server, online: Online) -> None:
    server.say(HOST, AGENCY, data([agency(DOI)]))
    assert isinstance(online.agency(DOI), Absent)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(data([]), id="no item"),
        pytest.param(data([agency("10.5555/other", "Crossref")]), id="another DOI"),
        pytest.param(data([{"DOI": DOI, "status": "Invalid DOI"}]), id="a fault"),
        pytest.param(data({"DOI": DOI, "RA": "Crossref"}), id="no list"),
        pytest.param(page(), id="a page"),
        pytest.param(Said(503), id="503"),
    ],
)
def test_an_agency_that_is_not_told_is_unchecked(server: Server, online: Online, said: Said) -> None:
    server.say(HOST, AGENCY, said)
    assert isinstance(online.agency(DOI), Unchecked)


def test_several_dois_are_asked_for_at_once_and_their_commas_escaped(server: Server, online: Online) -> None:
    path = "/doiRA/10.5555/a%2Cb,10.5555/c"
    server.say(HOST, path, data([agency("10.5555/a,b", "ISTIC"), agency("10.5555/c")]))
    answers = online.agencies(["10.5555/a,b", "10.5555/c", "10.5555/.."])
    assert [type(answer) for answer in answers.values()] == [Exists, Absent, Unchecked]
    assert server.paths() == [path]
    assert online.agencies(["10.5555/c", "10.5555/a,b"])["10.5555/c"] == answers["10.5555/c"]
    assert len(server.asked) == 1


def test_the_words_of_a_fault_are_shown_cleaned_and_cut(server: Server, online: Online) -> None:
    told = [{"DOI": DOI, "status": "\x1b[31mInvalid <b>DOI</b> " + "x" * 5000}]
    server.say(HOST, AGENCY, data(told))
    answer = online.agency(DOI)
    assert isinstance(answer, Unchecked)
    assert answer.reason.startswith("doi.org says: [31mInvalid DOI xxx")
    assert len(answer.reason) < 130


@pytest.mark.parametrize(
    ("length", "at_once"),
    [pytest.param(10, 50, id="by their number"), pytest.param(900, 3, id="by their length")],
)
def test_many_dois_are_asked_for_in_parts(server: Server, online: Online, length: int, at_once: int) -> None:
    dois = [f"10.5555/{number:0{length}}" for number in range(120)]
    parts = [dois[start : start + at_once] for start in range(0, len(dois), at_once)]
    for part in parts:
        server.say(HOST, "/doiRA/" + ",".join(part), data([agency(doi, "ISTIC") for doi in part]))
    assert {type(answer) for answer in online.agencies(dois).values()} == {Exists}
    assert len(server.asked) == len(parts)
