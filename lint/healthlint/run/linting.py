"""What is wrong with one article, as its config and the command line have it?"""

# A run asks for names and folders of every article, and pathlib is slow:
# ruff: noqa: PTH117, PTH119, PTH120
from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.rule.coverage import Coverage
from healthlint.rule.toml_file import shown as shown_path
from healthlint.run.article import Article
from healthlint.run.cache import Cache, user_cache
from healthlint.run.config.configs import Configs
from healthlint.run.config.covering import Covering
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.articles import read_article, text_of
from healthlint.run.looking_up import LookingUp
from healthlint.run.plugins.switches import switches_for, unknown
from healthlint.run.publications import Publications
from healthlint.text.readers import BY_FORMAT, BY_SUFFIX, Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from healthlint.references.judging.judge import Judge
    from healthlint.registry.info import Info
    from healthlint.rule.base import Rule
    from healthlint.rule.dropped import Dropped
    from healthlint.rule.finding import Finding
    from healthlint.rule.publication import Publication
    from healthlint.rule.withheld import Withheld
    from healthlint.run.baseline.sketch import Sketch
    from healthlint.run.config.config import Config
    from healthlint.run.linter import Linter, Looked
    from healthlint.run.linters import Linters
    from healthlint.run.plugins.discovery import Plugin
    from healthlint.run.plugins.installed import Installed
    from healthlint.run.plugins.switches import Switch
    from healthlint.run.request import Request
    from healthlint.run.rulebook import Rulebook
    from healthlint.run.suppressions.applying import Outcome
    from healthlint.run.suppressions.record import Suppression
    from healthlint.run.timing import Clock
    from healthlint.text.model import Document


