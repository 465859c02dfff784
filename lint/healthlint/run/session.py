"""What happens between the paths that a user names and the findings that are shown?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from healthlint.rule.toml_file import shown as shown_path
from healthlint.run.cache import Cache, user_cache
from healthlint.run.config.config import Config, Configs
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.articles import Skipped, find_articles, read_article
from healthlint.run.linter import Linter, engine_finding
from healthlint.run.plugins.examination import made
from healthlint.run.plugins.installed import Installed, load_plugins
from healthlint.run.plugins.switches import switches_for, unknown
from healthlint.run.rulebook import Rulebook
from healthlint.run.selection import check_known, family_of, nothing_left, selected
from healthlint.text.readers import BY_FORMAT, BY_SUFFIX, Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from healthlint.rule.finding import Finding

# Below this many articles one process is done before others have started.
_ALONE = 300
_UNIT = 64  # articles handed to a worker at a time, about half a megabyte


class Request(NamedTuple):
    """What the command line asks for; what it leaves open, the config of each article decides."""

    paths: tuple[str, ...] = ()
    config: Path | None = None
    isolated: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int = 0  # 0: as many as the machine has processors
    disable_plugins: tuple[str, ...] = ()  # besides those that the environment and the config name
    cached: bool = True  # what earlier runs have worked out may be used
    quoting: bool = False  # the report quotes the articles: give the source of those with findings
    trusted: bool = False  # the process that sends this has made sure that rules are left


class Article(NamedTuple):
    """What was found in one file."""

    path: str
    findings: tuple[Finding, ...]
    config: Config
    source: str | None = None  # where the request asks for it

    @property
    def failed(self) -> bool:
        """Tell whether the file could not be read or a rule failed on it."""
        return any(finding.code in ("HL901", "HL902", "HL903") for finding in self.findings)


class Session:
    """One run: the plugins, and a linter for each config that governs an article of it."""

    def __init__(self, request: Request, installed: Installed | None = None) -> None:
        """Take what is asked; the plugins are those of the environment where none are given."""
        self.request = request
        self._cache = user_cache() if request.cached else Cache(None)
        self._configs = Configs(only=request.config, isolated=request.isolated)
        if installed is None:
            switches = switches_for(request.disable_plugins, self._configs.file_for(Path()))
            installed = load_plugins(cache=self._cache, switches=switches)
        self.installed = installed
        self.rulebook = Rulebook(installed, self._cache, self.warnings)
        given = switches_for(request.disable_plugins, None)
        self.warnings.extend(unknown(given, self.rulebook.plugins))
        self._configs.learn(installed)
        self._linters: dict[Path | None, Linter] = {}
        self.readers: dict[str, Reader] = {**BY_SUFFIX, **self.installed.readers}
        self.skipped: tuple[Skipped, ...] = ()  # known once the linting has begun

    @property
    def warnings(self) -> list[str]:
        """What the user should know about the configs that were found, a sentence each."""
        return self._configs.warnings

    @property
    def rules_applied(self) -> frozenset[str]:
        """The codes of the rules that read at least one article."""
        return frozenset(rule.code for linter in self._linters.values() for rule in linter.rules)

    def config_for(self, folder: Path) -> Config:
        """Return the config that governs the articles of a folder; raises UsageError."""
        return self._configs.of(folder)

    def linter_for(self, config: Config) -> Linter:
        """Return the linter of a config: its rules, with its settings; raises UsageError."""
        if config.path not in self._linters:
            self._prepare([config])
        return self._linters[config.path]

    def _prepare(self, configs: Collection[Config]) -> None:
        """Make the linters of configs, whose rules the command line may name; raises UsageError."""
        asked = (("select", self.request.select), ("ignore", self.request.ignore))
        if not self.request.trusted:
            rules = [*{rule: None for config in configs for rule in self.rulebook.of(config)}]
            for key, selectors in asked:
                check_known(rules, selectors, key, off=self.rulebook.off)
        # What one config knows another need not.
        excused = {selector for _, selectors in asked for selector in selectors}
        for config in configs:
            self._linters[config.path] = self._linter(config, excused)
        if self.request.trusted or any(self._linters[config.path].rules for config in configs):
            return
        first = next(iter(configs))
        raise UsageError(nothing_left(self.rulebook.of(first), *self._selectors(first)))

    def _selectors(self, config: Config) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.request.select or config.select, (*config.ignore, *self.request.ignore)

    def _linter(self, config: Config, excused: Collection[str]) -> Linter:
        select, ignore = self._selectors(config)
        off = self.rulebook.families_off(config)
        chosen = selected(
            self.rulebook.of(config),
            select,
            ignore,
            where=config.where,
            profile=config.profile,
            jurisdictions=config.jurisdictions,
            excused={*excused, *(each for each in (*select, *ignore) if family_of(each) in off)},
        )
        rules = [made(rule, config.settings, self.rulebook.owner_of(rule)) for rule in chosen]
        with self.rulebook.blaming(rules):
            return Linter(rules, names=config.names, memory=self._cache)

    def lint_text(self, source: str, path: str) -> Article:
        """Return what is wrong with a text that stands for a file."""
        config = self.config_for(Path(path).parent)
        linter = self.linter_for(config)
        with self.rulebook.blaming(linter.rules):
            findings = linter.lint(source, path, self._reader_of(path))
        return Article(path, tuple(findings), config, source if self.request.quoting and findings else None)

    def lint_data(self, data: bytes, path: str) -> Article:
        """Return what is wrong with bytes that stand for a file."""
        from healthlint.text.encoding.decode import UndecodableError, decode

        try:
            source = decode(data, html=self._reader_of(path) is BY_FORMAT["html"])
        except UndecodableError as error:
            return self._unreadable(path, f"cannot be read: {error}")
        return self.lint_text(source, path)

    def lint_file(self, path: str) -> Article:
        """Return what is wrong with a file; one that cannot be read is a finding (HL902)."""
        shown = shown_path(path) if Path(path).is_absolute() else path.replace(os.sep, "/")
        try:
            source = read_article(path)
        except UnreadableError as error:
            return self._unreadable(shown, str(error))
        return self.lint_text(source, shown)

    def lint(self, progress: Callable[[int, int], None] | None = None) -> Iterator[Article]:
        """Yield the articles of the request in order, linted.

        Raises UsageError before the first one for a wrong path, config or selection.
        """
        found = find_articles(self.request.paths, tuple(self.readers), config_for=self.config_for)
        self.skipped = found.skipped
        configs = {(config := self.config_for(Path(path).parent)).path: config for path in found.articles}
        if configs:
            self._prepare(configs.values())
        total = len(found.articles)
        for done, article in enumerate(self._linted(found.articles), 1):
            if progress is not None:
                progress(done, total)
            yield article

    def _linted(self, paths: Sequence[str]) -> Iterator[Article]:
        jobs = self.request.jobs or os.cpu_count() or 1
        if jobs == 1 or len(paths) < _ALONE:
            yield from map(self.lint_file, paths)
            return
        from healthlint.run.workers import lint_in_workers

        units = [paths[start : start + _UNIT] for start in range(0, len(paths), _UNIT)]
        yield from lint_in_workers(self, units, min(jobs, len(units)))

    def _unreadable(self, path: str, reason: str) -> Article:
        finding = engine_finding("HL902", "unreadable-file", path, reason)
        return Article(path, (finding,), self.config_for(Path(path).parent))

    def _reader_of(self, path: str) -> Reader:
        suffix = Path(path).suffix.lower()
        try:
            return self.readers[suffix]
        except KeyError:
            raise UsageError(f"{path}: no reader for {suffix or 'a name without suffix'}") from None
