from __future__ import annotations

import pytest

from healthlint.references.identifiers import identifiers

RIGHT = {
    "PMID": ("PMID: 31234567", "pmid", "31234567"),
    "a page of PubMed": ("https://pubmed.ncbi.nlm.nih.gov/31234567/", "pmid", "31234567"),
    "PMCID": ("PMCID: PMC7123456", "pmcid", "PMC7123456"),
    "NCT": ("trial NCT01234567 began", "nct", "NCT01234567"),
    "ISRCTN": ("ISRCTN12345678", "isrctn", "ISRCTN12345678"),
    "ChiCTR": ("注册号：ChiCTR2000012345", "chictr", "CHICTR2000012345"),
    "EudraCT": ("EudraCT number 2014-001234-12", "eudract", "2014-001234-12"),
    "CTIS": ("EU CT number: 2023-501234-12-00", "euct", "2023-501234-12-00"),
    "jRCT": ("jRCT1031200123", "jrct", "JRCT1031200123"),
    "NCT with a blank": ("NCT 01234567.", "nct", "NCT01234567"),
    "ChiCTR before 2015": ("（ChiCTR-TRC-12002345）", "chictr", "CHICTR-TRC-12002345"),
    "jRCT of a specified trial": ("jRCTs031180001", "jrct", "JRCTS031180001"),
    "PMID before a colon of full width": ("PMID：31234567", "pmid", "31234567"),
    "PROSPERO": ("CRD42020123456", "prospero", "CRD42020123456"),
    "ISBN of thirteen digits": ("ISBN 978-3-16-148410-0", "isbn", "9783161484100"),
    "ISBN of ten digits is compared by thirteen": ("ISBN 3-16-148410-X", "isbn", "9783161484100"),
    "ISBN before a year": ("ISBN: 978 3 16 148410 0 2019", "isbn", "9783161484100"),
    "ISSN": ("ISSN 0378-5955", "issn", "0378-5955"),
    "ISSN in full width": ("ISSN：０３７８－５９５５", "issn", "0378-5955"),
    "arXiv without its version": ("arXiv:2101.01234v3", "arxiv", "2101.01234"),
    "arXiv before 2007": ("arXiv:q-bio/0601001", "arxiv", "q-bio/0601001"),
}
FAULTY = {
    "NCT with a letter for a digit": ("NCTO1234567", "nct", "shape", "NCT01234567"),
    "NCT too short": ("NCT0123456", "nct", "length", ""),
    "ISRCTN too short": ("ISRCTN1234567", "isrctn", "length", ""),
    "ChiCTR too short": ("ChiCTR200001234", "chictr", "length", ""),
    "ChiCTR before 2015, too short": ("ChiCTR-IPR-1500622", "chictr", "length", ""),
    "EudraCT too short": ("EudraCT 2016-01234-56", "eudract", "length", ""),
    "CTIS too short": ("EU CT number: 2022-50001-26", "euct", "length", ""),
    "jRCT too short": ("jRCT203120000", "jrct", "length", ""),
    "PMCID too long": ("PMC123456789", "pmcid", "length", ""),
    "PMID of nine digits": ("PMID 312345678", "pmid", "length", ""),
    "ISBN with a wrong check digit": ("ISBN 978-3-16-148410-1", "isbn", "check-digit", ""),
    "ISBN of ten digits with a wrong check digit": ("ISBN 0-306-40615-3", "isbn", "check-digit", ""),
    "ISSN with a wrong check digit": ("ISSN 0378-5954", "issn", "check-digit", ""),
    "arXiv with a digit too many": ("arXiv:1401.12345", "arxiv", "length", ""),
    "arXiv in a thirteenth month": ("arXiv:2113.01234", "arxiv", "shape", ""),
}


@pytest.mark.parametrize(("text", "kind", "value"), RIGHT.values(), ids=RIGHT)
def test_a_number_is_found_as_two_are_compared(text: str, kind: str, value: str) -> None:
    assert [(found.kind, found.value, found.fault) for found in identifiers(text)] == [(kind, value, None)]


@pytest.mark.parametrize(("text", "kind", "fault", "repair"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_number_has_no_value(text: str, kind: str, fault: str, repair: str) -> None:
    (found,) = identifiers(text)
    assert (found.kind, found.value, found.fault, found.repair) == (kind, "", fault, repair)


def test_identifiers_come_in_their_order() -> None:
    text = "PMID: 31234567. doi:10.5555/nap.1. NCT01234567"
    assert [found.kind for found in identifiers(text)] == ["pmid", "doi", "nct"]


@pytest.mark.parametrize(
    "text", ["Members of the NCT met in 2019.", "PMC patients were younger.", "An ISBN is pending."]
)
def test_the_name_of_a_register_alone_is_no_number(text: str) -> None:
    assert identifiers(text) == []


def test_offsets_are_those_of_the_text() -> None:
    text = "参见（ＤＯＩ：10.5555/nap）和 NCT01234567。"
    assert [text[each.start : each.end] for each in identifiers(text)] == ["10.5555/nap", "NCT01234567"]
