"""What does a format get to show?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from healthlint.report.summary import Summary
from healthlint.rule.finding import Finding

if TYPE_CHECKING:
    from healthlint.rule.dropped import Dropped

PIPE_WIDTH = 100  # columns of a snippet where no terminal says how wide it is


class ShownArticle(NamedTuple):
    """What is shown about one article; `source` is there for formats that quote it."""

    path: str
    findings: tuple[Finding, ...]
    source: str | None = None
    dropped: tuple[Dropped, ...] = ()  # where they were asked for


class Report(NamedTuple):
    """A run as formats see it.

    The articles come while they are linted and can be gone through once; the summary is complete
    after the last of them.
    """

    articles: Iterable[ShownArticle]
    summary: Summary
    tool: Callable[[], dict[str, Any]] = dict  # name, version, plugins; few formats ask
    config: Callable[[], list[dict[str, Any]]] = list  # what governed the run, known at its end
    color: bool = False
    width: int = PIPE_WIDTH  # columns
    dropped: bool = False  # what was dropped is to be told

    @property
    def findings(self) -> Iterator[Finding]:
        """All findings in the order of the report."""
        for article in self.articles:
            yield from article.findings


Format = Callable[[Report], Iterator[str]]
