"""What do rules come to over many articles?

Counters only, which do not grow with the number of articles. Rules are asked one by one: what the
findings of several are merged into is left aside, since it would hide that two say the same.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.app.trying.overlaps import Overlaps
from healthlint.rule.pattern import TermError
from healthlint.rule.scan import Scanner
from healthlint.rule.terms import term_lists
from healthlint.rule.toml_file import shown
from healthlint.run.containment import asked
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.failure import failure
from healthlint.run.files.articles import read_article
from healthlint.run.linters import in_preset
from healthlint.run.plugins.examination import made
from healthlint.run.printing import PrintsToStderr
from healthlint.run.selection import check_known, selected
from healthlint.run.selectors import family_of
from healthlint.testing.excuses import Excuses
from healthlint.testing.lists import reported_lists
from healthlint.text.model import Document
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding
    from healthlint.run.config.config import Config
    from healthlint.run.session import Session

Term = tuple[str, str, str]  # the code of its rule, the name of its list, and it


class _Panel(NamedTuple):
    rules: Sequence[Rule]
    scanner: Scanner


class Survey:
    """Counts what rules find in articles, which are read one after another.

    The measure of noise is findings per 1,000 sentences: English and Chinese say about as much in one.
    """

    def __init__(self, session: Session, own: Mapping[str, Rule] | None = None) -> None:
        """Take the rules of a session's configs, and those that are tried besides, by code."""
        self._session = session
        self._own = own or {}
        self._panels: dict[Path | None, _Panel] = {}
        self.rules: dict[str, Rule] = {}  # by code, all that read an article
        self.articles = 0
        self.sentences = 0
        self.findings: Counter[str] = Counter()  # by code, one a sentence as in a report
        self.articles_with: Counter[str] = Counter()  # by code
        self.matched: Counter[Term] = Counter()
        self.reported: Counter[Term] = Counter()
        self.excused: dict[Term, Counter[str]] = {}
        self.overlaps = Overlaps()
        self.unreadable: list[str] = []  # a sentence each
        self.failures: dict[str, str] = {}  # by code, the first time that it failed

    def prepare(self, paths: Iterable[str]) -> None:
        """Load the rules before any article is read; raises UsageError for a wrong config or selection."""
        configs = {config.path: config for config in map(self._config_of, paths)}
        book = self._session.rulebook
        known = {rule.code: rule for config in configs.values() for rule in book.of(config)}
        check_known(list(known.values()), self._session.request.select, "select", off=book.off)
        for config in configs.values():
            self._panel(config)

    def read(self, path: str) -> None:
        """Count one article; raises UsageError for a config or term that is wrong."""
        name = shown(path)
        panel = self._panel(self._config_of(path))
        try:
            source = read_article(path)
            document = self._document(source, path)
        except UnreadableError as error:
            self.unreadable.append(f"{name}: {error}")
            return
        try:
            with PrintsToStderr():
                panel.scanner.scan(document)
                findings, troubles = asked(panel.rules, document, source, path)
        except TermError as error:
            raise UsageError(f"a rule has a term that cannot be read: {error}") from error
        for trouble in troubles:
            self.failures.setdefault(trouble.message.partition(" ")[0], f"{name}: {trouble.message}")
        self.articles += 1
        self.sentences += sum(1 for _ in document.sentences)
        self._count(findings)
        for rule in panel.rules:
            self._count_terms(rule, document, findings)

    def _config_of(self, path: str) -> Config:
        return self._session.config_for(Path(path).parent)

    def _document(self, source: str, path: str) -> Document:
        reader = self._session.readers[Path(path).suffix.lower()]
        try:
            with PrintsToStderr():
                document: object = reader(source, path)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a plugin's reader may fail in any way
            raise UnreadableError(f"its reader failed: {failure(error)}") from error
        if not isinstance(document, Document):
            raise UnreadableError("its reader returned no Document")
        return document

    def _panel(self, config: Config) -> _Panel:
        if config.path not in self._panels:
            rules = {rule.code: rule for rule in self._rules_of(config)}
            rules.update(self._own)
            self.rules = {**rules, **self.rules}
            self._panels[config.path] = _Panel(tuple(rules.values()), Scanner(rules.values()))
        return self._panels[config.path]

    def _rules_of(self, config: Config) -> Iterator[Rule]:
        """Yield the rules that a check would apply to the articles of a config."""
        book = self._session.rulebook
        select = self._session.request.select or config.selecting
        off = book.families_off(config)
        excused = [each for each in (*select, *config.ignoring) if family_of(each) in off]
        for rule in selected(
            book.of(config),
            select,
            config.ignoring,
            where=config.where,
            profile=config.profile,
            jurisdictions=config.laws,
            strict=config.strict,
            excused={*excused, *self._session.request.select},  # what one config knows another need not
        ):
            kind = in_preset(rule, strict=config.strict)
            yield made(kind, config.settings, book.owner_of(rule))

    def _count(self, findings: Sequence[Finding]) -> None:
        spoken = Counter(code for code, _ in {(each.code, each.anchor) for each in findings})
        self.findings.update(spoken)
        self.articles_with.update(spoken.keys())
        self.overlaps.add(findings)

    def _count_terms(self, rule: Rule, document: Document, findings: Sequence[Finding]) -> None:
        reported = reported_lists(rule) or ()
        places: set[tuple[int, int]] | None = None
        excuses = Excuses(rule, document)
        for name in term_lists(rule.terms):
            for match in document.matches(rule, name):
                term = (rule.code, name, match.term)
                self.matched[term] += 1
                if name not in reported:
                    continue
                if places is None:
                    places = {(each.offset, each.end_offset) for each in findings if each.code == rule.code}
                excuse = None if match.span in places else excuses.of(match, name)
                if excuse is None:
                    self.reported[term] += 1
                else:
                    self.excused.setdefault(term, Counter())[excuse.kind] += 1
