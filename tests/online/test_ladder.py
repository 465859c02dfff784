"""A DOI is said to be registered nowhere when all who could know have said so."""

from __future__ import annotations

from typing import Any

import pytest

from healthlint.online.agencies import likely
from healthlint.online.answers import Exists, Known, NotRegistered, Unchecked
from healthlint.online.online import Online
from healthlint.online.repairs import repairs
from serving import Said, Server, data, moved, page
from shapes import DOI, NOT_IN_DATACITE, agency, crossref, datacite, handle

CROSSREF, DATACITE, DOI_ORG = "api.crossref.org", "api.datacite.org", "doi.org"
NOT_THERE = Said(404, b"Resource not found.", "text/plain")


def at_crossref(server: Server, doi: str, said: Said = NOT_THERE) -> None:
    server.say(CROSSREF, f"/works/{doi}", said)


def at_doi_org(server: Server, doi: str, *, name: str = "", code: int = 100) -> None:
    server.say(DOI_ORG, f"/doiRA/{doi}", data([agency(doi, name)]))
    server.say(DOI_ORG, f"/api/handles/{doi}", data(handle(doi, code), 404 if code == 100 else 200))


def asked(server: Server) -> list[str]:
    return [f"{request.host}{request.path}" for request in server.asked]


def test_a_record_of_crossref_ends_the_ladder(server: Server, online: Online) -> None:
    at_crossref(server, DOI, data(crossref()))
    assert isinstance(online.doi(DOI.upper()), Known)
    assert len(server.asked) == 1


def test_a_doi_of_datacite_is_looked_up_there(server: Server, online: Online) -> None:
    doi = "10.9999/kettle.77"
    at_crossref(server, doi)
    at_doi_org(server, doi, name="DataCite")
    server.say(DATACITE, f"/dois/{doi}", data(datacite(doi=doi)))
    answer = online.doi(doi)
    assert isinstance(answer, Known)
    assert answer.record.source == "datacite"


def test_a_doi_that_is_surely_of_datacite_is_not_asked_for_elsewhere(server: Server, online: Online) -> None:
    doi = "10.48550/arxiv.2101.00001"
    server.say(DATACITE, f"/dois/{doi}", data(datacite(doi=doi)))
    assert isinstance(online.doi("10.48550/arXiv.2101.00001"), Known)
    assert asked(server) == [f"{DATACITE}/dois/{doi}"]


@pytest.mark.parametrize(
    ("doi", "name"),
    [
        pytest.param("10.3760/cma.j.cn999999-20231008-00670", "ISTIC", id="中华医学会"),
        pytest.param("10.3969/j.issn.9999-0054.2020.01.001", "ISTIC", id="ISTIC"),
        pytest.param("10.13209/j.0479-8023.9999.001", "CNKI", id="CNKI"),
        pytest.param("10.27999/d.cnki.gtean.2020.000001", "CNKI", id="a thesis"),
    ],
)
def test_a_chinese_doi_exists_and_its_title_is_not_looked_up(
    server: Server, online: Online, doi: str, name: str
) -> None:
    at_doi_org(server, doi, name=name)
    answer = online.doi(doi)
    assert isinstance(answer, Exists)
    assert (answer.agency, answer.identifier) == (name, doi)
    assert asked(server) == [f"{DOI_ORG}/doiRA/{doi}"]


def test_a_chinese_doi_that_crossref_does_not_hold_goes_to_its_agency(server: Server, online: Online) -> None:
    doi = "10.16781/j.cn99-2187/r.20240199"
    at_crossref(server, doi)
    at_doi_org(server, doi, name="ISTIC", code=1)
    answer = online.doi(doi)
    assert isinstance(answer, Exists)
    assert answer.agency == "ISTIC"


def test_a_doi_whose_agency_was_guessed_wrongly_is_asked_for_at_the_right_one(
    server: Server, online: Online
) -> None:
    doi = "10.3760/tea"
    at_doi_org(server, doi, name="Crossref")
    at_crossref(server, doi, data(crossref(DOI=doi)))
    assert isinstance(online.doi(doi), Known)


@pytest.mark.parametrize("name", ["Crossref", "DataCite", "mEDRA", "JaLC"])
def test_a_doi_that_its_agency_has_no_record_of_exists_all_the_same(
    server: Server, online: Online, name: str
) -> None:
    at_crossref(server, DOI)
    server.say(DATACITE, f"/dois/{DOI}", data(NOT_IN_DATACITE, 404))
    at_doi_org(server, DOI, name=name)
    answer = online.doi(DOI)
    assert isinstance(answer, Exists)
    assert answer.agency == name
    assert asked(server).count(f"{CROSSREF}/works/{DOI}") == 1


def test_a_doi_that_nobody_knows_is_not_registered(server: Server, online: Online) -> None:
    doi = "10.5555/tea"
    at_crossref(server, doi)
    at_doi_org(server, doi)
    answer = online.doi(doi)
    assert isinstance(answer, NotRegistered)
    assert answer.nearest is None
    assert answer.asked == f"http://{DOI_ORG}/api/handles/{doi}?type=URL"
    assert asked(server) == [
        f"{CROSSREF}/works/{doi}",
        f"{DOI_ORG}/doiRA/{doi}",
        f"{DOI_ORG}/api/handles/{doi}",
    ]


def test_a_handle_that_exists_without_agency_exists(server: Server, online: Online) -> None:
    at_crossref(server, DOI)
    at_doi_org(server, DOI, code=1)
    assert isinstance(online.doi(DOI), Exists)


