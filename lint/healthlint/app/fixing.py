"""How are the articles of a check mended, or shown as they would be?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from healthlint.app.streams import say
from healthlint.rule.finding import SEVERITIES
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.rewriting import Original, read_original, rewrite
from healthlint.run.fixing.rounds import Mending
from healthlint.run.fixing.state import looking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from healthlint.rule.finding import Finding
    from healthlint.run.session import Article, Session

    Change = Callable[[str, Original, str], None]


class Fixing:
    """Goes along with the articles of a run and mends them one after another."""

    def __init__(
        self,
        session: Session,
        least: str | None = None,
        *,
        read: Callable[[str], Original] = read_original,
        change: Change = rewrite,
    ) -> None:
        """Take the run, and the least severity that is to be mended; None: each.

        `read` gives the text of a path, and `change` does with another one what is to be done; both may
        raise what those of files raise.
        """
        self.findings = 0  # that are mended
        self.files = 0  # that have changed
        self.failed = False  # a file could not be changed
        self._session = session
        self._read = read
        self._change = change
        self._told: list[str] = []
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

    def tell(self, *, would: bool = False, quiet: bool = False) -> None:
        """Say what was mended, or would be, and what could not be."""
        for sentence in self._told:
            say(sentence)
        if self.files and not quiet:
            findings = "1 finding" if self.findings == 1 else f"{self.findings} findings"
            files = "1 file" if self.files == 1 else f"{self.files} files"
            click.echo(f"{'would fix' if would else 'fixed'} {findings} in {files}", err=True)

    def _wants(self, finding: Finding) -> bool:
        return SEVERITIES.index(finding.severity) <= self._rank

    def _mended(self, article: Article) -> Article:
        try:
            original = self._read(article.path)
            real = os.path.realpath(article.path)
            if real in self._done:
                return self._session.lint_text(original.text, article.path)
            if original.text != article.source:
                raise UsageError(
                    f"{article.path}: is left as it is: it has changed since it was read;"
                    " run the command again"
                )
            mended = self._mending.mended(original.text, article)
            self._told += mended.told
            if mended.text == original.text:
                return article
            self._change(article.path, original, mended.text)
        except (UnreadableError, UsageError) as error:
            plain = str(error)
            self._told.append(plain if isinstance(error, UsageError) else f"{article.path}: {plain}")
            self.failed = True
            return article
        self._done.add(real)
        self.findings += mended.made
        self.files += 1
        return mended.article
