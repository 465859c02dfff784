"""Which rules, readers and reporters are installed?

Whatever is wrong with a plugin stops the run and names its distribution: silence is the worst
failure of a linter.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from healthlint.rule.base import Rule
from healthlint.run.cache import Cache, user_cache
from healthlint.run.errors import UsageError
from healthlint.run.plugins.discovery import Discovered, Plugin, discover, examine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from importlib.metadata import EntryPoint

__all__ = ["Installed", "Plugin", "load_plugins"]

_CODE = re.compile(r"[A-Z]{2,4}\d{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Installed(NamedTuple):
    """All that the plugins of this environment bring."""

    plugins: tuple[Plugin, ...] = ()
    rules: tuple[type[Rule], ...] = ()
    owners: Mapping[str, Plugin] = MappingProxyType({})  # by code
    readers: Mapping[str, Callable[..., Any]] = MappingProxyType({})  # by suffix
    reporters: Mapping[str, Callable[..., Any]] = MappingProxyType({})  # by format


def load_plugins(found: Iterable[EntryPoint] | None = None, cache: Cache | None = None) -> Installed:
    """Load every plugin of the environment, or those given.

    Raises UsageError for a failed import, another API generation, a misspelt hook, and a clash of
    family, code, name, suffix or format; the message names who is to blame.
    """
    discovered = discover(cache or user_cache()) if found is None else examine(found)
    rules, owners = _collect_rules(discovered)
    return Installed(
        plugins=tuple(discovered.plugins.values()),
        rules=rules,
        owners=owners,
        readers=_collect_named(discovered, "healthlint_readers", "suffix"),
        reporters=_collect_named(discovered, "healthlint_reporters", "format"),
    )


def _collect_rules(discovered: Discovered) -> tuple[tuple[type[Rule], ...], dict[str, Plugin]]:
    rules: dict[str, type[Rule]] = {}
    names: dict[str, str] = {}
    owners: dict[str, Plugin] = {}
    for plugin, function in discovered.implementations["healthlint_rules"]:
        try:
            brought = list(function())
        except Exception as error:
            raise UsageError(
                f"{plugin}: its rules cannot be loaded: {type(error).__name__}: {error}"
            ) from error
        for rule in brought:
            _examine(rule, plugin)
            if rule.code in rules:
                raise UsageError(f"two rules have the code {rule.code}: {owners[rule.code]} and {plugin}")
            if rule.name in names:
                raise UsageError(
                    f"two rules are called {rule.name}: {names[rule.name]} and {rule.code} of {plugin}"
                )
            rules[rule.code] = rule
            names[rule.name] = rule.code
            owners[rule.code] = plugin
    return tuple(rules[code] for code in sorted(rules)), owners


def _examine(rule: type[Rule], plugin: Plugin) -> None:
    if not (isinstance(rule, type) and issubclass(rule, Rule)):
        raise UsageError(f"{plugin}: {rule!r} is not a rule class")
    missing = [
        key for key in ("code", "name", "message", "sources", "bad", "good") if not getattr(rule, key, None)
    ]
    if not (rule.__doc__ or "").strip():
        missing.append("docstring")
    if missing:
        raise UsageError(f"{plugin}: the rule {rule.__name__} lacks {', '.join(missing)}")
    if not _CODE.fullmatch(rule.code) or rule.code.rstrip("0123456789") != plugin.family:
        raise UsageError(f"{plugin}: the code {rule.code} must be {plugin.family} and three digits")
    if not _NAME.fullmatch(rule.name):
        raise UsageError(f"{plugin}: the name {rule.name!r} of {rule.code} must be in kebab-case")


def _collect_named(discovered: Discovered, hook: str, what: str) -> dict[str, Callable[..., Any]]:
    collected: dict[str, Callable[..., Any]] = {}
    owners: dict[str, Plugin] = {}
    for plugin, function in discovered.implementations[hook]:
        try:
            brought = dict(function())
        except Exception as error:
            raise UsageError(f"{plugin}: {hook} failed: {type(error).__name__}: {error}") from error
        for key, named in brought.items():
            if key in owners:
                raise UsageError(f"two plugins bring the {what} {key}: {owners[key]} and {plugin}")
            owners[key] = plugin
            collected[key] = named
    return collected
