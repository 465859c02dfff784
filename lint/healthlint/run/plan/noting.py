"""What must later runs know of a rule that they do not import?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from healthlint.rule.base import Rule
from healthlint.rule.declared import DeclaredRule
from healthlint.rule.scan import needs_of
from healthlint.rule.terms import Terms
from healthlint.run.plan.kept_terms import kept_of
from healthlint.run.plan.standing_in import DECLARED, MADE_OF_SETTINGS, PLAIN

if TYPE_CHECKING:
    from healthlint.run.plan.kept_terms import Kept
    from healthlint.run.plugins.discovery import Plugin

# What is noted of a rule where it is not what `Rule` has; of the others it is loaded.
_NOTED = tuple(
    name
    for name in Rule.__annotations__
    if name[0] != "_" and name not in ("terms", "needs", "message", "sources", "bad", "good")
)
# What the engine asks of an instance, and must be as `Rule` has it.
_COMMON = ("__new__", "__getattribute__", "severity_here", "reads", "summary", "reason", "__repr__")
_PLAIN = (str, int, float, bool, bytes, type(None))

# Of a rule: the name of its class, its module where it stands there under this name, what kind it is, what is
# noted, and the numbers of its lists, by name; or the number of the only one.
Noted = tuple[str, str | None, int, dict[str, Any], dict[str, int] | int | None]


def noted_of(rule: type[Rule], plugin: Plugin, lists: dict[int, int], kept: list[Kept]) -> Noted | None:
    """Return what later runs must know of a rule; nothing where more would have to be known."""
    package = plugin.module.partition(".")[0]
    if type(rule) is not type or any(getattr(rule, name) is not getattr(Rule, name) for name in _COMMON):
        return None
    if any(
        each.__module__.partition(".")[0] not in (package, "healthlint", "builtins") for each in rule.__mro__
    ):
        return None
    known: dict[str, Any] = {
        "__doc__": rule.__doc__,
        "__module__": rule.__module__,
        "needs": tuple(needs_of(rule)),
    }
    for name in _NOTED:
        value = getattr(rule, name)
        if not _is_plain(value):
            return None
        if name not in vars(Rule) or value != vars(Rule)[name]:
            known[name] = value
    numbers: dict[str, int] | int | None = None
    if isinstance(rule.terms, Terms):
        numbers = _number(rule.terms, lists, kept)
    elif rule.terms is not None:
        by_name = {name: _number(terms, lists, kept) for name, terms in rule.terms.items()}
        numbers = {name: number for name, number in by_name.items() if number is not None}
        if len(numbers) < len(by_name):
            return None
    if rule.terms is not None and numbers is None:
        return None
    kind = PLAIN
    if rule.__init__ is not Rule.__init__:
        kind = MADE_OF_SETTINGS
    elif issubclass(rule, DeclaredRule):
        kind = DECLARED
    stands = getattr(sys.modules.get(rule.__module__), rule.__name__, None) is rule
    return rule.__name__, rule.__module__ if stands else None, kind, known, numbers


def _number(terms: Terms, lists: dict[int, int], kept: list[Kept]) -> int | None:
    """Return the number of a list among those that are kept."""
    number = lists.get(id(terms))
    if number is None:
        made = kept_of(terms)
        if made is None:
            return None
        number = lists[id(terms)] = len(kept)
        kept.append(made)
    return number


def _is_plain(value: Any) -> bool:
    """Tell whether a value can be remembered as it is."""
    if type(value) in (tuple, list):
        return all(map(_is_plain, value))
    if type(value) is dict:
        return all(_is_plain(key) and _is_plain(held) for key, held in value.items())
    return type(value) in _PLAIN
