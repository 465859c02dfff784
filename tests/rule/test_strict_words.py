"""Words of [strict] are reported where the strict preset is asked for, and nowhere else."""

from __future__ import annotations

from declaring import TERMS, declared
from healthlint.rule.declared.rule import DeclaredRule
from healthlint.testing import marked_by

STRICT = '[strict]\nen = ["cleanse", "detox cleanse"]\n'


def lenient(rule: DeclaredRule) -> DeclaredRule:
    return type(rule).without_strict()()


def test_the_words_are_reported_like_any_others() -> None:
    assert marked_by(declared(TERMS + STRICT), "A cleanse and a detox.") == "A ⟦cleanse⟧ and a ⟦detox⟧."


def test_without_them_the_rule_is_the_same() -> None:
    rule = lenient(declared(TERMS + STRICT))
    assert marked_by(rule, "A cleanse. A detox.") == "A cleanse. A ⟦detox⟧."
    assert (rule.code, rule.summary, rule.strict) == ("HOU101", "The word detox is used.", False)


def test_a_word_that_another_table_reports_is_left_to_that() -> None:
    assert marked_by(declared(TERMS + STRICT), "A detox cleanse.") == "A ⟦detox⟧ cleanse."


def test_a_rule_of_such_words_alone_is_strict() -> None:
    assert declared('[strict]\nen = ["detox"]\n').strict
    assert not declared(TERMS + STRICT).strict


def test_a_rule_without_such_words_stays_as_it_is() -> None:
    rule = type(declared(TERMS))
    assert rule.without_strict() is rule
