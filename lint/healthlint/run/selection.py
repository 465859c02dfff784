"""Which rules are applied?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.rule.suggest import did_you_mean
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from healthlint.rule.base import Rule

_CODE = re.compile(r"([A-Z]+)(\d*)")
_WHOLE = 99  # a name says as much as a whole code, and nothing says more


def on_command_line(key: str, selector: str) -> str:  # noqa: ARG001  the selector matters to a config
    """Say where a selector stands that the command line gave."""
    return f"--{key}"


def selected(
    rules: Sequence[type[Rule]],
    select: Iterable[str],
    ignore: Iterable[str],
    *,
    where: Callable[[str, str], str] = on_command_line,
) -> tuple[type[Rule], ...]:
    """Return the rules that a selection leaves, in their order.

    Selectors are codes, families, families with the first digits (PRO1), names and ALL, in any
    case. Of those that match a rule the longest decides; of equals the one to ignore.
    `where(key, selector)` says where a selector was written (key: `select` or `ignore`).
    Raises UsageError for a selector that matches no rule, and for a selection without a rule.
    """
    if not rules:
        raise UsageError("no rules are installed; reinstall healthlint")
    wanted = _selectors(rules, select, "select", where)
    unwanted = _selectors(rules, ignore, "ignore", where)
    chosen = tuple(rule for rule in rules if _weight(rule, wanted) > _weight(rule, unwanted))
    if not chosen:
        if not wanted:
            raise UsageError("no rule is selected; select takes codes such as PRO101, names, or ALL")
        raise UsageError(
            f"no rule is left: select is {', '.join(wanted)} and ignore is {', '.join(unwanted) or 'empty'};"
            " ignore fewer"
        )
    return chosen


def _selectors(
    rules: Sequence[type[Rule]], written: Iterable[str], key: str, where: Callable[[str, str], str]
) -> list[str]:
    selectors = [selector for selector in written if selector.strip()]
    for selector in selectors:
        if not any(_closeness(selector, rule) for rule in rules):
            raise UsageError(f"{where(key, selector)}: {_unknown(selector.strip(), rules)}")
    return selectors


def _closeness(selector: str, rule: type[Rule]) -> int:
    """Return how closely a selector names a rule, 0 where it does not."""
    code = selector.strip().upper()
    if code == "ALL":
        return 1
    if code == rule.code or selector.strip().lower().replace("_", "-") == rule.name:
        return _WHOLE
    parts, own = _CODE.fullmatch(code), _CODE.fullmatch(rule.code)
    if parts and own and parts[1] == own[1] and own[2].startswith(parts[2]):
        return len(code)
    return 0


def _weight(rule: type[Rule], selectors: Iterable[str]) -> int:
    return max((_closeness(selector, rule) for selector in selectors), default=0)


def _unknown(selector: str, rules: Sequence[type[Rule]]) -> str:
    families = {rule.code.rstrip("0123456789") for rule in rules}
    known = [*families, *(rule.code for rule in rules), *(rule.name for rule in rules), "ALL"]
    what = "has the code" if _CODE.fullmatch(selector.upper()) and selector.isupper() else "is called"
    meant = did_you_mean(selector, known)
    return f"no rule {what} {selector}{meant or '; `healthlint rules` lists them all'}"
