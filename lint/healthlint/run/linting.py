"""What is wrong with one article, as its config and the command line have it?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.rule.coverage import Coverage
from healthlint.rule.toml_file import shown as shown_path
from healthlint.run.article import Article
from healthlint.run.cache import Cache, user_cache
from healthlint.run.config.config import Config
from healthlint.run.config.configs import Configs
from healthlint.run.config.covering import Covering
from healthlint.run.engine import engine_finding
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.articles import read_article, text_of
from healthlint.run.fingerprints import fingerprinted
from healthlint.run.linters import Linters
from healthlint.run.looking_up import LookingUp
from healthlint.run.plugins.installed import Installed, load_plugins
from healthlint.run.plugins.switches import switches_for, unknown
from healthlint.run.publications import Publications
from healthlint.run.references import coverage_of
from healthlint.run.rulebook import Rulebook
from healthlint.text.readers import BY_FORMAT, BY_SUFFIX, Reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from healthlint.references.judging.judge import Judge
    from healthlint.registry.info import Info
    from healthlint.rule.base import Rule
    from healthlint.rule.dropped import Dropped
    from healthlint.rule.finding import Finding
    from healthlint.rule.publication import Publication
    from healthlint.rule.withheld import Withheld
    from healthlint.run.baseline.sketch import Sketch
    from healthlint.run.linter import Linter, Looked
    from healthlint.run.request import Request
    from healthlint.run.suppressions.applying import Outcome
    from healthlint.run.suppressions.record import Suppression
    from healthlint.text.model import Document


class Linting:
    """The plugins of a run, and a linter for each config and publication of an article of it."""

    def __init__(self, request: Request, installed: Installed | None = None) -> None:
        """Take what is asked; the plugins are those of the environment where none are given."""
        self.request = request
        self._cache = user_cache() if request.cached else Cache(None)
        self._configs = Configs(only=request.config, isolated=request.isolated)
        if installed is None:
            switches = switches_for(request.disable_plugins, self._configs.stating(Path(), "disable-plugins"))
            installed = load_plugins(cache=self._cache, switches=switches)
        self.installed = installed
        self.rulebook = Rulebook(installed, self._cache, self.warnings)
        given = switches_for(request.disable_plugins, None)
        self.warnings.extend(unknown(given, self.rulebook.plugins))
        self._configs.learn(installed)
        self._covering = Covering()
        self._publications = Publications(request.profile, request.jurisdictions, request.preset)
        self.looking_up = LookingUp(request.registry, request.network, self.warnings)
        self._linters = Linters(request, self.rulebook, self._cache, self.looking_up)
        self.readers: dict[str, Reader] = {**BY_SUFFIX, **self.installed.readers}

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

    def config_for(self, folder: Path) -> Config:
        """Return the config that governs the articles of a folder; raises UsageError."""
        return self._configs.of(folder)

    def config_of(self, path: str) -> Config:
        """Return the config of an article, with what it says of just some files; raises UsageError."""
        return self._covering.of(self.config_for(Path(path).parent), path)

    def publication_of(self, config: Config, source: str = "") -> tuple[Publication, str | None]:
        """Return what an article with a config is, and what to tell the user about its front matter."""
        return self._publications.of_article(config, source)

    def rules_for(self, config: Config, publication: Publication) -> tuple[Rule, ...]:
        """Return the rules that read such articles; raises UsageError for a wrong selection."""
        return self._linters.of(config, publication).rules

    def judge_of(self, source: str, path: str) -> Judge | None:
        """Return who judges the references of an article; None where none of its rules asks about them."""
        config = self.config_of(path)
        return self._linters.of(config, self.publication_of(config, source)[0]).judge

    def reader_of(self, path: str) -> Reader:
        """Return what reads the files of a name; raises UsageError where nothing does."""
        suffix = Path(path).suffix.lower()
        try:
            return self.readers[suffix]
        except KeyError:
            raise UsageError(f"{path}: no reader for {suffix or 'a name without suffix'}") from None

    def lint_file(self, path: str) -> Article:
        """Return what is wrong with a file; one that cannot be read is a finding (HL902)."""
        shown = name_of(path)
        try:
            source = read_article(path)
        except UnreadableError as error:
            return self.unreadable(shown, str(error))
        return self.lint_text(source, shown)

    def lint_data(self, data: bytes, path: str) -> Article:
        """Return what is wrong with bytes that stand for a file."""
        try:
            source = text_of(data, html=self.reader_of(path) is BY_FORMAT["html"])
        except UnreadableError as error:
            return self.unreadable(path, str(error))
        return self.lint_text(source, path)

    def lint_text(self, source: str, path: str) -> Article:
        """Return what is wrong with a text that stands for a file."""
        return self.look(source, path)[0]

    def look(self, source: str, path: str) -> tuple[Article, Document | None]:
        """Return what is wrong with a text that stands for a file, and how a reader sees it.

        There is no document where its reader fails.
        """
        config = self.config_for(Path(path).parent)
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

    def unreadable(self, path: str, reason: str) -> Article:
        """Return what is to be said of a file that cannot be read (HL902)."""
        finding = engine_finding("HL902", "unreadable-file", path, reason)
        return Article(path, (finding,), self.config_for(Path(path).parent))

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


def name_of(path: str) -> str:
    """Return what a report calls the article of a path: relative where it can be, with slashes."""
    return shown_path(path) if Path(path).is_absolute() else path.replace(os.sep, "/")