class Linting:
    """The plugins of a run, and a linter for each config and publication of an article of it."""

    def __init__(self, request: Request, installed: Installed | None = None) -> None:
        """Take what is asked; the plugins are those of the environment where none are given."""
        self.request = request
        self._cache = user_cache() if request.cached else Cache(None)
        self._configs = Configs(only=request.config, isolated=request.isolated)
        self._given = installed
        self._unknown_told = False
        self._covering = Covering()
        self._publications = Publications(request.profile, request.jurisdictions, request.preset)
        self._clock = _clock() if request.timing else None
        if not self._knows_plugins():
            _ = self.rulebook
        self.looking_up = LookingUp(request.registry, request.network, self.warnings)

    def _knows_plugins(self) -> bool:
        """Learn what plugins bring without loading them, where that can be told; else they are loaded."""
        return False

    def _switches(self) -> tuple[Switch, ...]:
        """Return what the command line, the environment and the config of the current folder switch off."""
        return switches_for(self.request.disable_plugins, self._configs.stating(Path(), "disable-plugins"))

    @cached_property
    def installed(self) -> Installed:
        """What the plugins bring; raises UsageError where one cannot be loaded."""
        from healthlint.run.plan.plan import take_over
        from healthlint.run.plugins.installed import load_plugins

        take_over(self._cache)
        installed = self._given
        if installed is None:
            installed = load_plugins(
                cache=self._cache, switches=self._switches(), standing_in=self.request.standing_in
            )
        self._configs.learn(installed)
        return installed

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules of each config; raises UsageError where a plugin cannot be loaded."""
        from healthlint.run.rulebook import Rulebook

        rulebook = Rulebook(self.installed, self._cache, self.warnings)
        self._tell_unknown(rulebook.plugins)
        return rulebook

    @cached_property
    def _linters(self) -> Linters:
        from healthlint.run.linters import Linters

        memory = self._cache if self._cache.remembers else None
        return Linters(self.request, self.rulebook, memory, self.looking_up, self._clock)

    @cached_property
    def readers(self) -> dict[str, Reader]:
        """What reads the files of each suffix."""
        return {**BY_SUFFIX, **self.installed.readers}

    def _tell_unknown(self, plugins: Sequence[Plugin]) -> None:
        """Warn of what is switched off for this run and is no plugin; raises UsageError."""
        if not self._unknown_told:
            self._unknown_told = True
            self.warnings.extend(unknown(switches_for(self.request.disable_plugins, None), plugins))

    @property
    def warnings(self) -> list[str]:
        """What the user should know about the configs that were found, a sentence each."""
        return self._configs.warnings

    @property
    def options(self) -> Mapping[str, Any]:
        """What rules let be set, as JSON Schema properties."""
        return self._configs.options

    @property
    def rules_applied(self) -> frozenset[str]:
        """The codes of the rules that read at least one article."""
        return self._linters.rules_applied

    @property
    def registries(self) -> tuple[Info, ...]:
        """What the registries say of themselves that were looked into."""
        return tuple(self.looking_up.infos.values())

    def config_for(self, folder: Path | str) -> Config:
        """Return the config that governs the articles of a folder; raises UsageError."""
        return self._configs.of(folder)

    def config_of(self, path: str) -> Config:
        """Return the config of an article, with what it says of just some files; raises UsageError."""
        return self._covering.of(self.config_for(os.path.dirname(path)), path)

    def publication_of(self, config: Config, source: str = "") -> tuple[Publication, str | None]:
        """Return what an article with a config is, and what to tell the user about its front matter."""
        return self._publications.of_article(config, source)

    def linter_for(self, config: Config, publication: Publication) -> Linter:
        """Return what reads such articles; raises UsageError for a wrong selection."""
        return self._linters.of(config, publication)

    def rules_for(self, config: Config, publication: Publication) -> tuple[Rule, ...]:
        """Return the rules that read such articles; raises UsageError for a wrong selection."""
        return self.linter_for(config, publication).rules

    def judge_of(self, source: str, path: str) -> Judge | None:
        """Return who judges the references of an article; None where none of its rules asks about them."""
        config = self.config_of(path)
        return self._linters.of(config, self.publication_of(config, source)[0]).judge

    def reader_of(self, path: str) -> Reader:
        """Return what reads the files of a name; raises UsageError where nothing does."""
        name = os.path.basename(path)
        dot = name.rfind(".")
        suffix = name[dot:].lower() if 0 < dot < len(name) - 1 else ""
        try:
            return self.readers[suffix]
        except KeyError:
            raise UsageError(f"{path}: no reader for {suffix or 'a name without suffix'}") from None

    def lint_file(self, path: str) -> Article:
        """Return what is wrong with a file; one that cannot be read is a finding (HL902)."""
        shown = name_of(path)
        try:
            source = (
                read_article(path) if self._clock is None else self._clock.call("reading", read_article, path)
            )
        except UnreadableError as error:
            return self.unreadable(shown, str(error))
        return self.lint_text(source, shown)

    def timed(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield articles as they are linted, each with what it took where the request asks for that."""
        return iter(articles) if self._clock is None else self._clock.over(articles)

    def lint_data(self, data: bytes, path: str) -> Article:
        """Return what is wrong with bytes that stand for a file."""
        try:
            source = text_of(data, html=self.reader_of(path) is BY_FORMAT["html"])
        except UnreadableError as error:
            return self.unreadable(path, str(error))
        return self.lint_text(source, path)

    def lint_text(self, source: str, path: str) -> Article:
        """Return what is wrong with a text that stands for a file."""
        article, document = self.look(source, path)
        if document is not None and self._linters.are_ours:
            # Its parts point back at it. Taken apart it goes at once, and not when the garbage collector has
            # gone through all articles that came in the meantime; a stranger's rule may have kept it.
            vars(document).clear()
        return article

    def look(self, source: str, path: str) -> tuple[Article, Document | None]:
        """Return what is wrong with a text that stands for a file, and how a reader sees it.

        There is no document where its reader fails.
        """
        config = self.config_for(os.path.dirname(path))
        covered = self._covering.of(config, path)
        publication, advice = self._publications.of_article(covered, source)
        linter = self._linters.of(covered, publication)
        dropped: list[Dropped] | None = [] if self.request.telling else None
        with self.rulebook.blaming(linter.rules):
            looked = linter.look(source, path, self.reader_of(path), dropped)
        findings = looked.findings
        withheld: tuple[Withheld, ...] = ()
        suppressions: tuple[Suppression, ...] = ()
        if findings and looked.document is not None:
            from healthlint.run.fingerprints import fingerprinted

            findings = fingerprinted(findings, looked.document)
        # Whatever the case; three searches for plain letters cost less than one without regard to it.
        spoken_to = "ealthlint" in source or "EALTHLINT" in source or "ealthLint" in source
        if spoken_to and looked.document is not None:
            outcome = self._settled(findings, looked.document, covered, linter)
            findings, withheld, suppressions = outcome.findings, outcome.withheld, outcome.suppressions
        article = Article(
            path,
            tuple(findings),
            config,
            source if self.request.quoting and (findings or withheld) else None,
            None if dropped is None else tuple(dropped),
            advice,
            withheld,
            guess=self._guess(source, path) if publication.profile is None else None,
            coverage=self._coverage(looked, linter),
            suppressions=suppressions,
            sketches=self._sketches(findings, looked.document, config),
        )
        return article, looked.document

    def remember(self) -> None:
        """Keep for later runs what this one had to work out; to be called when all articles are linted."""
        if "installed" in vars(self):  # else there was nothing to work out
            from healthlint.run.plan.plan import hand_on

            hand_on(self._cache)

    def unreadable(self, path: str, reason: str) -> Article:
        """Return what is to be said of a file that cannot be read (HL902)."""
        from healthlint.run.engine import engine_finding

        finding = engine_finding("HL902", "unreadable-file", path, reason)
        return Article(path, (finding,), self.config_for(os.path.dirname(path)))

    def _settled(
        self, findings: Sequence[Finding], document: Document, config: Config, linter: Linter
    ) -> Outcome:
        """Return what the suppressions of an article make of its findings."""
        from healthlint.run.suppressions.settling import settled

        reader = self.reader_of(document.path)
        return settled(findings, document, self.request, self.rulebook, config, linter, reader)

    @staticmethod
    def _coverage(looked: Looked, linter: Linter) -> Coverage:
        if looked.document is None:
            return Coverage(unsure=looked.unsure)
        from healthlint.run.references import coverage_of

        by_form = linter.reads_references
        return coverage_of(looked.document, looked.judged, by_form=by_form, unsure=looked.unsure)

    def _sketches(
        self, findings: Sequence[Finding], document: Document | None, config: Config
    ) -> Mapping[str, Sketch] | None:
        request = self.request
        if not request.baselined or (request.baseline is None and config.baseline is None):
            return None
        if document is None or not findings:
            return {}
        from healthlint.run.baseline.sketch import sketches_of

        return sketches_of(findings, document)

    def _guess(self, source: str, path: str) -> str | None:
        if not self.request.guessing:
            return None
        from healthlint.run.guess import guess_of

        return guess_of(source, path)


def _clock() -> Clock:
    from healthlint.run.timing import Clock

    return Clock()


def name_of(path: str) -> str:
    """Return what a report calls the article of a path: relative where it can be, with slashes."""
    return shown_path(path) if os.path.isabs(path) else path.replace(os.sep, "/")
