"""Which rules are there for the articles of a config, and whose are they?

Those of the plugins, without the plugins that the config switches off, and those that the files of
its `rule-paths` declare.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.rule.finding import letters_of
from healthlint.rule.pattern import TermError
from healthlint.rule.terms import term_lists
from healthlint.rule.toml_file import shown
from healthlint.run.errors import UsageError
from healthlint.run.plugins.switches import off_by, switches_of, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.scan import Memory
    from healthlint.run.config.config import Config
    from healthlint.run.plugins.discovery import Plugin
    from healthlint.run.plugins.installed import Installed
    from healthlint.run.plugins.switches import Off

_KEY = "rule-paths"
_RESERVED_FAMILY = "HL"


class Rulebook:
    """The rules of each config of a run; a file of rules is read once however many configs name it."""

    def __init__(self, installed: Installed, memory: Memory, warnings: list[str]) -> None:
        """Take the plugins; `warnings` receives a sentence for each name of a plugin that is none."""
        self._installed = installed
        self._memory = memory
        self._warnings = warnings
        self._rules: dict[Path | None, tuple[type[Rule], ...]] = {}
        self._read: dict[str, Sequence[type[Rule]]] = {}

    @property
    def plugins(self) -> tuple[Plugin, ...]:
        """All plugins that are installed, loaded or not."""
        return (*self._installed.plugins, *(off.plugin for off in self.off))

    @property
    def off(self) -> tuple[Off, ...]:
        """The plugins that are not loaded."""
        return self._installed.off

    def of(self, config: Config) -> tuple[type[Rule], ...]:
        """Return the rules for the articles of a config, in the order of their codes.

        Raises UsageError for a path without rules, a file that declares none that could be used,
        and a clash of family, code or name.
        """
        if config.path not in self._rules:
            rules = self._of_plugins(config)
            if config.rule_paths:
                own = [rule for rules in self.by_path(config).values() for rule in rules]
                rules = tuple(sorted((*rules, *self._fitting(own, rules)), key=lambda rule: rule.code))
            if not rules and self.families_off(config):
                raise UsageError(
                    "all plugins are switched off (`healthlint plugins` says by what), so there is no rule"
                    " to apply; let one of them be"
                )
            self._rules[config.path] = rules
        return self._rules[config.path]

    def by_path(self, config: Config) -> dict[str, Sequence[type[Rule]]]:
        """Return the rules of each of a config's `rule-paths`; raises UsageError as `of` does."""
        return {item: self._rules_in(item, config) for item in config.rule_paths}

    def owner_of(self, rule: type[Rule] | Rule) -> str:
        """Return whom to ask about a rule: the file that declares it, or its plugin."""
        owner = self.plugin_of(rule)
        return str(owner) if owner is not None else rule.origin

    def plugin_of(self, rule: type[Rule] | Rule) -> Plugin | None:
        """Return the plugin of a rule; that of a config's `rule-paths` has none."""
        return self._installed.owners.get(rule.code)

    @contextmanager
    def blaming(self, rules: Sequence[Rule]) -> Iterator[None]:
        """Turn a TermError into a UsageError that names the rule with the wrong term, and whose it is."""
        try:
            yield
        except TermError as error:
            raise UsageError(f"{next(self._with_wrong_terms(rules), 'a rule')}: {error}") from error

    def families_off(self, config: Config) -> set[str]:
        """Return the families whose rules are left out for the articles of a config."""
        switches = switches_of(config)
        return {plugin.family for plugin in self.plugins if off_by(plugin, switches) is not None} | {
            off.plugin.family for off in self.off
        }

    def _with_wrong_terms(self, rules: Sequence[Rule]) -> Iterator[str]:
        for rule in rules:
            try:
                for terms in term_lists(rule.terms).values():
                    _ = terms._sought, terms._protecting, terms._expressions
            except TermError:
                yield f"{self.owner_of(rule)}: {rule}"

    def _of_plugins(self, config: Config) -> tuple[type[Rule], ...]:
        switches = switches_of(config)
        if not switches:
            return self._installed.rules
        self._warnings.extend(unknown(switches, self.plugins))
        owners = self._installed.owners
        return tuple(rule for rule in self._installed.rules if off_by(owners[rule.code], switches) is None)

    def _rules_in(self, item: str, config: Config) -> Sequence[type[Rule]]:
        path = os.path.join(config.root, item)  # noqa: PTH118  pathlib would take `..` for what it is not
        key = os.path.realpath(path)
        if key not in self._read:
            from healthlint.rule.declared import RuleFileError, remembering, rules_in

            try:
                os.stat(path)  # noqa: PTH116  as above
            except (OSError, ValueError) as error:
                from healthlint.run.files.missing import missing

                raise UsageError(f"{config.where(_KEY, item)}: {missing(shown(path), error)}") from error
            try:
                with remembering(self._memory):
                    self._read[key] = rules_in(Path(path))
            except RuleFileError as error:
                # What is said of the path, and not of a line in a file, is the config's fault.
                named = f"{config.where(_KEY, item)}: " if str(error).startswith(f"{shown(path)}: ") else ""
                raise UsageError(f"{named}{error}") from error
        return self._read[key]

    def _fitting(self, own: Sequence[type[Rule]], others: Sequence[type[Rule]]) -> list[type[Rule]]:
        """Return a config's own rules, each once; raises UsageError where one of them clashes."""
        families = {plugin.family: plugin for plugin in self.plugins}
        fitting: dict[str, type[Rule]] = {}
        names = {rule.name: rule for rule in others}
        for rule in own:
            if rule.code in fitting and fitting[rule.code].origin == rule.origin:
                continue  # two paths lead to it
            family = letters_of(rule.code)
            if family in families or family == _RESERVED_FAMILY:
                owner = families.get(family, "the engine itself")
                raise UsageError(
                    f"{_place(rule, 'code')}: code: {rule.code} begins with {family}, which belongs to"
                    f" {owner}; give the rule letters of your own"
                )
            if rule.code in fitting:
                raise UsageError(
                    f"two rules have the code {rule.code}: {_place(fitting[rule.code], 'code')} and"
                    f" {_place(rule, 'code')}; give one of them another"
                )
            if rule.name in names:
                other = names[rule.name]
                there = self.plugin_of(other) or _place(other, "name")
                raise UsageError(
                    f"two rules are called {rule.name}: {other.code} ({there}) and {rule.code}"
                    f" ({_place(rule, 'name')}); give one of them another name"
                )
            fitting[rule.code] = rule
            names[rule.name] = rule
        return list(fitting.values())


def _place(rule: type[Rule], key: str) -> str:
    """Return `file:line` of a key of a declared rule."""
    from healthlint.rule.toml_file import TomlFileError, read_toml

    try:
        return read_toml(rule.origin, "the rule").place((key,))
    except TomlFileError:  # it has gone in the meantime
        return rule.origin
