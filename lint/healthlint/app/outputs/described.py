"""What do formats that carry a list of rules say about each?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.report.base import DescribedRule
from healthlint.run.engine import OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from healthlint.rule.base import Rule
    from healthlint.run.config.config import Config
    from healthlint.run.session import Session


def described(session: Session, configs: Iterable[Config]) -> Sequence[DescribedRule]:
    """Return the rules that read articles of some configs, and all that the engine may say, by code."""
    applied = session.rules_applied
    rules = {rule.code: rule for config in configs for rule in session.rulebook.of(config)}
    told = [_described(rule, session) for code, rule in rules.items() if code in applied]
    own = [
        DescribedRule(each.code, each.name, each.severity, "high", each.summary, each.why)
        for each in OWN.values()
    ]
    return sorted((*told, *own), key=lambda rule: rule.code)


def _described(rule: type[Rule], session: Session) -> DescribedRule:
    plugin = session.rulebook.plugin_of(rule)
    instance = rule()
    return DescribedRule(
        rule.code,
        rule.name,
        rule.severity,
        rule.confidence,
        instance.summary,
        instance.reason,
        tuple(rule.sources),
        rule.origin if plugin is None else plugin.distribution,
    )
