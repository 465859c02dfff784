"""Does it change nothing that rules ask for signs of a finding in the whole article first?"""

from __future__ import annotations

import pytest

from healthlint.testing import findings_of
from healthlint.text.language.folding import fold
from healthlint.text.readers import read_markdown
from healthlint_rules.commerce.contact_details import ContactDetails
from healthlint_rules.commerce.paid_trial_recruitment import PaidTrialRecruitment
from healthlint_rules.disclaimer.script import count_han, count_traditional
from healthlint_rules.places import Joined, blocks_at, places_of
from healthlint_rules.safety.unproven_remedy_for_serious_disease import UnprovenRemedyForSeriousDisease
from healthlint_rules.transparency.dates import dates_in, may_be_dated


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("To book our clinic, call 0161 496 0123.", "0161 496 0123", id="plain"),
        pytest.param("To book our clinic – call 0161 496 0123.", "0161 496 0123", id="behind a dash"),
        pytest.param("咨询热线：０１６１ ４９６ ０１２３", "０１６１ ４９６ ０１２３", id="full width"),
        pytest.param("预约电话：2024年起改为13800000000", "13800000000", id="behind a year"),
    ],
)
def test_a_telephone_number_is_found_in_digits_of_any_width(text: str, number: str) -> None:
    assert [finding.text for finding in findings_of(ContactDetails(), text)] == [number]


def test_traditional_characters_are_those_written_otherwise_in_simplified() -> None:
    document = read_markdown("偏頭痛的治療，治療頭痛", "page.md")
    assert (count_traditional(document), count_han(document)) == (4, 10)


def test_a_page_in_simplified_characters_has_no_traditional_ones() -> None:
    assert count_traditional(read_markdown("偏头痛的治疗；see 2024", "page.md")) == 0


def test_lines_that_have_a_date_are_among_those_that_may() -> None:
    texts = [
        "By Ana",
        "12 March 2026",
        "5 mg/kg",
        "民国115年3月",
        "12/03/26",
        "version 2026",
        "115.3.1",
        "2 of 3",
        "12-03-26",
        "115-3",
    ]
    dated = [number for number, text in enumerate(texts) if dates_in(text, bare_year=True)]
    may_be = may_be_dated(Joined([fold(text) for text in texts]))
    assert dated == may_be == [1, 3, 4, 5, 6, 8, 9]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        pytest.param(("by",), [0, 2], id="in two lines"),
        pytest.param(("roe", "by"), [0, 1, 2], id="one of two words"),
        pytest.param(("y r",), [2], id="within a line"),
        pytest.param(("lindby", "lind\nroe by"), [], id="not over the end of a line"),
        pytest.param(("aa",), [4], id="twice in a line"),
        pytest.param((), [], id="no word"),
    ],
)
def test_lines_are_searched_as_one_text(words: tuple[str, ...], numbers: list[int]) -> None:
    assert Joined(["by lind", "roe", "by roe", "", "aaa aa"]).with_any(words) == numbers


def test_a_block_that_is_hit_twice_is_told_once() -> None:
    document = read_markdown("Salt.\n\nNo salt, no salt.\n\nOil.", "page.md")
    places = places_of(("salt", "oil"), document.folded)
    assert [block.text for block in blocks_at(document, places)] == ["Salt.", "No salt, no salt.", "Oil."]


def test_each_section_is_asked_for_its_own_register() -> None:
    text = (
        "# Trials\n\nJoin our migraine trial today.\n\n## Elsewhere\n\n"
        "Join our knee trial now. NCT01234567\n\nJoin our hip trial.\n\n## Again\n\nJoin our back trial."
    )
    assert [finding.line for finding in findings_of(PaidTrialRecruitment(), text)] == [3, 13]


def test_a_disease_is_heard_in_its_own_sentence_only() -> None:
    text = "Garlic drops cure colds. Diabetes is treated with insulin. Reishi cures asthma."
    assert [finding.text for finding in findings_of(UnprovenRemedyForSeriousDisease(), text)] == [
        "cures asthma"
    ]
