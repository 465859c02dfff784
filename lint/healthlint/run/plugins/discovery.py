"""Which plugins does the environment hold, and which hooks do they implement?

The entry points are gone through here and not by pluggy, whose own loader passes over a second
plugin of the same name without a word. What was found is remembered, for looking costs more than
linting a file: as long as no folder of the import path and no plugin's module has changed, the
modules are imported and asked straight away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from healthlint import hooks
from healthlint.run.errors import UsageError
from healthlint.run.failure import failure
from healthlint.run.plugins.switches import Off, Switch, normalized, off_by
from healthlint.run.printing import PrintsToStderr
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from healthlint.run.cache import Cache
    from healthlint.run.plan.rules import KnownRules

_NAME = "plugins"
_RESERVED_FAMILY = "HL"


class Plugin(NamedTuple):
    """One entry point."""

    family: str  # its name, with which its codes begin
    module: str
    distribution: str
    version: str

    def __str__(self) -> str:
        return f"{self.distribution} {self.version} ({self.family} = {self.module})"


class Discovered(NamedTuple):
    """The plugins by family, by hook what implements it, and the plugins that are left aside."""

    plugins: dict[str, Plugin]
    implementations: dict[str, list[tuple[Plugin, Callable[[], Any]]]]
    off: tuple[Off, ...] = ()


def discover(cache: Cache, switches: Sequence[Switch] = (), known: KnownRules | None = None) -> Discovered:
    """Return the plugins of the environment; those that are switched off are not imported.

    Nor are those of whose rules enough is `known`.

    Raises UsageError for a failed import, another API generation, a misspelt hook, and two plugins
    of one family; the message names who is to blame.
    """
    environment = [sys.version, hooks.API, sys.path, sorted({normalized(switch.name) for switch in switches})]
    folders = [_changed(folder) for folder in sys.path]
    found_before = cache.get(_NAME, environment)
    if found_before is not None and found_before["folders"] == folders:
        manifest = found_before["plugins"]
        if all(_changed(file) == changed for _, file, changed, _ in manifest):
            return _imported(manifest, [Plugin(*fields) for fields in found_before["off"]], switches, known)
    from importlib.metadata import entry_points

    found = examine(entry_points(group=hooks.GROUP), switches)
    manifest = _manifest(found)
    if manifest is not None:
        off = [tuple(switched.plugin) for switched in found.off]
        cache.put(_NAME, environment, {"folders": folders, "plugins": manifest, "off": off})
    return found


def examine(entries: Iterable[EntryPoint], switches: Sequence[Switch] = ()) -> Discovered:
    """Import and examine the modules that entry points name; raises as `discover` does."""
    import pluggy

    manager = pluggy.PluginManager(hooks.GROUP)
    specification, implementation = pluggy.HookspecMarker(hooks.GROUP), pluggy.HookimplMarker(hooks.GROUP)
    for hook in hooks.HOOKS:
        specification(getattr(hooks, hook))
    manager.add_hookspecs(hooks)
    plugins: dict[str, Plugin] = {}
    off: list[Off] = []
    for entry in sorted(entries, key=lambda entry: entry.name):
        plugin = plugin_of(entry)
        switch = off_by(plugin, switches)
        if switch is not None:
            off.append(Off(plugin, switch))
            continue
        if plugin.family in plugins:
            raise UsageError(
                f"two plugins call their family {plugin.family}: "
                f"{plugins[plugin.family]} and {plugin}; uninstall one"
            )
        if plugin.family == _RESERVED_FAMILY:
            raise UsageError(
                f"{plugin}: the letters HL belong to the engine; the plugin needs another family"
            )
        plugins[plugin.family] = plugin
        module = module_of(plugin)
        for value in list(vars(module).values()):
            if callable(value) and getattr(value, hooks.MARK, False) is True:
                implementation(value)
        for hook in hooks.HOOKS:
            if hasattr(module, hook) and not hasattr(getattr(module, hook), f"{hooks.GROUP}_impl"):
                raise UsageError(f"{plugin}: its {hook} is not marked as a hook; write @hookimpl above it")
        try:
            manager.register(module, name=plugin.family)
        except pluggy.PluginValidationError as error:
            raise UsageError(f"{plugin}: {failure(error)}; a hook takes no arguments") from error
        if not manager.get_hookcallers(module):
            raise UsageError(f"{plugin} implements none of the hooks {', '.join(hooks.HOOKS)}")
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        blamed = plugins[manager.get_name(error.plugin) or ""]
        raise UsageError(f"{blamed}: {error}; is the hook's name misspelt?") from error
    return Discovered(
        plugins,
        {
            hook: [
                (plugins[each.plugin_name], each.function)
                for each in getattr(manager.hook, hook).get_hookimpls()
            ]
            for hook in hooks.HOOKS
        },
        tuple(off),
    )


def plugin_of(entry: EntryPoint) -> Plugin:
    """Return the plugin that an entry point names, which is not imported for this."""
    distribution = entry.dist
    if distribution is None:
        return Plugin(entry.name, entry.value, "unknown distribution", "?")
    return Plugin(entry.name, entry.value, distribution.name, distribution.version)


def module_of(plugin: Plugin) -> Any:
    """Return the module of a plugin, imported; raises UsageError."""
    name, _, attribute = plugin.module.partition(":")
    try:
        with PrintsToStderr():
            module = import_module(name)
            for part in filter(None, attribute.split(".")):
                module = getattr(module, part)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin's module may fail in any way, and SystemExit would be silent
        raise UsageError(f"{plugin} cannot be loaded: {failure(error)}") from error
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


def _manifest(found: Discovered) -> list[Any] | None:
    """Return for each plugin itself, its file and when that changed, and its hooks with their attributes.

    Nothing where an implementation cannot be found again in its module.
    """
    manifest = []
    for plugin in found.plugins.values():
        file = getattr(sys.modules[plugin.module.partition(":")[0]], "__file__", None) or ""
        attributes = {id(value): name for name, value in vars(module_of(plugin)).items()}
        implemented = [
            (hook, attributes.get(id(function)))
            for hook, implementations in found.implementations.items()
            for owner, function in implementations
            if owner is plugin
        ]
        if any(attribute is None for _, attribute in implemented):
            return None
        manifest.append((tuple(plugin), file, _changed(file), implemented))
    return manifest


def _imported(
    manifest: list[list[Any]], aside: Iterable[Plugin], switches: Sequence[Switch], known: KnownRules | None
) -> Discovered:
    plugins: dict[str, Plugin] = {}
    implementations: dict[str, list[tuple[Plugin, Callable[[], Any]]]] = {hook: [] for hook in hooks.HOOKS}
    for fields, file, _, implemented in manifest:
        plugin = Plugin(*fields)
        plugins[plugin.family] = plugin
        standing_in = known.of(plugin, file) if known is not None else None
        if standing_in is not None:
            implementations["healthlint_rules"].append((plugin, partial(tuple, standing_in)))
            continue
        module = module_of(plugin)
        for hook, attribute in implemented:
            implementations[hook].append((plugin, getattr(module, attribute)))
    off = ((plugin, off_by(plugin, switches)) for plugin in aside)
    return Discovered(
        plugins, implementations, tuple(Off(plugin, switch) for plugin, switch in off if switch is not None)
    )


def _changed(path: str) -> list[int] | None:
    try:
        status = os.stat(path or ".")  # noqa: PTH116  asked for every folder of the import path
    except OSError:
        return None
    return [status.st_mtime_ns, status.st_size, status.st_ino]
