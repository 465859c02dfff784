"""What are the references of the articles that a command is about, and what is to be said of them?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.app.references.entry import Entry, ListedArticle, entries_of
from healthlint.app.streams import say
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.linter import Linter
from healthlint.run.linting import name_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterator

    from healthlint.references.answers import PageState
    from healthlint.references.judging.judge import Judge
    from healthlint.references.judging.judgement import Verdict
    from healthlint.references.wording import Language
    from healthlint.report.summary import Summary
    from healthlint.run.config.config import Config
    from healthlint.run.session import Session


class Listing:
    """Goes through the articles of a session, and knows at the end what all comes to."""

    def __init__(
        self, session: Session, verdicts: Collection[str] = (), *, listed_only: bool = False
    ) -> None:
        """Take the run, the verdicts that are asked for (none: all), and whether entries alone are."""
        self.session = session
        self.verdicts = frozenset(verdicts)
        self._listed_only = listed_only
        self._linters: dict[int, Linter] = {}
        self._by_day: dict[datetime.date, Judge] = {}
        self.articles = 0
        self.counts: Counter[Verdict] = Counter()  # of all references, shown or not
        self.told: Counter[str] = Counter()  # the same, of mere pages by what has become of them
        self.shown = 0
        self.looked_up = 0  # about which somebody was asked
        self.pages: Counter[PageState] = Counter()  # that were asked for, by what has become of them
        self.not_asked: dict[str, None] = {}  # sources that could have been asked, in order
        self.unreadable: dict[str, str] = {}  # the reason, by path
        self._languages: set[Language] = set()

    @property
    def found(self) -> int:
        """How many references there are."""
        return self.counts.total()

    @property
    def asked(self) -> Summary:
        """Who was asked: the registries that were looked into, and how services came into the run."""
        from healthlint.report.summary import Summary

        summary = Summary()
        summary.registries = self.session.registries
        network = self.session.request.network
        if network is not None:
            summary.network = network.use
        return summary

    @property
    def language(self) -> Language:
        """The language of what is said of all articles: theirs where they have one in common."""
        return "zh" if self._languages == {"zh"} else "en"

    @property
    def failed(self) -> bool:
        """Tell whether something could not be read."""
        return bool(self.unreadable) or any(skipped.failed for skipped in self.session.skipped)

    def files(self, progress: Callable[[int, int], None] | None = None) -> Iterator[ListedArticle]:
        """Yield the articles of the request; one that cannot be read is told, and the others go on.

        Raises UsageError for a wrong path or config, and for a registry that cannot be read.
        """
        from healthlint.run.files.articles import find_articles, read_article
        from healthlint.run.files.reports import without_reports
        from healthlint.run.learning_ahead import learning_ahead

        session, request = self.session, self.session.request
        found = find_articles(request.paths, tuple(session.readers), config_for=session.config_for)
        articles, session.skipped = without_reports(found, request.reports)
        ahead = learning_ahead(session, articles, lambda _, name: self._judge_for(session.config_of(name)))
        for done, path in enumerate(ahead, 1):
            name = name_of(path)
            try:
                source = read_article(path)
            except UnreadableError as error:
                self._tell(name, str(error))
            else:
                yield from self._listed(source, name, session.config_of(path))
            if progress is not None:
                progress(done, len(articles))

    def stdin(self, data: bytes, name: str | None) -> Iterator[ListedArticle]:
        """Yield the article that bytes hold, or nothing where files of its name are left out."""
        from healthlint.app.checking.stdin import UNNAMED
        from healthlint.run.files.articles import Skipped, is_html, text_of
        from healthlint.run.files.exclusion import Exclusion

        session, shown = self.session, name or UNNAMED
        if name is not None:
            reason = Exclusion((), session.config_for).of_path(str(Path(name).absolute()))
            if reason is not None:
                session.skipped = (Skipped(name, reason, named=True),)
                return
        try:
            source = text_of(data, html=is_html(shown))
        except UnreadableError as error:
            self._tell(shown, str(error))
            return
        yield from self._listed(source, shown, session.config_of(shown))

    def _listed(self, source: str, path: str, config: Config) -> Iterator[ListedArticle]:
        looked = self._linter_for(config).look(source, path, self.session.reader_of(path))
        if looked.document is None:
            self._tell(path, looked.findings[0].message)
            return
        chosen = self.session.request.message_language or config.message_language
        language: Language = "en" if chosen == "en" else "zh"
        if chosen == "auto":
            language = looked.document.language
        judged = [each for each in looked.judged if each.reference.listed or not self._listed_only]
        every = entries_of(looked.document, judged, language)
        entries = tuple(each for each in every if self._is_wanted(each))
        self.articles += 1
        self._languages.add(language)
        self.shown += len(entries)
        for entry in every:
            self.counts[entry.verdict] += 1
            self.told[entry.verdict if entry.page is None else entry.page.state] += 1
            self.pages.update(page.state for page in entry.judged.pages)
            self.looked_up += entry.judged.is_looked_up
            self.not_asked.update(dict.fromkeys(entry.judged.judgement.evidence.not_asked))
        yield ListedArticle(path, language, entries, len(every))

    def _is_wanted(self, entry: Entry) -> bool:
        if not self.verdicts:
            return True
        return entry.verdict in self.verdicts or any(
            page.state in self.verdicts and page.state != "unchecked" for page in entry.judged.pages
        )

    def _judge_for(self, config: Config) -> Judge | None:
        """Return who asks about the references of articles of a config; None where nobody may be asked."""
        return self.session.looking_up.judge_for(config)

    def _linter_for(self, config: Config) -> Linter:
        """Return what reads an article as a check does, asks about its references, and applies no rule."""
        judge = self._judge_for(config) or self._by_form(config)
        linter = self._linters.get(id(judge))
        if linter is None:
            linter = self._linters[id(judge)] = Linter((), judge=judge)
        return linter

    def _by_form(self, config: Config) -> Judge:
        """Return who judges references by what they say of themselves, where nobody may be asked."""
        from healthlint.references.answers import NoAnswers
        from healthlint.references.judging.judge import Judge
        from healthlint.run.today import today

        day = today(config)
        judge = self._by_day.get(day)
        if judge is None:
            judge = self._by_day[day] = Judge(NoAnswers, lambda: day)
        return judge

    def _tell(self, path: str, reason: str) -> None:
        self.unreadable[path] = reason
        say(f"{path}: {reason}")


def checked_verdicts(names: Collection[str]) -> frozenset[str]:
    """Return the verdicts of these names, which may be those that a table has for them, and states of pages.

    Raises UsageError for a verdict that there is not.
    """
    from healthlint.app.references.words import PAGES, VERDICTS
    from healthlint.rule.suggest import did_you_mean

    known: dict[str, str] = {}
    for language in VERDICTS:
        known.update((said, name) for name, said in VERDICTS[language].items())
        known.update((said, name) for name, said in PAGES[language].items())
    names_of_all = (*VERDICTS["en"], *PAGES["en"])
    known.update((name, name) for name in names_of_all)
    for name in names:
        if name not in known:
            meant = did_you_mean(name, names_of_all) or f"; choose from {', '.join(names_of_all)}"
            raise UsageError(f"--verdict: there is no {name}{meant}")
    return frozenset(known[name] for name in names)
