"""Is it said why an example differs?"""

from __future__ import annotations

from typing import Any

import pytest

from healthlint import Document, Finding, Rule, Terms
from healthlint.testing import findings_of
from healthlint.testing.differences import Difference, differences_of
from testing.probes import probe

PROBE = {"en": ["probe"], "zh": ["探针"]}


def only(rule: Rule) -> Difference:
    (difference,) = differences_of(rule)
    return difference


MISSING: dict[str, tuple[str, dict[str, Any], str]] = {
    "no-term": (
        "A ⟦prob⟧ here.",
        {"terms": PROBE},
        '“prob”: no term of the rule finds it; the nearest is terms.en[1] "probe"',
    ),
    "nothing-near": ("A ⟦kettle⟧ here.", {"terms": PROBE}, "“kettle”: no term of the rule finds it"),
    "negated": (
        "This is not a ⟦probe⟧.",
        {"terms": PROBE, "context": "claim"},
        '“probe” is found by terms.en[1] "probe", but is negated, and the context "claim" excuses that',
    ),
    "negated-in-chinese": (
        "这不是⟦探针⟧。",
        {"terms": PROBE, "context": "claim"},
        '“探针” is found by terms.zh[1] "探针", but is negated, and the context "claim" excuses that',
    ),
    "ignored-status": (
        "This is not a ⟦probe⟧.",
        {"terms": PROBE, "context": "document", "ignore_statuses": ["negated"]},
        '“probe” is found by terms.en[1] "probe", but is negated, and ignore-statuses excuses that',
    ),
    "scope": (
        "A ⟦probe⟧ here.",
        {"terms": PROBE, "scope": ["heading"]},
        '“probe” is found by terms.en[1] "probe", but stands in a block of the kind paragraph,'
        " but scope is [heading]",
    ),
    "language": (
        "A ⟦probe⟧ here.",
        {"terms": PROBE, "languages": ["zh"]},
        '“probe” is found by terms.en[1] "probe", but stands in a sentence that counts as English,'
        " but languages is [zh]",
    ),
    "unless": (
        "A ⟦probe⟧ that is tame.",
        {"terms": PROBE, "unless": {"en": ["wild", "tame"]}},
        '“probe” is found by terms.en[1] "probe", but is cleared by unless.en[2] "tame" in its sentence',
    ),
    "company": (
        "A ⟦fine⟧ day.",
        {"ordinary": {"en": ["fine"]}, "company": {"en": ["cream"]}},
        '“fine” is found by ordinary.en[1] "fine", but needs a word of [company] close to it,'
        " and none stands there",
    ),
    "requires": (
        "A ⟦probe⟧ here.\n\nAsk a nurse.",
        {"terms": PROBE, "requires": {"en": ["ask a nurse"]}},
        '“probe” is found by terms.en[1] "probe", but is in order, since line 3 says'
        ' requires.en[1] "ask a nurse"',
    ),
    "besides": (
        "A ⟦probe⟧ of space.",
        {"terms": {"en": ["probe"], "besides": ["probe of space"]}},
        '“probe” is found by terms.en[1] "probe", but terms.besides[1] "probe of space" protects it',
    ),
    "code": (
        "A `⟦probe⟧` <!-- ⟦probe⟧ -->here.",
        {"terms": {"en": ["kettle"]}},
        "“probe” does not stand in the prose of the page: code, comments and markup are not read",
    ),
    "per-document": (
        "A ⟦probe⟧ here.\n\nA ⟦probe⟧ there.",
        {"terms": PROBE, "per": "document"},
        '“probe” is found by terms.en[1] "probe", but another finding speaks for its document',
    ),
    "another-stretch": (
        "A ⟦big probe⟧ here.",
        {"terms": PROBE},
        '“probe” is what terms.en[1] "probe" finds, not “big probe”',
    ),
    "whole-article": (
        "⟦⟧A rope. Ask a nurse.",
        {"requires": {"en": ["ask a nurse"]}},
        "the article as a whole is not reported: line 1 says"
        ' requires.en[1] "ask a nurse", as [requires] asks',
    ),
}


@pytest.mark.parametrize(("bad", "tables", "reason"), MISSING.values(), ids=MISSING)
def test_why_marked_words_are_not_reported(bad: str, tables: dict[str, Any], reason: str) -> None:
    good = "Ask a nurse." if "requires" in tables else "A rope."

    difference = only(probe(bad, good, **tables))

    assert difference.fault == "differs"
    assert reason in difference.reasons


def test_why_words_without_marks_are_reported() -> None:
    difference = only(probe("A ⟦probe⟧.", "Another probe.", terms=PROBE))

    assert str(difference.example) == "PRB101-good-1"
    assert (difference.expected, difference.found) == ("Another probe.", "Another ⟦probe⟧.")
    assert difference.reasons == (
        '“probe” is found by terms.en[1] "probe", meant as asserted (context "style")',
    )


def test_a_milder_list_leaves_its_words_to_the_other() -> None:
    rule = probe("A strong ⟦probe⟧.", terms={"en": ["strong probe"]}, mild={"en": ["probe"]})

    assert (
        '“probe” is found by mild.en[1] "probe", but is left to terms.en[1] "strong probe"'
        in only(rule).reasons
    )


FAULTS = {
    "bad-without-marks": ("A probe.", "A rope.", "has no marks; put ⟦ ⟧ around what is to be reported"),
    "good-with-marks": (
        "A ⟦probe⟧.",
        "A ⟦rope⟧.",
        "has ⟦ or ⟧, but nothing in a good example is to be reported",
    ),
    "single-mark": ("A ⟦probe.", "A rope.", "has ⟦ and ⟧ that do not stand in pairs"),
    "marks-within-marks": ("A ⟦⟦probe⟧⟧.", "A rope.", "has ⟦ and ⟧ that do not stand in pairs"),
}


@pytest.mark.parametrize(("bad", "good", "fault"), FAULTS.values(), ids=FAULTS)
def test_examples_must_have_the_marks_of_their_kind(bad: str, good: str, fault: str) -> None:
    assert only(probe(bad, good, terms=PROBE)).fault == fault


class Shouting(Rule):
    """A word is shouted."""

    code = "PRB201"
    name = "shouting"
    message = "hush"
    sources = ("none",)
    bad = ("A ⟦probe⟧.", "A ⟦kettle⟧.")
    good = ()
    terms = {"loud": Terms(en=["probe", "kettle"])}

    def check(self, document: Document) -> list[Finding]:
        """Report what is called a probe."""
        return [self.finding(match) for match in document.matches(self, "loud") if match.text == "probe"]


def test_a_python_rule_is_told_by_the_name_of_its_list_and_its_kinds_of_examples_are_counted() -> None:
    lacking, differing = differences_of(Shouting)

    assert lacking.example.label == "good"
    assert lacking.fault == "is empty; a rule needs a good example"
    assert differing.reasons == (
        '“kettle” is found by terms.loud.en[2] "kettle", but the code of the rule does not report it',
    )


def test_an_example_as_marked_is_no_difference() -> None:
    assert list(differences_of(probe(["A ⟦probe⟧.", "一个⟦探针⟧。"], "A rope.", terms=PROBE))) == []


def test_terms_that_a_test_puts_in_the_place_of_others_are_looked_for() -> None:
    rule = probe("A ⟦probe⟧.", terms=PROBE)
    assert [each.text for each in findings_of(rule, "A probe, a kettle.")] == ["probe"]

    type(rule).terms = {"": Terms(en=["kettle"])}

    assert [each.text for each in findings_of(rule, "A probe, a kettle.")] == ["kettle"]
