"""Which rules, readers and reporters are installed?

Whatever is wrong with a plugin stops the run and names its distribution: silence is the worst
failure of a linter.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from healthlint.rule.base import Rule
from healthlint.rule.declared import remembering
from healthlint.run.cache import Cache, user_cache
from healthlint.run.errors import UsageError
from healthlint.run.failure import failure
from healthlint.run.plan.examined import Examined
from healthlint.run.plan.rules import KnownRules
from healthlint.run.plugins.discovery import Discovered, Plugin, discover, examine
from healthlint.run.plugins.examination import rules_brought
from healthlint.run.printing import PrintsToStderr
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from importlib.metadata import EntryPoint

    from healthlint.run.plugins.brought import PluginReader, PluginReporter
    from healthlint.run.plugins.switches import Off, Switch

__all__ = ["Installed", "Plugin", "load_plugins"]


class Installed(NamedTuple):
    """All that the plugins of this environment bring."""

    plugins: tuple[Plugin, ...] = ()
    rules: tuple[type[Rule], ...] = ()
    owners: Mapping[str, Plugin] = MappingProxyType({})  # by code
    readers: Mapping[str, PluginReader] = MappingProxyType({})  # by suffix
    reporters: Mapping[str, PluginReporter] = MappingProxyType({})  # by format
    off: tuple[Off, ...] = ()  # what is installed and not loaded


def load_plugins(
    found: Iterable[EntryPoint] | None = None,
    cache: Cache | None = None,
    switches: Sequence[Switch] = (),
    *,
    standing_in: bool = False,
) -> Installed:
    """Load every plugin of the environment, or those given; those switched off are not imported.

    `standing_in`: rules that an earlier run knew need not be imported before an article concerns them.

    Raises UsageError for a failed import, another API generation, a misspelt hook, and a clash of
    family, code, name, suffix or format; the message names who is to blame.
    """
    memory = cache or user_cache()
    with remembering(memory):
        if found is not None:
            return collected(examine(found, switches))
        known = KnownRules(memory, [switch.name for switch in switches]) if standing_in else None
        discovered = discover(memory, switches, known)
        examined = Examined(memory, discovered.plugins.values())
        installed = collected(discovered, examined)
        examined.remember()
        if known is not None:
            known.note(installed.plugins, installed.rules, installed.owners.__getitem__)
        return installed


def collected(discovered: Discovered, examined: Examined | None = None) -> Installed:
    """Ask the hooks for what the plugins bring; raises as `load_plugins` does."""
    rules, owners = _collect_rules(discovered, examined)
    return Installed(
        plugins=tuple(discovered.plugins.values()),
        rules=rules,
        owners=owners,
        readers=_collect_named(discovered, "healthlint_readers", "suffix"),
        reporters=_collect_named(discovered, "healthlint_reporters", "format"),
        off=discovered.off,
    )


def _collect_rules(
    discovered: Discovered, examined: Examined | None
) -> tuple[tuple[type[Rule], ...], dict[str, Plugin]]:
    rules: dict[str, type[Rule]] = {}
    names: dict[str, str] = {}
    owners: dict[str, Plugin] = {}
    for plugin, function in discovered.implementations["healthlint_rules"]:
        for rule in rules_brought(function, plugin, examined):
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


def _collect_named(discovered: Discovered, hook: str, what: str) -> dict[str, Any]:
    collected: dict[str, Any] = {}
    if not discovered.implementations[hook]:
        return collected
    from healthlint.run.plugins.brought import readers_of, reporters_of

    watched: Callable[[Plugin, Any], dict[str, Any]]
    watched = readers_of if hook == "healthlint_readers" else reporters_of
    for plugin, function in discovered.implementations[hook]:
        with PrintsToStderr():
            try:
                brought = function()
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # SystemExit, too, must not end the run in silence
                raise UsageError(f"{plugin}: {hook} failed: {failure(error)}") from error
        for key, named in watched(plugin, brought).items():
            if key in collected:
                raise UsageError(f"two plugins bring the {what} {key}: {collected[key].plugin} and {plugin}")
            collected[key] = named
    return collected
