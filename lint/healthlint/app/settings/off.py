"""Which rules are off for a file or folder, and why?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.run.selection import only_for, unfit
from healthlint.run.selectors import closeness, closest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from healthlint.rule.base import Rule
    from healthlint.run.config.config import Config
    from healthlint.run.session import Session


def rules_off(session: Session, config: Config, on: Collection[str]) -> dict[str, str]:
    """Return why rules are off which articles of a config might have, by code; raises UsageError."""
    found = {rule.code: _why(rule, session, config) for rule in session.rulebook.of(config)}
    return {code: why for code, why in found.items() if code not in on}


def by_reason(off: dict[str, str]) -> Iterator[str]:
    """Yield a sentence on each reason, with the rules that are off for it."""
    for why in dict.fromkeys(off.values()):
        yield f"off, {why}: {', '.join(code for code, other in off.items() if other == why)}"


def _why(rule: type[Rule], session: Session, config: Config) -> str:
    request = session.request
    select = request.select or config.selecting
    wanted = closest(rule, select)
    unwanted = closest(rule, (*config.ignoring, *request.ignore))
    if wanted is None:
        place = "--select" if request.select else config.where("select", select[-1] if select else "")
        return f"not among what is selected ({place})"
    if unwanted is not None and closeness(unwanted, rule) >= closeness(wanted, rule):
        place = "--ignore" if unwanted in request.ignore else config.where("ignore", unwanted)
        return f"ignored as {unwanted} ({place})"
    if only_for(rule) or rule.strict:
        return unfit(rule).partition(";")[0]
    return "which this profile does without"
