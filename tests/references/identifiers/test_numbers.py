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
    "PROSPERO": ("CRD42020123456", "prospero", "CRD42020123456"),
    "ISBN of thirteen digits": ("ISBN 978-3-16-148410-0", "isbn", "9783161484100"),
    "ISBN of ten digits is compared by thirteen": ("ISBN 3-16-148410-X", "isbn", "9783161484100"),
    "ISSN": ("ISSN 0378-5955", "issn", "0378-5955"),
    "ISSN in full width": ("ISSN：０３７８－５９５５", "issn", "0378-5955"),
    "arXiv without its version": ("arXiv:2101.01234v3", "arxiv", "2101.01234"),
    "arXiv before 2007": ("arXiv:q-bio/0601001", "arxiv", "q-bio/0601001"),
}
FAULTY = {
    "NCT with a letter for a digit": ("NCTO1234567", "nct", "shape", "NCT01234567"),
    "NCT too short": ("NCT0123456", "nct", "length", ""),
    "PMID of nine digits": ("PMID 312345678", "pmid", "length", ""),
    "ISBN with a wrong check digit": ("ISBN 978-3-16-148410-1", "isbn", "check-digit", ""),
    "ISSN with a wrong check digit": ("ISSN 0378-5954", "issn", "check-digit", ""),
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