def test_a_chinese_doi_that_nobody_knows_is_not_registered(server: Server, online: Online) -> None:
    doi = "10.3760/cma.tea"
    at_doi_org(server, doi)
    assert isinstance(online.doi(doi), NotRegistered)


FAULTS = [
    pytest.param(Said(500), id="500"),
    pytest.param(data({}, 429, Retry_After="7200"), id="too many requests"),
    pytest.param(page(), id="a page"),
    pytest.param(page(404), id="a page with 404"),
    pytest.param(Said(body=b'{"respon', length=80), id="half an answer"),
    pytest.param(moved("http://10.0.0.1/"), id="a redirect to a private address"),
    pytest.param(moved("http://122.115.55.36:8000/doi/x"), id="a redirect to a bare address"),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_of_doi_org_makes_a_doi_unregistered(server: Server, online: Online, fault: Said) -> None:
    at_crossref(server, DOI)
    server.say(DOI_ORG, f"/doiRA/{DOI}", fault)
    server.say(DOI_ORG, f"/api/handles/{DOI}", fault)
    assert isinstance(online.doi(DOI), Unchecked)


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_of_crossref_makes_a_doi_unregistered(server: Server, online: Online, fault: Said) -> None:
    at_crossref(server, DOI, fault)
    at_doi_org(server, DOI, name="Crossref", code=1)
    answer = online.doi(DOI)
    assert isinstance(answer, Unchecked)
    assert CROSSREF in answer.asked
    assert asked(server).count(f"{CROSSREF}/works/{DOI}") <= 3


def test_a_doi_is_not_registered_even_while_crossref_is_down(server: Server, online: Online) -> None:
    at_crossref(server, "10.5555/tea", Said(503))
    at_doi_org(server, "10.5555/tea")
    assert isinstance(online.doi("10.5555/tea"), NotRegistered)


def test_a_repaired_form_that_is_registered_is_told_with_its_record(server: Server, online: Online) -> None:
    doi, meant = "10.5555/tea.2o21.07", "10.5555/tea.2021.07"
    at_crossref(server, doi)
    at_doi_org(server, doi)
    forms = repairs(doi)
    told: list[dict[str, Any]] = [agency(form, "Crossref" if form == meant else "") for form in forms]
    server.say(DOI_ORG, "/doiRA/" + ",".join(forms), data(told))
    at_crossref(server, meant, data(crossref(DOI=meant)))
    answer = online.doi(doi)
    assert isinstance(answer, NotRegistered)
    assert isinstance(answer.nearest, Known)
    assert answer.nearest.record.doi == meant


def test_a_repaired_form_without_a_record_is_told_as_existing(server: Server, online: Online) -> None:
    doi, meant = "10.3969/tea.001/pdf", "10.3969/tea.001"
    at_doi_org(server, doi)
    server.say(DOI_ORG, f"/doiRA/{meant}", data([agency(meant, "ISTIC")]))
    answer = online.doi(doi)
    assert isinstance(answer, NotRegistered)
    assert isinstance(answer.nearest, Exists)
    assert answer.nearest.identifier == meant


@pytest.mark.parametrize(
    ("doi", "form"),
    [
        pytest.param("10.5555/tea\\_a\\_1", "10.5555/tea_a_1", id="escapes of TeX"),
        pytest.param("10.5555/1:1%3c1::a%3e2", "10.5555/1:1<1::a>2", id="escapes of addresses"),
        pytest.param("10.5555/a&lt;1&gt;", "10.5555/a<1>", id="escapes of HTML"),
        pytest.param("10.5555/tea–7", "10.5555/tea-7", id="a dash"),
        pytest.param("10.5555/tea.7/full", "10.5555/tea.7", id="what an address adds"),
        pytest.param("10.5555/tea.7.pdf", "10.5555/tea.7", id="the name of a file"),
        pytest.param("10.5555/tea.7v2", "10.5555/tea.7", id="a version"),
        pytest.param("10.5555/tea.7).", "10.5555/tea.7", id="punctuation"),
        pytest.param("10.5555/tea.2O21", "10.5555/tea.2021", id="O for 0"),
        pytest.param("10.5555/tea.202l.11", "10.5555/tea.202l.11", id="no change needed is no form"),
        pytest.param("10.5555/tea.2l21", "10.5555/tea.2121", id="l for 1"),
        pytest.param("10.5555/j.herba1.7", "10.5555/j.herba1.7", id="1 at the end of a word stays"),
        pytest.param("10.5555/herb0logy.1", "10.5555/herbology.1", id="0 for o"),
        pytest.param("10.5555/a\\_2o21/full", "10.5555/a_2021", id="all at once"),
    ],
)
def test_a_form_that_may_have_been_meant_is_found(doi: str, form: str) -> None:
    if form == doi:
        assert form not in repairs(doi)
    else:
        assert form in repairs(doi)


def test_a_doi_without_damage_has_no_other_forms() -> None:
    assert repairs("10.5555/tea.abc-7") == ()


@pytest.mark.parametrize(
    ("doi", "name"),
    [
        ("10.3760/cma.1", "ISTIC"),
        ("10.16511/j.cnki.1", "CNKI"),
        ("10.27123/D.cnki.gtea.2020.1", "CNKI"),
        ("10.1360/n972019-00001", "Crossref"),
        ("10.5281/zenodo.1", "DataCite"),
        ("10.5555/tea", ""),
    ],
)
def test_whom_to_ask_first_is_guessed(doi: str, name: str) -> None:
    assert likely(doi) == name
