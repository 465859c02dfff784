"""Which plugins are installed, what does each bring, and which of them cannot be used?"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from healthlint import hooks
from healthlint.rule.declared import remembering
from healthlint.run.cache import user_cache
from healthlint.run.errors import UsageError
from healthlint.run.plugins.discovery import examine, module_of, plugin_of
from healthlint.run.plugins.installed import Installed, collected, load_plugins
from healthlint.run.plugins.switches import Off, off_by
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.metadata import EntryPoint

    from healthlint.run.plugins.discovery import Plugin
    from healthlint.run.plugins.switches import Switch

LOADED, OFF, FAILED = "loaded", "off", "failed"


class Listed(NamedTuple):
    """One plugin, and what it brings or why it brings nothing."""

    plugin: Plugin
    state: str  # loaded, off or failed
    why: str = ""  # what switched it off, or what is wrong with it
    api: int | None = None
    hooks: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()  # their codes
    readers: tuple[str, ...] = ()  # their suffixes
    formats: tuple[str, ...] = ()


def list_plugins(switches: Sequence[Switch]) -> tuple[list[Listed], Installed]:
    """Return all plugins of the environment, by family, and what those bring that can be used together.

    Each is loaded alone, so that one that fails hides none of the others.
    """
    entries = sorted(entry_points(group=hooks.GROUP), key=lambda entry: entry.name)
    with remembering(user_cache()):
        listed = {entry: _alone(entry, switches) for entry in entries}
    usable: list[EntryPoint] = [entry for entry in entries if listed[entry].state == LOADED]
    off = tuple(
        Off(plugin, switch)
        for plugin in map(plugin_of, entries)
        if (switch := off_by(plugin, switches)) is not None
    )
    try:
        return list(listed.values()), load_plugins(usable)._replace(off=off)
    except UsageError:  # two of them clash
        together: list[EntryPoint] = []
        for entry in usable:
            try:
                load_plugins([*together, entry])
            except UsageError as error:
                listed[entry] = Listed(listed[entry].plugin, FAILED, str(error), listed[entry].api)
            else:
                together.append(entry)
        return list(listed.values()), load_plugins(together)._replace(off=off)


def _alone(entry: EntryPoint, switches: Sequence[Switch]) -> Listed:
    plugin = plugin_of(entry)
    switch = off_by(plugin, switches)
    if switch is not None:
        return Listed(plugin, OFF, switch.where())
    try:
        found = examine([entry])
        brought = collected(found)
    except UsageError as error:
        return Listed(plugin, FAILED, str(error))
    return Listed(
        plugin,
        LOADED,
        api=getattr(module_of(plugin), "HEALTHLINT_API", None),
        hooks=tuple(hook for hook in hooks.HOOKS if found.implementations[hook]),
        rules=tuple(rule.code for rule in brought.rules),
        readers=tuple(sorted(brought.readers)),
        formats=tuple(sorted(brought.reporters)),
    )
