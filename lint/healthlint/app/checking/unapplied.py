"""Which rules are there that read no article of a run?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.coverage import Unapplied
from healthlint.run.selection import picked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.run.config.config import Config
    from healthlint.run.session import Session


def unapplied(session: Session, configs: Iterable[Config]) -> Unapplied:
    """Return how many rules of some configs were applied nowhere, by the first reason why."""
    request, applied = session.request, session.rules_applied
    rules, wanted = {}, set()
    for config in configs:
        left = [rule for rule in session.rulebook.of(config) if rule.code not in applied]
        rules.update({rule.code: rule for rule in left})
        select = request.select or config.selecting
        wanted |= {rule.code for rule in picked(left, select, (*config.ignoring, *request.ignore))}
    unasked: set[str] = set()
    if not session.registries and request.network is None:
        unasked = {code for code in wanted if rules[code].looks_up and not rules[code].by_form}
    strict = {code for code in wanted - unasked if rules[code].strict}
    unfit = wanted - unasked - strict
    return Unapplied(len(unfit), len(strict), len(rules.keys() - wanted), len(unasked))
