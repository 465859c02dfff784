"""Is each part of a rule known that no example fires?"""

from __future__ import annotations

from typing import Any

import pytest

from healthlint import Document, Finding, Rule, Terms
from healthlint.testing import uncovered
from healthlint.testing.coverage import coverage_of
from testing.probes import probe


def parts(rule: Rule | type[Rule]) -> list[str]:
    return [f"{part.part}: {part.fault}" for part in uncovered(rule)]


UNCOVERED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "term": (
        {"bad": "A ⟦probe⟧.", "terms": {"en": ["probe", "purge*"]}},
        ['terms.en[2] "purge*": no example fires it'],
    ),
    "chinese-term": (
        {"bad": "一个⟦探针⟧。", "terms": {"zh": ["水壶", "探针"]}},
        ['terms.zh[1] "水壶": no example fires it'],
    ),
    "pattern": (
        {"bad": "A ⟦probe⟧.", "terms": {"patterns": ["pr[aeiou]be", "k.ttle"]}},
        ['terms.patterns[2] "k.ttle": no example fires it'],
    ),
    "choice": (
        {"bad": "It ⟦gives hope⟧.", "terms": {"en": ["(give|bring)s hope"]}},
        ['terms.en[1] "(give|bring)s hope": of (give|bring), no example has "bring"'],
    ),
    "empty-choice": (
        {"bad": "A ⟦new hope⟧.", "terms": {"en": ["(new|) hope"]}},
        ['terms.en[1] "(new|) hope": of (new|), no example has none of it'],
    ),
    "choice-of-a-gap": (
        {"bad": "The ⟦first of the patients⟧.", "terms": {"en": ["(first|last) ... (patients|users)"]}},
        [
            'terms.en[1] "(first|last) ... (patients|users)": of (first|last), no example has "last"',
            'terms.en[1] "(first|last) ... (patients|users)": of (patients|users), no example has "users"',
        ],
    ),
    "chinese-choice": (
        {"bad": "它⟦带来希望⟧。", "terms": {"zh": ["（给|带来）希望"]}},
        ['terms.zh[1] "（给|带来）希望": of （给|带来）, no example has "给"'],
    ),
    "mild": (
        {"bad": "A ⟦probe⟧.", "terms": {"en": ["probe"]}, "mild": {"en": ["kettle"]}},
        ['mild.en[1] "kettle": no example fires it'],
    ),
    "mild-that-another-list-takes": (
        {"bad": "A ⟦probe⟧.", "terms": {"en": ["probe"]}, "mild": {"en": ["probe"]}},
        ['mild.en[1] "probe": no example fires it, though bad[1] has it'],
    ),
    "term-within-another": (
        {"bad": "A ⟦long probe⟧.", "terms": {"en": ["long probe", "probe"]}},
        ['terms.en[2] "probe": no example fires it, though bad[1] has it'],
    ),
    "term-that-is-excused": (
        {
            "bad": "A ⟦kettle⟧.",
            "good": "This is not a probe.",
            "terms": {"en": ["kettle", "probe"]},
            "context": "claim",
        },
        ['terms.en[2] "probe": no example fires it, though good[1] has it'],
    ),
    "besides": (
        {
            "bad": "A ⟦probe⟧.",
            "good": "A probe of space, a cup of tea.",
            "terms": {"en": ["probe"], "besides": ["probe of space", "cup of tea", "probe of time"]},
        },
        [
            'terms.besides[2] "cup of tea": protects no word in an example',
            'terms.besides[3] "probe of time": protects no word in an example',
        ],
    ),
    "company": (
        {
            "bad": "A ⟦fine⟧ cream.",
            "good": "Fine. A soap.",
            "ordinary": {"en": ["fine"]},
            "company": {"en": ["cream", "soap", "balm"]},
        },
        [
            'company.en[2] "soap": stands by no reported word in an example',
            'company.en[3] "balm": stands by no reported word in an example',
        ],
    ),
    "unless": (
        {
            "bad": "A ⟦probe⟧.",
            "good": ["A tame probe.", "A wild rope."],
            "terms": {"en": ["probe"]},
            "unless": {"en": ["tame", "wild", "old"]},
        },
        [
            'unless.en[2] "wild": clears no word in an example',
            'unless.en[3] "old": clears no word in an example',
        ],
    ),
    "requires": (
        {
            "bad": "A ⟦probe⟧.",
            "good": ["A probe. Ask a nurse.", "See a friend."],
            "terms": {"en": ["probe"]},
            "requires": {"en": ["ask a nurse", "see a friend"], "metadata": ["reviewed-by"]},
        },
        [
            'requires.en[2] "see a friend": makes no example good',
            'requires.metadata[1] "reviewed-by": makes no example good',
        ],
    ),
    "requires-of-each-article": (
        {
            "bad": "⟦⟧A rope.",
            "good": ["A rope. Ask a nurse.", "---\nreviewed_by: Ines Falk\n---\n\nA rope."],
            "requires": {"en": ["ask a nurse", "see a friend"], "metadata": ["reviewed-by"]},
        },
        ['requires.en[2] "see a friend": makes no example good'],
    ),
    "suggestion": (
        {
            "bad": "A ⟦probe⟧.",
            "terms": {"en": ["probe", "kettle"]},
            "suggestions": {"probe": ["sensor"], "kettle": ["pot"]},
        },
        [
            'terms.en[2] "kettle": no example fires it',
            'suggestions."kettle": no example fires its term',
        ],
    ),
}


