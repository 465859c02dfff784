"""Whose rules has an earlier run found right?

Those of a plugin none of whose files has changed since, nor one of those that examine. What does not come
from the files beside the module of the plugin is examined in each run.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from healthlint import hooks
from healthlint.run.plan.package_state import PackageState, files_below, state_of
from healthlint.run.plan.standing_in import StandIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.rule.base import Rule
    from healthlint.run.cache import Cache
    from healthlint.run.plugins.discovery import Plugin

_NAME = "examined"
_EXAMINING = ("healthlint.rule", "healthlint.run.plugins")  # the packages that say what is right


class Examined:
    """Which plugins are as they were when their rules were last found right."""

    def __init__(self, cache: Cache, plugins: Iterable[Plugin]) -> None:
        """Take the plugins of the environment, imported."""
        self._cache = cache
        self._known: dict[str, PackageState] = {}
        self._states: dict[str, PackageState] = {}
        if not cache.remembers:
            return
        try:
            self._look(plugins)
        except OSError:  # a module of an archive has no file of its own
            self._states = {}

    def _look(self, plugins: Iterable[Plugin]) -> None:
        imported = [plugin for plugin in plugins if _has_file(plugin.module.partition(":")[0])]
        if not imported:  # their rules are known
            return
        examining = state_of(file for package in _EXAMINING for file in _files_beside(package))
        self._key = [sys.version, hooks.API, sys.path, examining]
        self._known = self._cache.get(_NAME, self._key) or {}
        for plugin in imported:
            self._states[str(plugin)] = state_of(_files_beside(plugin.module.partition(":")[0]))

    def covers(self, plugin: Plugin, rule: type[Rule]) -> bool:
        """Tell whether a rule of a plugin was found right as it is."""
        if issubclass(rule, StandIn):
            return True
        name = str(plugin)
        if name not in self._states or self._known.get(name) != self._states[name]:
            return False
        module = plugin.module.partition(":")[0]
        if rule.origin:  # a rule file
            below = _folder(module) + os.sep
            return _is_package(module) and os.path.abspath(rule.origin).startswith(below)  # noqa: PTH100  asked of each rule
        return f"{rule.__module__}.".startswith(f"{module}.")

    def remember(self) -> None:
        """Remember that the rules of all these plugins are right."""
        states = {**self._known, **self._states}
        if self._states and states != self._known:
            self._cache.put(_NAME, self._key, states)


def _has_file(module: str) -> bool:
    """Tell whether a module was imported from a file."""
    return bool(getattr(sys.modules.get(module), "__file__", None))


def _is_package(module: str) -> bool:
    return hasattr(sys.modules[module], "__path__")


def _folder(module: str) -> str:
    return os.path.dirname(os.path.abspath(sys.modules[module].__file__ or ""))  # noqa: PTH100, PTH120


def _files_beside(module: str) -> Iterator[os.DirEntry[str] | str]:
    """Yield the files of a package and those below it, or the file of a module that is no package."""
    if _is_package(module):
        yield from files_below(_folder(module))
    else:
        yield sys.modules[module].__file__ or ""
