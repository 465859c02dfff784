"""How do articles get suppressions for what is found in them now?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from healthlint.app.accepting.baselining import Baselining
from healthlint.app.progress import Progress
from healthlint.app.streams import say
from healthlint.report.counted import counted
from healthlint.run.engine import FAMILY, TROUBLE
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.rewriting import check_unchanged, read_original, rewrite
from healthlint.run.suppressions.reading.parsing import date_of
from healthlint.run.suppressions.writing.adding import with_suppressions
from healthlint.run.suppressions.writing.note import Note, note_of
from healthlint.run.today import today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from healthlint.app.accepting.baseline_options import Wish
    from healthlint.app.checking.asked import Asked
    from healthlint.app.checking.verdict import Verdict
    from healthlint.rule.finding import Finding
    from healthlint.run.article import Article
    from healthlint.run.session import Session

_ROUNDS = 3  # a finding that another one has hidden may come to light


class Adding:
    """Writes suppressions for all findings that are shown into the articles of a run."""

    def __init__(self, session: Session, verdict: Verdict, note: Note) -> None:
        """Take the run, what it shows, and what is to be written of it."""
        self.accepted = 0  # findings
        self.changed = 0  # files
        self.failed = False
        self._session = session
        self._verdict = verdict
        self._note = note
        self._done: set[str] = set()  # by their real paths: a link may lead to the same file again

    def write(self, articles: Iterable[Article]) -> None:
        """Go through the articles; what cannot be done is said, and done with the others all the same."""
        for article in articles:
            if article.failed:
                self._fail(
                    *(f"{article.path}: {each.message}" for each in article.findings if each.code in TROUBLE)
                )
                continue
            try:
                self._write(article)
            except UsageError as error:
                self._fail(str(error))
            except UnreadableError as error:
                self._fail(f"{article.path}: {error}")

    def _write(self, article: Article) -> None:
        shown = self._shown(article)
        real = os.path.realpath(article.path)
        if not shown or real in self._done:
            self._tell_of_others(article)
            return
        original = read_original(article.path)
        check_unchanged(original, article.source, article.path)
        reader = self._session.reader_of(article.path)
        text, after = self._added(article, original.text, shown)
        if len(_unused(after)) > len(_unused(article)):  # a rule has lost sight of what it had found
            text, after = self._added(article, original.text, shown, careful=True)
        shown = self._shown(after, article)
        if reader(text, article.path).prose != reader(original.text, article.path).prose:
            raise UsageError(
                f"{article.path}: is left as it is: the comments would change what readers see of it"
            )
        rewrite(article.path, original, text)
        self._done.add(real)
        self.accepted += len(self._shown(article)) - len(shown)
        self.changed += text != original.text
        if shown:
            which = ", ".join(f"{each.code} on line {each.line}" for each in shown)
            self._fail(
                f"{article.path}: there is no place for a comment that accepts {which}; mend the words"
            )
        self._tell_of_others(after, article)

    def _added(
        self, article: Article, text: str, shown: Sequence[Finding], *, careful: bool = False
    ) -> tuple[str, Article]:
        """Return the text with suppressions, and what is found in it then."""
        path, session = article.path, self._session
        reader = session.reader_of(path)

        def idle(text: str, start: int, end: int) -> bool:
            unused = _unused(session.lint_text(text, path))
            return any(start <= finding.offset < end for finding in unused)

        after = article
        for _ in range(_ROUNDS):
            document = reader(text, path)
            text = with_suppressions(document, shown, self._note, reader, idle if careful else None).text
            after = session.lint_text(text, path)
            left = self._shown(after, article)
            if not left or len(left) == len(shown):
                break
            shown = left
        return text, after

    def _shown(self, article: Article, before: Article | None = None) -> list[Finding]:
        """Return the findings that are shown and that an article can accept, but for those of a baseline."""
        return [
            each
            for each in self._reported(article, before)
            if each.family != FAMILY and self._verdict.shows(article.config, each.severity)
        ]

    def _reported(self, article: Article, before: Article | None) -> Iterator[Finding]:
        """Yield what no baseline accepts; of one only an article knows that was not read anew, `before`."""
        withheld = () if before is None else before.withheld
        known = {each.finding.fingerprint for each in withheld if each.by == "baseline"}
        return (each for each in article.findings if each.fingerprint not in known)

    def _tell_of_others(self, article: Article, before: Article | None = None) -> None:
        """Say what no suppression can accept: what is wrong with suppressions."""
        for finding in self._reported(article, before):
            if finding.family == FAMILY:
                say(f"{article.path}:{finding.line}:{finding.column}: {finding.code} {finding.message}")

    def _fail(self, *sentences: str) -> None:
        self.failed = True
        for sentence in sentences:
            say(sentence)


def _unused(article: Article) -> list[Finding]:
    return [finding for finding in article.findings if finding.code == "HL912"]


def add_suppressions(asked: Asked, session: Session, verdict: Verdict, wish: Wish) -> int:
    """Write suppressions for what a check finds and return the exit code; raises UsageError.

    0: all that rules have found is accepted now, and what is wrong with suppressions themselves is told;
    2: something is not, or could not be read or written.
    """
    until = None
    if asked.until is not None:
        until = date_of(asked.until)
        if until is None:
            raise UsageError(f"--until {asked.until} is no day; write it as 2027-01-31")
        if until < today(session.config_for(Path())):
            raise UsageError(f"--until {asked.until} is over already; give a day to come")
    adding = Adding(session, verdict, note_of(asked.reason or "", until, asked.by or ""))
    progress = Progress(wanted=not asked.quiet)
    try:
        adding.write(Baselining(wish, session, verdict).over(session.lint(progress)))
    finally:
        progress.finish()
    for skipped in session.skipped:
        if asked.verbose or skipped.failed:
            say(f"{skipped.path}: {skipped.reason}")
        adding.failed |= skipped.failed
    if not asked.quiet:
        for warning in session.warnings:
            say(warning)
        if adding.changed:
            found, files = counted(adding.accepted, "finding"), counted(adding.changed, "file")
            click.echo(f"accepted {found} in {files}", err=True)
        elif not adding.failed:
            click.echo("there is nothing to accept", err=True)
    return 2 if adding.failed else 0