@pytest.mark.parametrize(("tables", "expected"), UNCOVERED.values(), ids=UNCOVERED)
def test_what_no_example_fires(tables: dict[str, Any], expected: list[str]) -> None:
    assert parts(probe(**tables)) == expected


COVERED: dict[str, dict[str, Any]] = {
    "plural": {"bad": "Two ⟦probes⟧.", "terms": {"en": ["probe"]}},
    "choice-in-the-plural": {
        "bad": ["⟦Miracle cures⟧.", "A ⟦magic therapy⟧. ⟦Magic therapies⟧.", "A ⟦magic cure⟧."],
        "terms": {"en": ["(miracle|magic) (cure|therapy)"]},
    },
    "full-width-brackets": {"bad": ["它⟦给希望⟧。", "它⟦带来希望⟧。"], "terms": {"zh": ["（给|带来）希望"]}},
    "per-document": {
        "bad": "A ⟦probe⟧ and a kettle.",
        "terms": {"en": ["probe", "kettle"]},
        "per": "document",
    },
    "besides-of-company": {
        "bad": "A ⟦fine⟧ cream.",
        "good": "A fine cream tea.",
        "ordinary": {"en": ["fine"]},
        "company": {"en": ["cream"], "besides": ["cream tea"]},
    },
}


@pytest.mark.parametrize("tables", COVERED.values(), ids=COVERED)
def test_what_is_fired(tables: dict[str, Any]) -> None:
    assert parts(probe(**tables)) == []


def test_choices_are_compared_as_terms_are_in_simplified_characters() -> None:
    rule = probe("它⟦帶來希望⟧。", terms={"zh": ["(带来|给)希望"]})

    assert parts(rule) == ['terms.zh[1] "(带来|给)希望": of (带来|给), no example has "给"']


def test_a_term_is_as_many_parts_as_it_has_choices() -> None:
    rule = probe("It ⟦gives hope⟧. A ⟦probe⟧.", terms={"en": ["(give|bring|sell)s hope", "probe", "kettle"]})

    coverage = coverage_of(rule)

    assert (coverage.covered, coverage.parts, coverage.percent) == (2, 5, 40)


class Own(Rule):
    """A rule whose code decides."""

    code = "PRB202"
    name = "own"
    message = "no"
    sources = ("none",)
    bad = ("A ⟦probe⟧.",)
    good = ("A kettle.",)
    terms = {"any": Terms(en=["probe", "kettle", "rope", "long probe"], enough=1)}

    def check(self, document: Document) -> list[Finding]:
        """Report probes."""
        return [self.finding(match) for match in document.matches(self, "any") if match.text == "probe"]


def test_a_rule_with_code_of_its_own_is_judged_by_what_is_found() -> None:
    assert parts(Own) == [
        'terms.any.en[3] "rope": no example fires it',
        'terms.any.en[4] "long probe": no example fires it',
    ]


def test_what_is_uncovered_is_told_with_the_place_of_the_class() -> None:
    (first, _) = uncovered([Own])

    assert first.place.path.endswith("test_coverage.py")
    assert first.place.line > 1
    assert str(first) == f'{first.place}: PRB202 own: terms.any.en[3] "rope": no example fires it'
