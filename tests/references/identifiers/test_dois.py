from __future__ import annotations

import csv
from pathlib import Path

import pytest

from healthlint.references.identifiers import identifiers

SHARED = Path(__file__).parents[4] / "shared"
EDGE_CASES = SHARED / "api-samples" / "negative" / "doi_edge_cases.tsv"

RIGHT = {
    "a full stop of the sentence is no part": (
        "DOI:10.5555/j.CN99-1234/R.20230042.",
        "10.5555/j.cn99-1234/r.20230042",
    ),
    "an address holds one": ("https://doi.org/10.5555/napw.v6i1.516", "10.5555/napw.v6i1.516"),
    "a bracket that it did not open ends it": (
        "(10.5555/S0140-9999(97)11096-0)",
        "10.5555/s0140-9999(97)11096-0",
    ),
    "SICI": (
        "10.5555/(sici)1097-9999(19970515)16:9<1041::aid-nap521>3.0.co;2-f",
        "10.5555/(sici)1097-9999(19970515)16:9<1041::aid-nap521>3.0.co;2-f",
    ),
    "SICI, percent-encoded": (
        "10.5555/1096-9999(200007)74:3%3C201::AID-NAP8%3E3.0.CO;2-5",
        "10.5555/1096-9999(200007)74:3<201::aid-nap8>3.0.co;2-5",
    ),
    "a percent-encoded slash": (
        "https://dx.doi.org/10.5555%2Fs41586-021-00001-2",
        "10.5555/s41586-021-00001-2",
    ),
    "a tracking query is cut": ("https://doi.org/10.5555/nap12373?utm_source=letter", "10.5555/nap12373"),
    "the route of a publisher is cut": ("10.5555/fnaps.2020.00383/full", "10.5555/fnaps.2020.00383"),
    "full width": ("ＤＯＩ：１０．５５５５／ｎａｐ１２３７３", "10.5555/nap12373"),
    "a Chinese full stop ends it": (
        "DOI:10.5555/j.issn.1000-9999.2020.01.001。",
        "10.5555/j.issn.1000-9999.2020.01.001",
    ),
    "a Chinese semicolon ends it": ("10.5555/j.nap.2020.01.001；收稿日期", "10.5555/j.nap.2020.01.001"),
    "a question mark may stand for a lost hyphen": (
        "10.5555/j.issn.0999?1157.20181400",
        "10.5555/j.issn.0999?1157.20181400",
    ),
    "a question mark before a word is a lost blank": ("doi:10.5555/nap.77?Accessed in May", "10.5555/nap.77"),
    "brackets inside": (
        "10.5555/j.cnki.nap.univ(med.sci).20240004.017",
        "10.5555/j.cnki.nap.univ(med.sci).20240004.017",
    ),
    "a double slash counts": ("10.5555//monograph-2025-2", "10.5555//monograph-2025-2"),
    "an escape of LaTeX": (r"10.5555/nap\_a\_00276", "10.5555/nap_a_00276"),
    "markup ends it": ("10.5555/contrib.nap.68.1.1-29<br>lind", "10.5555/contrib.nap.68.1.1-29"),
    "a version of medRxiv is cut": (
        "https://www.medrxiv.org/content/10.1101/2021.01.02.00000001v2.full.pdf",
        "10.1101/2021.01.02.00000001",
    ),
    "a version of bioRxiv is cut": ("doi: 10.64898/2026.01.02.000001v1", "10.64898/2026.01.02.000001"),
    "a comma and a quotation mark end it": ("“10.5555/nap.1,” says", "10.5555/nap.1"),
}
FAULTY = {
    "a registrant has four digits": ("doi: 10.55/34", "shape", ""),
    "a path that leads upwards": ("10.5555/../../etc/passwd", "unsafe", ""),
    "a blank cuts the suffix": (
        "doi: 10.5555/journal. pnap.0033693",
        "broken",
        "10.5555/journal.pnap.0033693",
    ),
    "a line end cuts it behind a hyphen": (
        "https://doi.org/10.5555/s41586- 021-00001-2",
        "broken",
        "10.5555/s41586-021-00001-2",
    ),
    "a blank before a dot": ("doi:10.5555/nap .14.82", "broken", "10.5555/nap.14.82"),
    "a blank before a number and a year": (
        "doi: 10.5555/naps. 0300-04.2004",
        "broken",
        "10.5555/naps.0300-04.2004",
    ),
    "a blank cuts the registrant": ("doi: 10. 5555/nap.1", "broken", "10.5555/nap.1"),
    "no suffix": ("https://doi.org/10.5555/", "shape", ""),
    "no ten and no dot": ("doi:5555/nap.12", "shape", "10.5555/nap.12"),
    "no slash": ("doi:10.5555nap.12", "shape", "10.5555/nap.12"),
    "l for 1": ("doi:l0.5555/nap.12", "shape", "10.5555/nap.12"),
    "the ten is lost": ("doi:.5555/nap.12", "shape", "10.5555/nap.12"),
}


@pytest.mark.parametrize(("text", "value"), RIGHT.values(), ids=RIGHT)
def test_a_doi_is_found_as_two_are_compared(text: str, value: str) -> None:
    assert [(found.kind, found.value, found.fault) for found in identifiers(text)] == [("doi", value, None)]


@pytest.mark.parametrize(("text", "fault", "repair"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_doi_has_no_value_and_the_nearest_repair(text: str, fault: str, repair: str) -> None:
    (found,) = identifiers(text)
    assert (found.value, found.fault, found.repair) == ("", fault, repair)


def test_the_span_holds_the_doi_alone() -> None:
    text = "Okafor B. Naps. doi: 10.5555/Nap.12. Read it."
    (found,) = identifiers(text)
    assert text[found.start : found.end] == "10.5555/Nap.12"


@pytest.mark.parametrize(
    "text",
    [
        "110.5555/12",
        "1.10.5555/12",
        "a doi is an identifier",
        "See https://doi.org/ for more.",
        "10.5 mg/dL",
        "The ratio was 10.12/34 in 2010.",
        "",
    ],
)
def test_what_is_no_doi_is_none(text: str) -> None:
    assert identifiers(text) == []


@pytest.mark.skipif(not EDGE_CASES.exists(), reason="the collected cases are not at hand")
def test_the_collected_edge_cases_are_read_as_they_say() -> None:
    with EDGE_CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    read = {}
    for row in rows:
        text, expected = row["input"], row["expected_doi"]
        text = "doi: " + text if expected == "MALFORMED" and not text.startswith("doi") else text
        (found,) = identifiers(text)
        wanted = text if expected == "same" else expected
        wanted = text.lower() if expected.startswith("same,") else wanted
        read[text] = (found.value or found.fault, wanted)
    assert len(read) == 19
    faults = {"MALFORMED": ("shape", "broken"), "REJECT": ("unsafe",)}
    assert {
        text: pair
        for text, pair in read.items()
        if pair[0] != pair[1] and pair[0] not in faults.get(pair[1].partition(" ")[0], ())
    } == {}
