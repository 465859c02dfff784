"""Does each list of what counts where something is sold have a rule that asks for it?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Terms
from healthlint.run.plugins.installed import load_plugins
from healthlint_rules.claims.where_sold import _WORDS, WhereSold


def asked() -> Iterator[Terms]:
    for rule in load_plugins().rules:
        if issubclass(rule, WhereSold):
            yield from (rule.sold, rule.told, rule.turning, *rule.joined)


def test_each_list_is_that_of_a_rule() -> None:
    asked_for = {id(terms) for terms in asked()}
    assert [name for name, terms in _WORDS.items() if id(terms) not in asked_for] == []
