"""What holds for one article, where its config says more about some files?"""

# A run asks this for every article, and pathlib is slow:
# ruff: noqa: PTH100, PTH109, PTH120
from __future__ import annotations

import os
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from healthlint.rule.publication import JURISDICTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from healthlint.run.config.config import Config, PerFile
    from healthlint.run.config.merging import Origin
    from healthlint.run.config.written import Keys
    from healthlint.run.files.gitignore import Patterns

_KEY = "per-file"


_MOST_REMEMBERED = 100_000  # articles of a run over files; a crawl has more than memory holds


class Covering:
    """The configs of the articles of a run with what tables of `per-file` say; each is made once."""

    def __init__(self) -> None:
        self._here = os.getcwd()
        self._patterns: dict[tuple[Path | None, str], list[Patterns]] = {}
        self._articles: dict[tuple[Path | None, str], Config] = {}
        self._configs: dict[tuple[Path | None, tuple[int, ...]], Config] = {}
        self._variants: dict[Path | None, list[Hashable]] = {}  # what they make of the rules

    def of(self, config: Config, path: str) -> Config:
        """Return what holds for the article of a path that a config governs."""
        if not config.per_file:
            return config
        known = self._articles.get((config.path, path))
        if known is None:  # a run asks for each article when it begins, and again when it is read
            if len(self._articles) >= _MOST_REMEMBERED:
                self._articles.clear()
            known = self._articles[config.path, path] = self._of(config, path)
        return known

    def _of(self, config: Config, path: str) -> Config:
        whole = os.path.abspath(path)
        covering = tuple(
            number
            for number, patterns in enumerate(self._patterns_of(config, whole))
            if _covers(patterns, whole)
        )
        if not covering:
            return config
        known = self._configs.get((config.path, covering))
        if known is None:
            known = self._configs[config.path, covering] = self._made(config, covering)
        return known

    def _made(self, config: Config, covering: tuple[int, ...]) -> Config:
        covered = config
        for number in covering:
            covered = _with(covered, config.per_file[number], number)
        variants = self._variants.setdefault(config.path, [_rules_of(config)])
        rules = _rules_of(covered)
        if rules not in variants:
            variants.append(rules)
        return covered.but(covering=covering, variant=variants.index(rules))

    def _patterns_of(self, config: Config, path: str) -> Sequence[Patterns]:
        """Return the patterns of a config for an absolute path, seen from its folder.

        Where the config stands elsewhere (`--config`) they are seen from the current folder, as its
        `exclude` is.
        """
        from healthlint.run.files.exclusion import patterns_of_user, with_separator

        root = str(config.root)
        if not path.startswith(with_separator(root)):
            root = self._here
        if (config.path, root) not in self._patterns:
            self._patterns[config.path, root] = [
                patterns_of_user(root, [said.pattern], lambda _: _KEY) for said in config.per_file
            ]
        return self._patterns[config.path, root]


def _with(config: Config, said: PerFile, number: int) -> Config:
    """Return a config with what the table of that number says of some files."""
    table = config.origins.of(_KEY, number)
    changed: dict[str, Any] = {}
    origins: dict[Keys, Origin] = {}
    gone: list[str] = []

    def note(own: Keys, *keys: str | int) -> None:
        if table is not None:
            origins[own] = table._replace(keys=(*table.keys, *keys))

    if said.profile is not None:
        changed["profile"] = said.profile
        note(("profile",), "profile")
    if said.jurisdictions is not None:  # all of them: those of presets are not added
        changed["jurisdictions"] = said.jurisdictions
        changed["preset"] = tuple(each for each in config.preset if each not in JURISDICTIONS)
        note(("jurisdictions",), "jurisdictions")
    if said.select is not None:
        changed["select"], changed["extend_select"] = said.select, ()
        gone.append("extend-select")
        note(("select",), "select")
    if said.ignore:
        changed["extend_ignore"] = (*config.extend_ignore, *said.ignore)
        for at in range(len(said.ignore)):
            note(("extend-ignore", len(config.extend_ignore) + at), "ignore", at)
    if said.severity:
        kept = {each: value for each, value in config.severity.items() if each not in said.severity}
        changed["severity"] = {**kept, **said.severity}
        for each in said.severity:
            note(("severity", each), "severity", each)
    if said.settings:
        changed["settings"] = {**config.settings, **said.settings}
        for key in said.settings:
            note((key,), key)
    return config.but(origins=config.origins.over(origins, gone), **changed)


def _rules_of(config: Config) -> Hashable:
    """Return what decides about the rules of a config, as far as tables of `per-file` can change it."""
    return repr((config.selecting, config.ignoring, config.severity, config.settings, config.strict))


def _covers(patterns: Patterns, path: str) -> bool:
    """Tell whether patterns cover the file of an absolute path, or a folder above it."""
    if patterns.verdict(path):
        return True
    folder = os.path.dirname(path)
    while len(folder) > len(patterns.root):
        if patterns.verdict(folder, folder=True):
            return True
        folder = os.path.dirname(folder)
    return False
