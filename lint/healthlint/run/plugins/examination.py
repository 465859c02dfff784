"""What is wrong with the rules that a plugin brings?

Found out when it is loaded, before an article is read: a rule that cannot work would fail on each
of them, and one whose declaration is misread would be silent on all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from healthlint.rule.base import Rule
from healthlint.rule.declared import RuleFileError
from healthlint.rule.finding import letters_of
from healthlint.rule.terms import Terms
from healthlint.run.errors import UsageError
from healthlint.run.failure import failure, shown
from healthlint.run.printing import PrintsToStderr
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from healthlint.run.plan.examined import Examined
    from healthlint.run.plugins.discovery import Plugin

_CODE = Expression(r"[A-Z]{2,4}[0-9]{3}")
_NAME = Expression(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_REQUIRED = ("code", "name", "message", "sources", "bad", "good")
_MOST_RULES = 100_000  # more than any plugin has: a hook without an end is not waited for


def rules_brought(
    function: Callable[[], Any], plugin: Plugin, examined: Examined | None = None
) -> list[type[Rule]]:
    """Ask the hook of a plugin for its rules and examine those that are not `examined`.

    Raises UsageError, which names the plugin, where the hook fails or a rule is not as it must be.
    """
    brought: Any = None
    try:
        with PrintsToStderr():
            brought = function()
            rules = list(islice(brought, _MOST_RULES + 1))
    except KeyboardInterrupt:
        raise
    except RuleFileError as error:
        raise UsageError(f"{plugin}: {error}") from error
    except BaseException as error:  # SystemExit, too, would end the run without a word
        if isinstance(error, TypeError) and not isinstance(brought, Iterable):
            raise UsageError(
                f"{plugin}: healthlint_rules returned {shown(brought)}; it must return a list of rule classes"
            ) from error
        raise UsageError(f"{plugin}: its rules cannot be loaded: {failure(error)}") from error
    if isinstance(brought, str | bytes | Mapping):
        kind = type(brought).__name__
        raise UsageError(
            f"{plugin}: healthlint_rules returned a {kind}; it must return a list of rule classes"
        )
    if len(rules) > _MOST_RULES:
        raise UsageError(f"{plugin}: healthlint_rules returned more than {_MOST_RULES:,} rules")
    seen: set[int] = set()
    for rule in rules:
        if id(rule) in seen:
            raise UsageError(
                f"{plugin}: healthlint_rules returned {_called(rule)} twice; list each rule once"
            )
        seen.add(id(rule))
        is_rule = isinstance(rule, type) and issubclass(rule, Rule)
        if examined is None or not is_rule or not examined.covers(plugin, rule):
            examine(rule, plugin)
    return rules


def examine(rule: object, plugin: Plugin) -> None:
    """Raise UsageError for what is wrong with a rule, or what is no rule."""
    try:
        fault = _fault(rule, plugin.family)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # an attribute may be anything, and do anything when it is looked at
        fault = f"the rule {_called(rule)} cannot be examined: {failure(error)}"
    if fault is not None:
        raise UsageError(f"{plugin}: {fault}")


def made(rule: type[Rule], settings: Mapping[str, Any], owner: object) -> Rule:
    """Return an instance of a rule; raises UsageError, which names its owner, where it cannot be made."""
    try:
        with PrintsToStderr():
            instance = rule(settings)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise UsageError(f"{owner}: {rule.code} {rule.name} cannot be made: {failure(error)}") from error
    terms = instance.terms  # a rule may make its terms of its settings
    lists = terms.values() if isinstance(terms, Mapping) else () if terms is None else (terms,)
    if not all(isinstance(each, Terms) for each in lists):
        raise UsageError(f"{owner}: the terms of {rule.code} {rule.name} are {shown(terms)}, not Terms")
    return instance


def _fault(rule: object, family: str) -> str | None:
    if not (isinstance(rule, type) and issubclass(rule, Rule)):
        hint = "; list the class itself" if isinstance(rule, Rule) else ""
        return f"{shown(rule)} is not a rule class{hint}"
    if rule is Rule:
        return "Rule itself is no rule; list the classes that stand on it"
    if getattr(rule, "__abstractmethods__", None):
        methods = ", ".join(sorted(rule.__abstractmethods__))  # type: ignore[attr-defined]
        return f"the rule {rule.__name__} is abstract: it lacks {methods}"
    missing = [key for key in _REQUIRED if not getattr(rule, key, None)]
    if not (rule.__doc__ or "").strip():
        missing.append("docstring")
    if missing:
        return f"the rule {rule.__name__} lacks {', '.join(missing)}"
    code: Any = rule.code
    name: Any = rule.name
    if type(code) is not str or not _CODE.fullmatch(code) or letters_of(code) != family:
        written = code if type(code) is str else shown(code)
        return f"the code {written} must be {family} and three digits"
    if type(name) is not str or not _NAME.fullmatch(name):
        return f"the name {shown(name)} of {code} must be in kebab-case"
    from healthlint.run.plugins.declaration import fault_of  # only here: most runs know that all are right

    fault = fault_of(rule)
    return None if fault is None else f"{code} {name}: {fault}"


def _called(rule: object) -> str:
    return rule.__name__ if isinstance(rule, type) else shown(rule)
