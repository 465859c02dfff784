"""How are the articles of a check mended, or shown as they would be?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from healthlint.app.mending.diff import diff_of
from healthlint.app.mending.files import Files
from healthlint.app.outputs.delivery import Delivery
from healthlint.app.outputs.outputs import Output, Outputs
from healthlint.app.streams import say
from healthlint.report.counted import counted
from healthlint.rule.finding import SEVERITIES
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.rewriting import check_unchanged
from healthlint.run.fixing.mending import Mending
from healthlint.run.fixing.state import looking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.app.checking.asked import Asked
    from healthlint.app.checking.verdict import Verdict
    from healthlint.report.base import Report
    from healthlint.rule.finding import Finding
    from healthlint.run.article import Article
    from healthlint.run.session import Session

DIFF = Outputs((Output("diff"),), "--diff")


class Fixing:
    """Goes along with the articles of a run and mends them one after another."""

    def __init__(
        self, session: Session, least: str | None = None, *, showing: bool = False, files: Files | None = None
    ) -> None:
        """Take the run, and the least severity that is to be mended; None: each.

        `showing`: the changes are shown as a diff, and not made.
        """
        self.findings = 0  # that are mended
        self.changed = 0  # files
        self.failed = False  # a file could not be changed
        self.files = files or Files()
        self._session = session
        self._showing = showing
        self._differences: list[tuple[str, str, str]] = []  # not shown yet: path, text before and after
        self._told: list[str] = []
        self._made: list[str] = []
        self._done: set[str] = set()  # by their real paths: a link may lead to the same file again
        self._rank = len(SEVERITIES) if least is None else [*SEVERITIES].index(least)  # type: ignore[arg-type]
        self._mending = Mending(looking(session), self._wants)

    def over(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield the articles with what is left to be reported; those must have their source."""
        for article in articles:
            if any(finding.fixes and self._wants(finding) for finding in article.findings):
                yield self._mended(article)
            else:
                yield article

    def deliveries(self, deliveries: list[Delivery]) -> list[Delivery]:
        """Return the reports of the run, or the diff that takes their place."""
        return [Delivery(self._diff)] if self._showing else deliveries

    def outputs(self, outputs: Outputs) -> Outputs:
        """Return what the user gets to read."""
        return DIFF if self._showing else outputs

    def exit_code(self, verdict: Verdict, quiet: bool, verbose: bool) -> int:
        """Say what was mended, or would be, and what could not be; return the exit code of the run."""
        for sentence in self._told:
            say(sentence)
        done = "would fix" if self._showing else "fixed"
        if verbose:
            for sentence in self._made:
                say(f"{done}: {sentence}")
        if not quiet and (self.changed or self._showing):
            counts = f"{counted(self.findings, 'finding')} in {counted(self.changed, 'file')}"
            click.echo(f"{done} {counts}" if self.changed else "nothing to fix", err=True)
        if self.failed:
            return 2
        if self._showing and verdict.exit_code != 2:
            return int(self.changed > 0 and not verdict.exit_zero)
        return verdict.exit_code

    def _diff(self, report: Report) -> Iterator[str]:
        for _ in report.articles:
            for difference in self._differences:
                yield "".join(diff_of(*difference, color=report.color))
            self._differences.clear()

    def _wants(self, finding: Finding) -> bool:
        return SEVERITIES.index(finding.severity) <= self._rank

    def _mended(self, article: Article) -> Article:
        try:
            original = self.files.read(article.path)
            real = os.path.realpath(article.path)
            if real in self._done:
                # What is accepted under this name is known of the text as it was read.
                return self._mending.mended(article.source or original.text, article).article
            check_unchanged(original, article.source, article.path)
            mended = self._mending.mended(original.text, article)
            self._told += mended.told
            if mended.text == original.text:
                return article
            if self._showing:
                self._differences.append((article.path, original.text, mended.text))
            else:
                self.files.write(article.path, original, mended.text)
        except UsageError as error:
            self._told.append(str(error))
        except UnreadableError as error:
            self._told.append(f"{article.path}: {error}")
        else:
            self._done.add(real)
            self.findings += mended.made
            self._made += mended.done
            self.changed += 1
            return mended.article
        self.failed = True
        return article


def fixing_of(session: Session, asked: Asked) -> Fixing:
    """Return what goes along with the articles of a check; raises UsageError where stdin is not there."""
    files = None
    if asked.paths == ("-",):
        from healthlint.app.checking.stdin import read_stdin
        from healthlint.app.mending.stdin import OnStdin

        files = OnStdin(read_stdin(), showing=asked.diff)
    return Fixing(session, asked.min_severity, showing=asked.diff, files=files)
