"""Which rules are to be tried?

What cannot be loaded is told, and the rest is tried all the same: whoever mends a folder of rules
wants to hear of every broken file at once.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.rule.declared import RuleFileError, rule_files, rules_in
from healthlint.rule.toml_file import shown
from healthlint.run.errors import UsageError
from healthlint.run.files.missing import missing
from healthlint.run.plugins.examination import made
from healthlint.run.request import Request
from healthlint.run.selection import check_known, selected
from healthlint.run.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from healthlint.rule.base import Rule

_OWN = "healthlint"
_SUFFIX = ".toml"


class Tried:
    """The rules to try, by code, and in `broken` a sentence for each that cannot be loaded."""

    def __init__(
        self,
        paths: Sequence[Path],
        select: tuple[str, ...] = (),
        *,
        config: Path | None = None,
        isolated: bool = False,
        disable_plugins: tuple[str, ...] = (),
    ) -> None:
        """Take what the command line says; raises UsageError where that is wrong, or there is no rule."""
        self.broken: list[str] = []
        self.warnings: list[str] = []
        self._codes: dict[str, type[Rule]] = {}
        self._names: dict[str, type[Rule]] = {}
        self._owners: dict[str, str] = {}
        if paths:
            for path in paths:
                self._add_path(path, named=True)
        else:
            request = Request(config=config, isolated=isolated, disable_plugins=disable_plugins)
            self._add_governing(request, all_plugins=bool(select))
        pool = [self._codes[code] for code in sorted(self._codes)]
        if not pool and not self.broken:
            raise UsageError(
                "there are no rules of your own here: no config names rule-paths, and no plugin besides"
                " healthlint's is installed; name a rule file or a folder of them (healthlint test rules/),"
                " or try the built-in rules with --select ALL"
            )
        if select and pool:
            check_known(pool, select, "select")
            pool = [rule for rule in pool if _is_selected(rule, select)]
        # Examples show a rule as it is without any settings.
        self.rules: list[Rule] = [made(rule, {}, self._owners[rule.code]) for rule in pool]

    def _add_governing(self, request: Request, *, all_plugins: bool) -> None:
        """Add the rules of the config that governs the current folder, and of plugins."""
        session = Session(request)
        config = session.config_for(Path())
        for rule in session.installed.rules:
            plugin = session.installed.owners[rule.code]
            if all_plugins or plugin.distribution.lower() != _OWN:
                self._add(rule, str(plugin))
        before = len(self.broken)
        for item in config.rule_paths:
            self._add_path(config.root / item, named=False)
        if len(self.broken) == before:
            try:  # what is right file by file may clash
                session.rulebook.of(config)
            except UsageError as error:
                self.broken.append(str(error))
        self.warnings.extend(session.warnings)

    def _add_path(self, path: Path, *, named: bool) -> None:
        try:
            os.stat(path)  # noqa: PTH116  pathlib hides what is wrong with a name
        except (OSError, ValueError) as error:
            self.broken.append(missing(shown(path), error))
            return
        if named and not path.is_dir() and path.suffix.lower() != _SUFFIX:
            python = path.suffix.lower() == ".py"
            remedy = (
                "rules in Python are tried once their plugin is installed: healthlint test without a path"
                if python
                else "rules are .toml files; articles are named with --on"
            )
            self.broken.append(f"{shown(path)}: is no rule file; {remedy}")
            return
        try:
            files = rule_files(path)
        except RuleFileError as error:
            self.broken.append(f"{error}; articles are named with --on" if named else str(error))
            return
        for file in files:
            try:
                for rule in rules_in(Path(file)):
                    self._add(rule, rule.origin)
            except RuleFileError as error:
                self.broken.append(str(error))

    def _add(self, rule: type[Rule], owner: str) -> None:
        for of, key, what in (
            (self._codes, rule.code, "have the code"),
            (self._names, rule.name, "are called"),
        ):
            other = of.get(key)
            if other is not None and other.origin == rule.origin:
                return  # two paths lead to it
            if other is not None:
                self.broken.append(f"two rules {what} {key}: {self._owners[other.code]} and {owner}")
                return
        self._codes[rule.code] = self._names[rule.name] = rule
        self._owners[rule.code] = owner


def _is_selected(rule: type[Rule], select: Iterable[str]) -> bool:
    """Tell whether a rule is selected, for whatever profile or jurisdiction it is, strict or not."""
    profile = next(iter(rule.profiles), None)
    return bool(
        selected(
            [rule],
            select,
            (),
            profile=profile,
            jurisdictions=rule.jurisdictions,
            strict=True,
            excused=tuple(select),
        )
    )
