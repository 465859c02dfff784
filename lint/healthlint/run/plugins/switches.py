"""Which plugins are switched off, and who says so?"""

from __future__ import annotations

import os
import re
from functools import partial
from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from healthlint.run.config.config import Config
    from healthlint.run.config.written import Written
    from healthlint.run.plugins.discovery import Plugin

OPTION = "--disable-plugin"
VARIABLE = "HEALTHLINT_DISABLE_PLUGINS"  # names with commas between them
_KEY = "disable-plugins"


class Switch(NamedTuple):
    """A name under which a plugin is switched off."""

    name: str  # of a distribution or a family, as it is written
    where: Callable[[], str]  # says where it is written

    @property
    def on_command_line(self) -> bool:
        """Tell whether the name was given for just this run."""
        return self.where() == OPTION

    def fits(self, plugin: Plugin) -> bool:
        """Tell whether the name is this plugin's."""
        return normalized(self.name) in (normalized(plugin.distribution), plugin.family.lower())


class Off(NamedTuple):
    """A plugin that is not loaded."""

    plugin: Plugin
    switch: Switch

    def __str__(self) -> str:
        return f"{self.plugin} is switched off by {self.switch.where()}"


def switches_for(names: Iterable[str], config: Written | None) -> tuple[Switch, ...]:
    """Return what the command line, the environment and a config switch off, in this order."""
    found = [Switch(name, lambda: OPTION) for name in names]
    in_environment = os.environ.get(VARIABLE, "").split(",")
    found += [Switch(name.strip(), lambda: VARIABLE) for name in in_environment if name.strip()]
    if config is not None:
        found += [
            Switch(name, partial(config.place_of_item, _KEY, name))
            for name in config.items(_KEY)
            if name.strip()
        ]
    return tuple(found)


def switches_of(config: Config) -> tuple[Switch, ...]:
    """Return what a config switches off for its articles."""
    return tuple(Switch(name, partial(config.where, _KEY, name)) for name in config.disable_plugins)


def off_by(plugin: Plugin, switches: Iterable[Switch]) -> Switch | None:
    """Return the first switch that is a plugin's."""
    return next((switch for switch in switches if switch.fits(plugin)), None)


def unknown(switches: Sequence[Switch], plugins: Sequence[Plugin]) -> Iterator[str]:
    """Yield a sentence for each switch that is no plugin's: a config may be shared by machines.

    Raises UsageError for one of the command line.
    """
    for switch in switches:
        if any(map(switch.fits, plugins)):
            continue
        from healthlint.rule.suggest import did_you_mean

        known = [*(plugin.distribution for plugin in plugins), *(plugin.family for plugin in plugins)]
        meant = did_you_mean(switch.name, known) or "; `healthlint plugins` lists them"
        sentence = f"{switch.where()}: no plugin is called {switch.name}{meant}"
        if switch.on_command_line:
            raise UsageError(sentence)
        yield sentence


def normalized(name: str) -> str:
    """Return the name of a distribution as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
