"""Which of the ways in which articles write identifiers are wrong, and which are only untidy?"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from healthlint.testing import findings_of, fixed_by
from healthlint_rules.citation.identifier_form import IdentifierForm
from healthlint_rules.citation.malformed_reference_metadata import MalformedReferenceMetadata

ENTRY = "Lind C. Sleep by day. Nap Medicine. 2020;8(1):7-9."
PLACES = {
    "in a list": (f"## References\n\n1. {ENTRY} {{}}\n", "markdown"),
    "in a list of plain text": (f"References\n\n[1] {ENTRY} {{}}\n", "plain"),
    "in a Chinese list": ("## 参考文献\n\n[1]林若安.午睡[J].睡眠医学,2020,3(2):1-9. {}\n", "markdown"),
    "in the text": ("Naps help, as {} says.\n", "markdown"),
    "in a page": (f"<h2>References</h2><ol><li>{ENTRY} {{}}</li></ol>", "html"),
}


class Written(NamedTuple):
    """How an identifier is written, what is wrong with it, and how it is written better."""

    text: str
    wrong: str = ""  # words of the message that it cannot be right
    better: str = ""  # it is right, and better written so


WAYS = {
    "a full stop behind it": Written("DOI:10.5555/j.CN99-1234/R.20230042."),
    "an address": Written("https://doi.org/10.5555/napw.v6i1.516"),
    "in brackets, with brackets of its own": Written("(10.5555/S0140-9999(97)11096-0)"),
    "in square brackets": Written("[doi:10.5555/nap.12]"),
    "SICI, percent-encoded": Written("10.5555/1096-9999(200007)74:3%3C201::AID-NAP8%3E3.0.CO;2-5"),
    "a percent-encoded slash": Written(
        "https://doi.org/10.5555%2Fs41586-021-00001-2", better="https://doi.org/10.5555/s41586-021-00001-2"
    ),
    "the former resolver": Written(
        "http://dx.doi.org/10.5555/nap.12", better="https://doi.org/10.5555/nap.12"
    ),
    "a tracking query": Written("https://doi.org/10.5555/nap12373?utm_source=letter"),
    "the route of a publisher": Written("10.5555/fnaps.2020.00383/full"),
    "full width": Written("１０．５５５５／ｎａｐ１２３７３", better="10.5555/nap12373"),
    "a Chinese full stop behind it": Written("10.5555/j.issn.1000-9999.2020.01.001。"),
    "a Chinese semicolon behind it": Written("10.5555/j.nap.2020.01.001；收稿日期"),
    "a question mark for a lost hyphen": Written("10.5555/j.issn.0999?1157.20181400"),
    "brackets inside": Written("10.5555/j.cnki.nap.univ(med.sci).20240004.017"),
    "a double slash": Written("10.5555//monograph-2025-2"),
    "two in a row": Written("doi:10.5555/nap.1; PMID: 31234567"),
    "a registrant of two digits": Written("doi: 10.55/34", wrong="is no DOI: none is written so"),
    "a path upwards": Written("doi:10.5555/../../nap", wrong="climbs from folder to folder"),
    "a blank": Written(
        "doi: 10.5555/journal. pnap.0033693", wrong="10.5555/journal.pnap.0033693 may be meant"
    ),
    "a blank behind a hyphen": Written(
        "10.5555/s41586- 021-00001-2", wrong="10.5555/s41586-021-00001-2 may be"
    ),
    "a letter for a digit": Written("doi:l0.5555/nap.12", wrong="10.5555/nap.12 may be meant"),
    "ISSN of full width": Written("ISSN：０３７８－５９５５"),
    "ISSN with a wrong digit": Written("ISSN 0378-5954", wrong="is no ISSN: its check digit does not fit"),
    "EU CT of too few digits": Written("EU CT number: 2022-50001-26", wrong="is no EU CT"),
}
RULE = MalformedReferenceMetadata({"today": "2026-03-01"})


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_what_cannot_be_right_is_told_and_what_can_be_is_not(way: Written, place: tuple[str, str]) -> None:
    text, form = place
    findings = findings_of(RULE, text.format(way.text), form)
    if not way.wrong:
        assert findings == []
        return
    (finding,) = findings
    if finding.language == "en":
        assert way.wrong in finding.message
    assert finding.text in way.text


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_what_is_right_and_untidy_is_told_how_it_is_better_written(
    way: Written, place: tuple[str, str]
) -> None:
    text, form = place
    findings = findings_of(IdentifierForm(), text.format(way.text), form)
    assert [way.better in finding.message for finding in findings] == [True] * bool(way.better)


BROKEN = {
    "behind the slash": ("doi:10.5555/\nnap.1", "doi:10.5555/nap.1"),
    "behind a hyphen": ("doi:10.5555/nap-\n2020.17", "doi:10.5555/nap-2020.17"),
    "behind a dot: it may be that of the sentence": ("10.5555/nap.\nlind2020", "10.5555/nap.\nlind2020"),
    "before another identifier": ("doi:10.5555/nap-\nNCT01234567", "doi:10.5555/nap-\nNCT01234567"),
}


@pytest.mark.parametrize(("before", "after"), BROKEN.values(), ids=BROKEN)
def test_the_end_of_a_line_that_cuts_a_doi_is_mended_where_no_doi_ends_so(before: str, after: str) -> None:
    assert fixed_by(IdentifierForm(), f"See {before} for more.\n") == f"See {after} for more.\n"
    assert findings_of(RULE, f"See {before} for more.\n") == []
