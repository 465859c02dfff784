"""Which rules, readers and reporters are installed?

The entry points are gone through here and not by pluggy, whose own loader passes over a second
plugin of the same name without a word. Whatever is wrong with a plugin stops the run and names
its distribution: silence is the worst failure of a linter.
"""

from __future__ import annotations

import re
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import pluggy

from healthlint import hooks
from healthlint.rule.base import Rule
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_CODE = re.compile(r"[A-Z]{2,4}\d{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_RESERVED_FAMILY = "HL"


class Plugin:
    """One loaded entry point; who distributes it is read when it must be named."""

    def __init__(self, entry: EntryPoint) -> None:
        self.family = entry.name  # with which its codes begin
        self.module = entry.value
        self._entry = entry

    @cached_property
    def distribution(self) -> str:
        """The name of the distribution that brings it."""
        return self._entry.dist.name if self._entry.dist else "unknown distribution"

    @cached_property
    def version(self) -> str:
        """The version of that distribution."""
        return self._entry.dist.version if self._entry.dist else "?"

    def __str__(self) -> str:
        return f"{self.distribution} {self.version} ({self.family} = {self.module})"


class Installed(NamedTuple):
    """All that the plugins of this environment bring."""

    plugins: tuple[Plugin, ...] = ()
    rules: tuple[type[Rule], ...] = ()
    owners: Mapping[str, Plugin] = MappingProxyType({})  # by code
    readers: Mapping[str, Callable[..., Any]] = MappingProxyType({})  # by suffix
    reporters: Mapping[str, Callable[..., Any]] = MappingProxyType({})  # by format


def load_plugins(found: Iterable[EntryPoint] | None = None) -> Installed:
    """Load every plugin of the environment, or those given.

    Raises UsageError for a failed import, another API generation, a misspelt hook, and a clash of
    family, code, name, suffix or format; the message names who is to blame.
    """
    manager = pluggy.PluginManager(hooks.GROUP)
    manager.add_hookspecs(hooks)
    plugins: dict[str, Plugin] = {}
    entries = entry_points(group=hooks.GROUP) if found is None else found
    for entry in sorted(entries, key=lambda entry: entry.name):
        plugin = Plugin(entry)
        if entry.name in plugins:
            raise UsageError(
                f"two plugins call their family {entry.name}: "
                f"{plugins[entry.name]} and {plugin}; uninstall one"
            )
        if entry.name == _RESERVED_FAMILY:
            raise UsageError(
                f"{plugin}: the letters HL belong to the engine; the plugin needs another family"
            )
        plugins[entry.name] = plugin
        manager.register(_import(entry, plugin), name=entry.name)
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise UsageError(
            f"{plugins[_plugin_name(manager, error)]}: {error}; is the hook's name misspelt?"
        ) from error
    return Installed(
        plugins=tuple(plugins.values()),
        **_collect_rules(manager, plugins),
        readers=_collect_named(manager, plugins, "healthlint_readers", "suffix"),
        reporters=_collect_named(manager, plugins, "healthlint_reporters", "format"),
    )


def _import(entry: EntryPoint, plugin: Plugin) -> object:
    try:
        module = entry.load()
    except Exception as error:  # a plugin's module may fail in any way
        raise UsageError(f"{plugin} cannot be loaded: {type(error).__name__}: {error}") from error
    api = getattr(module, "HEALTHLINT_API", None)
    if api is None:
        raise UsageError(
            f"{plugin} does not say for which API it was written; "
            f"its module needs HEALTHLINT_API = {hooks.API}"
        )
    if api != hooks.API:
        raise UsageError(
            f"{plugin} was written for API {api}, this healthlint has API {hooks.API}; update one of them"
        )
    return module


def _plugin_name(manager: pluggy.PluginManager, error: pluggy.PluginValidationError) -> str:
    return manager.get_name(error.plugin) or ""


def _collect_rules(manager: pluggy.PluginManager, plugins: dict[str, Plugin]) -> dict[str, Any]:
    rules: dict[str, type[Rule]] = {}
    names: dict[str, str] = {}
    owners: dict[str, Plugin] = {}
    for implementation in manager.hook.healthlint_rules.get_hookimpls():
        plugin = plugins[implementation.plugin_name]
        try:
            brought = list(cast("Iterable[type[Rule]]", implementation.function()))
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
    return {"rules": tuple(rules[code] for code in sorted(rules)), "owners": owners}


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


def _collect_named(
    manager: pluggy.PluginManager, plugins: dict[str, Plugin], hook: str, what: str
) -> dict[str, Callable[..., Any]]:
    collected: dict[str, Callable[..., Any]] = {}
    owners: dict[str, Plugin] = {}
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        plugin = plugins[implementation.plugin_name]
        try:
            brought = dict(implementation.function())
        except Exception as error:
            raise UsageError(f"{plugin}: {hook} failed: {type(error).__name__}: {error}") from error
        for key, function in brought.items():
            if key in owners:
                raise UsageError(f"two plugins bring the {what} {key}: {owners[key]} and {plugin}")
            owners[key] = plugin
            collected[key] = function
    return collected
