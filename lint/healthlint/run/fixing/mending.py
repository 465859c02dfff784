"""What becomes of an article whose fixes are made?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.run.fixing.rounds import REMEDY, Rounds
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from healthlint.rule.finding import Finding
    from healthlint.run.article import Article
    from healthlint.run.fixing.state import State


class Mended(NamedTuple):
    """What has become of an article."""

    text: str
    article: Article  # with the findings that are left
    made: int  # findings that are mended
    done: tuple[str, ...] = ()  # what was done about each, with its line as it was then
    told: tuple[str, ...] = ()  # about fixes that were taken back, a sentence each


class Mending:
    """Makes the fixes of one article after another."""

    def __init__(
        self, look: Callable[[str, str], State], wanted: Callable[[Finding], bool] = lambda _: True
    ) -> None:
        """Take what reads a text that stands for a path, and which findings are to be mended."""
        self._look = look
        self._wanted = wanted

    def mended(self, text: str, article: Article) -> Mended:
        """Return what fixes make of the text of an article in which these findings are reported."""
        if not any(finding.fixes and self._wanted(finding) for finding in article.findings):
            return Mended(text, article, 0)
        told: list[str] = []
        endless: set[str] = set()
        while True:
            run = Rounds(self._look, self._wanted, text, article, frozenset(endless))
            run.go()
            told += run.told
            if not run.endless:
                return Mended(
                    run.state.text,
                    run.remaining(),
                    len(run.done),
                    tuple(run.done),
                    tuple(dict.fromkeys(told)),
                )
            endless |= run.endless
            told = [
                f"{article.path}: the fixes of {code} were not made: they come to no end; {REMEDY}"
                for code in sorted(endless)
            ]
