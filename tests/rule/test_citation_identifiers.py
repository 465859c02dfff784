"""Which identifiers does a text hold, and which cannot be right?"""

from __future__ import annotations

import pytest

from healthlint_rules.citation.identifiers import Identifier, identifiers
from healthlint_rules.citation.identifiers.doi import is_safe


def found_in(text: str) -> list[Identifier]:
    return list(identifiers(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("DOI:10.1234/j.CN31-2187/R.20240199.", "10.1234/j.cn31-2187/r.20240199", id="full stop"),
        pytest.param("https://doi.org/10.1234/nap.v6i1.516", "10.1234/nap.v6i1.516", id="address"),
        pytest.param(
            "(10.1234/S0140-6736(97)1-0)", "10.1234/s0140-6736(97)1-0", id="brackets that it opened"
        ),
        pytest.param(
            "10.1234/(sici)1097(1997)16:9<1041::aid-nap>3.0.co;2-f",
            "10.1234/(sici)1097(1997)16:9<1041::aid-nap>3.0.co;2-f",
            id="SICI",
        ),
        pytest.param("10.1234/74:3%3C201::NAP%3E3.0", "10.1234/74:3<201::nap>3.0", id="escaped angles"),
        pytest.param("https://dx.doi.org/10.1234%2Fs1-2", "10.1234/s1-2", id="escaped slash"),
        pytest.param("https://doi.org/10.1234/nap?utm_source=x", "10.1234/nap", id="tracking"),
        pytest.param("10.1234/nap.2020.1/full", "10.1234/nap.2020.1", id="route of a publisher"),
        pytest.param("ＤＯＩ：１０．１２３４／ｎａｐ", "10.1234/nap", id="full-width signs"),
        pytest.param("DOI:10.1234/j.issn.1000-0054。", "10.1234/j.issn.1000-0054", id="Chinese full stop"),
        pytest.param("10.1234/j.nap.01；收稿日期", "10.1234/j.nap.01", id="Chinese semicolon"),
        pytest.param("10.1234/j.issn.0438?1157.2018", "10.1234/j.issn.0438?1157.2018", id="question mark"),
        pytest.param(
            "10.1234/j.univ(med.sci).2024.017", "10.1234/j.univ(med.sci).2024.017", id="inner brackets"
        ),
        pytest.param("10.1234//nap-2025", "10.1234//nap-2025", id="two slashes"),
        pytest.param("10.1234/nap\\_a\\_00276", "10.1234/nap_a_00276", id="LaTeX"),
        pytest.param("10.1234/nap.1-29<br>lind", "10.1234/nap.1-29", id="markup behind it"),
    ],
)
def test_a_doi_is_read_without_what_surrounds_it(text: str, value: str) -> None:
    assert [(each.kind, each.value) for each in found_in(text)] == [("DOI", value)]


@pytest.mark.parametrize(
    ("text", "fault", "repair"),
    [
        pytest.param("doi:10.12/34", "shape", "", id="short registrant"),
        pytest.param("10.1234/../../nap", "shape", "", id="path upwards"),
        pytest.param("doi: 10.1234/nap. pone.0033693", "broken", "10.1234/nap.pone.0033693", id="blank"),
        pytest.param("doi: 10. 1234/nap.1", "broken", "10.1234/nap.1", id="blank in the registrant"),
        pytest.param("doi:1234/nap.2024", "shape", "10.1234/nap.2024", id="without its 10"),
        pytest.param("doi:l0.1234/nap.2024", "shape", "10.1234/nap.2024", id="a letter for a digit"),
        pytest.param("doi:10.1234nap.2024", "shape", "10.1234/nap.2024", id="without its slash"),
        pytest.param("https://doi.org/10.1234/", "shape", "", id="without a suffix"),
        pytest.param("NCT0441658", "length", "", id="NCT"),
        pytest.param("NCTO4416581", "shape", "NCT04416581", id="NCT with a letter"),
        pytest.param("ISRCTN1234567", "length", "", id="ISRCTN"),
        pytest.param("ChiCTR200002930", "length", "", id="ChiCTR"),
        pytest.param("ChiCTR-IPR-1500622", "length", "", id="old ChiCTR"),
        pytest.param("EudraCT 2016-01234-56", "length", "", id="EudraCT"),
        pytest.param("EU CT number: 2022-50001-26", "length", "", id="CTIS"),
        pytest.param("jRCT203120000", "length", "", id="jRCT"),
        pytest.param("PMID: 239037481", "length", "", id="PMID"),
        pytest.param("PMC123456789", "length", "", id="PMCID"),
        pytest.param("ISBN 978-3-16-148410-1", "check-digit", "", id="ISBN of thirteen digits"),
        pytest.param("ISBN 0-306-40615-3", "check-digit", "", id="ISBN of ten digits"),
        pytest.param("ISSN 0378-5954", "check-digit", "", id="ISSN"),
        pytest.param("arXiv:2313.12345", "shape", "", id="arXiv month"),
        pytest.param("arXiv:1401.12345", "length", "", id="arXiv number"),
    ],
)
def test_an_identifier_that_cannot_be_right_is_told(text: str, fault: str, repair: str) -> None:
    assert [(each.fault, each.repair, each.value) for each in found_in(text)] == [(fault, repair, "")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("NCT 04416581.", "NCT04416581", id="NCT with a blank"),
        pytest.param("ChiCTR2000029308", "CHICTR2000029308", id="ChiCTR"),
        pytest.param("（ChiCTR-TRC-12002345）", "CHICTR-TRC-12002345", id="old ChiCTR"),
        pytest.param("EudraCT 2016-001234-56", "2016-001234-56", id="EudraCT"),
        pytest.param("EU CT 2022-500014-26-00", "2022-500014-26-00", id="CTIS"),
        pytest.param("jRCTs031180001", "JRCTS031180001", id="jRCT"),
        pytest.param("PMID：23903748", "23903748", id="PMID"),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/31452104/", "31452104", id="address of PubMed"),
        pytest.param("PMCID: PMC3456789", "PMC3456789", id="PMCID"),
        pytest.param("ISBN 0-8044-2957-X", "080442957X", id="ISBN that ends in X"),
        pytest.param("ISBN: 978 3 16 148410 0 2019", "9783161484100", id="ISBN before a year"),
        pytest.param("ISSN 0378-5955", "0378-5955", id="ISSN"),
        pytest.param("arXiv:2309.12345v2", "2309.12345v2", id="arXiv"),
        pytest.param("arXiv:hep-th/9901001", "hep-th/9901001", id="old arXiv"),
    ],
)
def test_a_number_that_a_register_issues_is_right(text: str, value: str) -> None:
    assert [(each.value, each.fault) for each in found_in(text)] == [(value, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The ratio was 10.12/34 in 2010.",
        "Its DOI is pending.",
        "See https://doi.org/ for more.",
        "Members of the NCT met in 2019.",
        "PMC patients were younger.",
        "The tablet has 10.5 mg.",
    ],
)
def test_other_numbers_are_no_identifiers(text: str) -> None:
    assert found_in(text) == []


def test_offsets_are_those_of_the_text() -> None:
    text = "参见（ＤＯＩ：10.1234/nap）和 NCT01234567。"
    assert [text[each.start : each.end] for each in found_in(text)] == ["10.1234/nap", "NCT01234567"]


@pytest.mark.parametrize("value", ["10.1234/../x", "10.1234/./x", "10.1234/x/.."])
def test_no_address_is_made_of_a_doi_that_leads_upwards(value: str) -> None:
    assert not is_safe(value)
