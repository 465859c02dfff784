"""What happens between the paths that a user names and the findings that are shown?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from healthlint.rule.pattern import TermError
from healthlint.rule.terms import term_lists
from healthlint.run.cache import Cache, user_cache
from healthlint.run.config.check import rule_options
from healthlint.run.config.config import Config, Configs
from healthlint.run.config.file import shown as shown_path
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.articles import Skipped, find_articles, read_article
from healthlint.run.linter import Linter, engine_finding
from healthlint.run.plugins.installed import Installed, load_plugins
from healthlint.run.selection import on_command_line, selected
from healthlint.text.readers import BY_FORMAT, BY_SUFFIX, Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from healthlint.rule.base import Rule
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
    cached: bool = True  # what earlier runs have worked out may be used
    quoting: bool = False  # the report quotes the articles: give the source of those with findings


class Article(NamedTuple):
    """What was found in one file."""

    path: str
    findings: tuple[Finding, ...]
    config: Config
    source: str | None = None  # where the request asks for it

    @property
    def failed(self) -> bool:
        """Tell whether the file could not be read or a rule failed on it."""
        return any(finding.code in ("HL901", "HL902") for finding in self.findings)


class Session:
    """One run: the plugins, and a linter for each config that governs an article of it."""

    def __init__(self, request: Request, installed: Installed | None = None) -> None:
        """Take what is asked; the plugins are those of the environment where none are given."""
        self.request = request
        self._cache = user_cache() if request.cached else Cache(None)
        self.installed = load_plugins(cache=self._cache) if installed is None else installed
        self._linters: dict[Path | None, Linter] = {}
        self._configs = Configs(rule_options(self.installed.rules))
        self.readers = self._readers()
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
        if self.request.config is not None or self.request.isolated:
            return self._configs.load(self.request.config)
        return self._configs.of(folder)

    def linter_for(self, config: Config) -> Linter:
        """Return the linter of a config: its rules, with its settings; raises UsageError."""
        if config.path not in self._linters:
            chosen = selected(
                self.installed.rules,
                self.request.select or config.select,
                (*config.ignore, *self.request.ignore),
                where=self._where(config),
            )
            rules = [rule(config.settings) for rule in chosen]
            self._linters[config.path] = Linter(rules, names=config.names, memory=self._cache)
        return self._linters[config.path]

    def lint_text(self, source: str, path: str) -> Article:
        """Return what is wrong with a text that stands for a file."""
        config = self.config_for(Path(path).parent)
        linter = self.linter_for(config)
        try:
            findings = linter.lint(source, path, self._reader_of(path))
        except TermError as error:
            raise UsageError(f"{self._owner_of_broken_terms(linter.rules)}: {error}") from error
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
        for path in found.articles:
            self.linter_for(self.config_for(Path(path).parent))
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

    def _owner_of_broken_terms(self, rules: Sequence[Rule]) -> str:
        for rule in rules:
            try:
                for terms in term_lists(rule.terms).values():
                    _ = terms.patterns, terms.protecting
            except TermError:
                return f"{self.installed.owners[rule.code]}: {rule}"
        return "a rule"

    def _where(self, config: Config) -> Callable[[str, str], str]:
        def where(key: str, selector: str) -> str:
            asked = self.request.select if key == "select" else self.request.ignore
            return on_command_line(key, selector) if selector in asked else config.where(key, selector)

        return where

    def _reader_of(self, path: str) -> Reader:
        suffix = Path(path).suffix.lower()
        try:
            return self.readers[suffix]
        except KeyError:
            raise UsageError(f"{path}: no reader for {suffix or 'a name without suffix'}") from None

    def _readers(self) -> dict[str, Reader]:
        readers = dict(BY_SUFFIX)
        for suffix, reader in self.installed.readers.items():
            if suffix in readers:
                raise UsageError(f"a plugin brings a reader for {suffix}, which healthlint reads itself")
            readers[suffix] = reader
        return readers
