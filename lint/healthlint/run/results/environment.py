"""What do earlier runs say of the plugins of this environment, so that none need be loaded?

It holds as long as no folder of the import path has changed and all files are as they were that rules and
readers are made of.
"""

# ruff: noqa: PTH116
from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from healthlint.run.plugins.switches import Off, normalized, off_by
from healthlint.run.results.contents import ChangedError, Contents, TooMuchError, digest_of
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from healthlint.run.cache import Cache
    from healthlint.run.plugins.discovery import Plugin
    from healthlint.run.plugins.installed import Installed
    from healthlint.run.plugins.switches import Switch

_NAME, _FORM = "environment", 1


class Environment(NamedTuple):
    """What plugins bring, and the digest of all that they and the engine are made of."""

    plugins: tuple[Plugin, ...]  # where some may be switched off
    off: tuple[Off, ...]
    suffixes: tuple[str, ...]  # of files for which they have a reader
    options: Mapping[str, Any]  # what their rules let be set, as JSON Schema properties
    digest: bytes


def recalled(cache: Cache, contents: Contents, switches: Sequence[Switch], before: int) -> Environment | None:
    """Return what an earlier run has noted; None where it has not, or where it may not hold any more.

    `before`: a moment, in nanoseconds, before anything was imported.
    """
    told = cache.get(_NAME, _key(switches))
    try:
        if told is None or told["folders"] != _folders():
            return None
        if [contents.of(path, before) for path in told["makers"]] != told["contents"]:
            return None
        return Environment(
            *(_switched(told, switches) if switches else ((), ())),
            tuple(told["suffixes"]),
            told["options"],
            bytes(told["digest"]),
        )
    except (OSError, ChangedError, TooMuchError, KeyError, TypeError, ValueError):
        return None


def looked_at(
    cache: Cache, contents: Contents, installed: Installed, switches: Sequence[Switch], before: int
) -> bytes:
    """Return the digest of plugins that are loaded, and note for later runs what they bring.

    Raises OSError, TooMuchError, and ChangedError where some are not made of what their files hold now.
    """
    from healthlint.run.config.options import rule_options
    from healthlint.run.results.makers import makers, versions

    folders = _folders()
    made_of = makers(installed)
    if made_of is None:
        raise TooMuchError("rules without files")
    held = [contents.of(path, before) for path in made_of]
    plugins = [str(plugin) for plugin in installed.plugins]
    aside = [(str(off.plugin), str(off)) for off in installed.off]
    parts = (sys.version, sys.platform, sys.flags.optimize, versions(), plugins, aside, held)
    digest = digest_of(repr(parts).encode("utf-8", "surrogatepass"))
    told = {
        "folders": folders,
        "makers": made_of,
        "contents": held,
        "plugins": [tuple(plugin) for plugin in installed.plugins],
        "off": [tuple(off.plugin) for off in installed.off],
        "suffixes": list(installed.readers),
        "options": rule_options(installed.rules),
        "digest": digest,
    }
    key = _key(switches)
    if cache.get(_NAME, key) != told:
        with suppress(ValueError):  # a stranger may describe an option with what cannot be written down
            cache.put(_NAME, key, told)
    return digest


def _switched(
    told: Mapping[str, Any], switches: Sequence[Switch]
) -> tuple[tuple[Plugin, ...], tuple[Off, ...]]:
    """Return the plugins of an environment, and those that are switched off."""
    from healthlint.run.plugins.discovery import Plugin

    aside = [Plugin(*fields) for fields in told["off"]]
    off = ((plugin, off_by(plugin, switches)) for plugin in aside)
    return (
        tuple(Plugin(*fields) for fields in told["plugins"]),
        tuple(Off(plugin, switch) for plugin, switch in off if switch is not None),
    )


def _key(switches: Sequence[Switch]) -> list[Any]:
    said = sorted({(normalized(switch.name), switch.where()) for switch in switches})
    return [_FORM, sys.version, sys.platform, sys.flags.optimize, sys.path, said]


def _folders() -> list[list[int] | None]:
    """Return what changes when something is installed, or put where it is imported from."""
    return [_changed(folder) for folder in sys.path]


def _changed(folder: str) -> list[int] | None:
    try:
        told = os.stat(folder or ".")
    except OSError:
        return None
    return [told.st_mtime_ns, told.st_size, told.st_ino]
