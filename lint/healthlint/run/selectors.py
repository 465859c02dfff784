"""How closely does a selector name a rule?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.rule.base import Rule
    from healthlint.run.engine import OwnCode

_CODE = Expression(r"([A-Z]+)(\d*)")
WHOLE = 99  # a name says as much as a whole code, and nothing says more


def written(selectors: Iterable[str]) -> list[str]:
    """Return the selectors that are not blank."""
    return [selector for selector in selectors if selector.strip()]


def closeness(selector: str, rule: type[Rule] | Rule | OwnCode) -> int:
    """Return how closely a selector names a rule, 0 where it does not."""
    code = selector.strip().upper()
    if code == "ALL":
        return 1
    if code == rule.code or selector.strip().lower().replace("_", "-") == rule.name:
        return WHOLE
    parts, own = _CODE.fullmatch(code), _CODE.fullmatch(rule.code)
    if parts and own and parts[1] == own[1] and own[2].startswith(parts[2]):
        return len(code)
    return 0


def closest(rule: type[Rule] | Rule | OwnCode, selectors: Iterable[str]) -> str | None:
    """Return which of some selectors names a rule most closely, of equals the last; None where none does."""
    found, most = None, 1
    for selector in selectors:
        length = closeness(selector, rule)
        if length >= most:
            found, most = selector, length
    return found


def weight(rule: type[Rule] | OwnCode, selectors: Iterable[str]) -> int:
    """Return how closely the closest of some selectors names a rule, 0 where none does."""
    return max((closeness(selector, rule) for selector in selectors), default=0)


def family_of(selector: str) -> str | None:
    """Return the family that a selector names, or begins a code of; None where it is something else."""
    parts = _CODE.fullmatch(selector.strip().upper())
    return parts[1] if parts else None
