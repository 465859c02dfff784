"""Do the rules report their bad examples where the marks stand, and leave the good ones alone?"""

from __future__ import annotations

import pytest

from healthlint.rule.base import Rule
from healthlint.rule.terms import Terms, term_lists
from healthlint.run.plugins.installed import load_plugins
from healthlint.testing import OPEN, Example, check_example, examples_of

RULES = load_plugins().rules


@pytest.mark.parametrize("example", examples_of(RULES), ids=str)
def test_findings_stand_where_the_example_is_marked(example: Example) -> None:
    check_example(example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_bad_example_is_marked_and_no_good_one_is(rule: type[Rule]) -> None:
    assert all(OPEN in example for example in rule.bad)
    assert not any(OPEN in example for example in rule.good)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_term_of_a_rule_can_be_read_and_compiled(rule: type[Rule]) -> None:
    declared = [*term_lists(rule.terms).values(), *(v for v in vars(rule).values() if isinstance(v, Terms))]
    for terms in declared:
        for pattern in (*terms._sought, *terms._protecting):
            whole = (0, len(pattern.literal))
            assert pattern.whole(pattern.literal, *whole) in (None, whole), pattern
