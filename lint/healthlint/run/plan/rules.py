"""Which rules need not be imported before an article concerns them?

Those of plugins that say that their rules are fixed (`HEALTHLINT_FIXED_RULES`), as long as no file has
changed of the packages that they are in, nor one of those that examine rules. What the engine has to know of
such a rule was noted in an earlier run.
"""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from healthlint import hooks
from healthlint.rule.base import Rule
from healthlint.rule.declared import remembering
from healthlint.rule.terms import Terms
from healthlint.run.plan.kept_terms import KeptTerms
from healthlint.run.plan.package_state import PackageState, files_below, state_of
from healthlint.run.plan.standing_in import StandIn, stand_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from healthlint.run.cache import Cache
    from healthlint.run.plan.kept_terms import Kept
    from healthlint.run.plan.noting import Noted
    from healthlint.run.plugins.discovery import Plugin

_NAME, _FORM = "standing", 1
_HOOK = "healthlint_rules"
_STARTED = time.time_ns()  # before any plugin is imported


class KnownRules:
    """What an earlier run has noted of rules, and what this one notes for later ones."""

    def __init__(self, cache: Cache, switched_off: Sequence[str]) -> None:
        """Take where it is remembered, and the names of the plugins that are switched off."""
        self._cache = cache
        self._key = [_FORM, sys.version, hooks.API, sys.path, sorted(switched_off)]
        self._states: dict[str, PackageState | None] = {}
        self._terms: dict[int, KeptTerms] = {}
        self._hooked: dict[str, dict[str, type[Rule]]] = {}
        known = cache.get(_NAME, self._key)
        if known is None or known["engine"] is None or known["engine"] != self._engine():
            known = {"packages": {}, "plugins": {}, "lists": []}
        self._packages: dict[str, PackageState | None] = known["packages"]
        self._plugins: dict[str, list[Noted] | None] = known["plugins"]
        self._lists: dict[int, Kept] = dict(enumerate(known["lists"]))

    def of(self, plugin: Plugin, file: str) -> list[type[Rule]] | None:
        """Return what stands in for the rules of a plugin, by its file; None: it is to be imported."""
        noted = self._plugins.get(str(plugin))
        if noted is None:
            return None
        package = plugin.module.partition(".")[0]
        if not self._packages.get(package) or self._packages[package] != self._state(
            package, _folder_of(plugin.module, file)
        ):
            return None
        return [self._standing_in(each, plugin) for each in noted]

    def note(
        self, plugins: Iterable[Plugin], rules: Iterable[type[Rule]], owner: Callable[[str], Plugin]
    ) -> None:
        """Note the rules of plugins, all of them found right, for later runs."""
        fixed = [plugin for plugin in plugins if _is_fixed(plugin)]
        if not self._cache.remembers or all(map(self._has_noted, fixed)):
            return
        from healthlint.run.plan.noting import noted_of

        by_plugin: dict[str, list[type[Rule]]] = {str(plugin): [] for plugin in fixed}
        lists: dict[int, int] = {}
        kept: list[Kept] = []
        packages: dict[str, PackageState | None] = {}
        noted: dict[str, list[Noted] | None] = {}
        for rule in rules:
            if issubclass(rule, StandIn):
                fixed = []  # the next run imports all, as the numbers of lists are those of all
            by_plugin.get(str(owner(rule.code)), []).append(rule)
        for plugin in fixed:
            package = plugin.module.partition(".")[0]
            if package not in packages:
                packages[package] = self._state_before(package)
            told = [noted_of(rule, plugin, lists, kept) for rule in by_plugin[str(plugin)]]
            known = [each for each in told if each is not None]
            noted[str(plugin)] = known if len(known) == len(told) else None
        self._cache.put(
            _NAME,
            self._key,
            {"engine": self._engine(), "packages": packages, "plugins": noted, "lists": kept},
        )

    def _has_noted(self, plugin: Plugin) -> bool:
        """Tell whether a plugin, imported, is as it was when it was last noted what can be."""
        package = plugin.module.partition(".")[0]
        return str(plugin) in self._plugins and self._packages[package] == self._state(
            package, _folder(package)
        )

    def _state_before(self, package: str) -> PackageState | None:
        """Return the state of a package; nothing where files of it may have changed since it was imported."""
        folder = _folder(package)
        try:
            for file in files_below(folder):
                status = file.stat()
                if max(status.st_mtime_ns, status.st_ctime_ns) >= _STARTED:
                    return None
        except OSError:
            return None
        self._states.pop(package, None)
        return self._state(package, folder)

    def _engine(self) -> PackageState | None:
        """Return what tells whether the files have changed that say what a rule is and which are right."""
        home = _folder("healthlint")
        try:
            return state_of(
                file
                for part in ("rule", "run/plugins", "run/plan")
                for file in files_below(os.path.join(home, part))  # noqa: PTH118  asked at each start
            )
        except OSError:
            return None

    def _state(self, package: str, folder: str) -> PackageState | None:
        if package not in self._states:
            try:
                self._states[package] = state_of(files_below(folder))
            except OSError:  # a module of an archive has no file of its own
                self._states[package] = None
        return self._states[package]

    def _standing_in(self, noted: Noted, plugin: Plugin) -> type[Rule]:
        name, module, kind, known, numbers = noted
        terms: Terms | Mapping[str, Terms] | None = None
        if isinstance(numbers, int):
            terms = self._list(numbers)
        elif numbers is not None:
            terms = {key: self._list(number) for key, number in numbers.items()}
        load = partial(self._loaded, plugin, known["code"], module, name)
        return stand_in(name, {**known, "terms": terms}, load, kind)

    def _list(self, number: int) -> KeptTerms:
        """Return a list of terms: rules that share one share its matches."""
        if number not in self._terms:
            self._terms[number] = KeptTerms(self._lists.pop(number))
        return self._terms[number]

    def _loaded(self, plugin: Plugin, code: str, module: str | None, name: str) -> type[Rule]:
        """Return a rule, of its module or of those that the plugin makes when it is asked for them."""
        with remembering(self._cache):
            if module is not None:
                rule: type[Rule] = getattr(import_module(module), name)
                return rule
            if plugin.module not in self._hooked:
                rules: list[type[Rule]] = list(getattr(import_module(plugin.module), _HOOK)())
                self._hooked[plugin.module] = {rule.code: rule for rule in rules}
            return self._hooked[plugin.module][code]


def _is_fixed(plugin: Plugin) -> bool:
    """Tell whether the rules of a plugin, imported, depend on the files of its package alone, as it says."""
    module = sys.modules.get(plugin.module)  # an attribute of a module is more than is noted
    brings_more = any(hasattr(module, hook) for hook in hooks.HOOKS if hook != _HOOK)
    return getattr(module, hooks.FIXED, False) is True and hasattr(module, _HOOK) and not brings_more


def _folder(package: str) -> str:
    return os.path.dirname(os.path.abspath(sys.modules[package].__file__ or ""))  # noqa: PTH100, PTH120


def _folder_of(module: str, file: str) -> str:
    """Return the folder of a package that is not imported, of which a module or package has a file."""
    depth = module.count(".") + (os.path.basename(file) == "__init__.py")  # noqa: PTH119
    folder = os.path.abspath(file)  # noqa: PTH100
    for _ in range(max(1, depth)):
        folder = os.path.dirname(folder)  # noqa: PTH120
    return folder
