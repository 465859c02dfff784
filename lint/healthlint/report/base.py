"""What does a format get to show?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from healthlint.report.summary import Summary
from healthlint.rule.finding import Confidence, Finding, Severity
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.report.brief import Brief
    from healthlint.rule.dropped import Dropped
    from healthlint.rule.withheld import Withheld

PIPE_WIDTH = 100  # columns of a snippet where no terminal says how wide it is


class ShownArticle(NamedTuple):
    """What is shown about one article; `source` is there for formats that quote it."""

    path: str
    findings: tuple[Finding, ...]
    source: str | None = None
    dropped: tuple[Dropped, ...] = ()  # where they were asked for
    withheld: tuple[Withheld, ...] = ()  # what was found and is accepted, in the order of the source
    brief: Brief | None = None  # what the findings say, where there are none: the run shows lines and no more


class DescribedRule(NamedTuple):
    """A rule that read at least one article, for formats that carry a list of them."""

    code: str
    name: str
    severity: Severity  # where nothing else is said
    confidence: Confidence
    summary: str  # what it flags, one line
    why: str  # why that harms a reader, and what can be done about it
    sources: tuple[str, ...] = ()  # the standards it rests on
    owner: str = "healthlint"  # the distribution of its plugin, or the file that declares it


class Report(NamedTuple):
    """A run as formats see it.

    The articles come while they are linted and can be gone through once; the summary is complete
    after the last of them.
    """

    articles: Iterable[ShownArticle]
    summary: Summary
    tool: Callable[[], dict[str, Any]] = dict  # name, version, plugins; few formats ask
    config: Callable[[], list[dict[str, Any]]] = list  # what governed the run, known at its end
    rules: Callable[[], Sequence[DescribedRule]] = tuple  # by code; known at the end of the run
    exit_code: Callable[[], int] = int  # what the run comes to, known at its end
    placed: Callable[[str], str] = str  # the path of an article from the root of the repository on
    color: bool = False
    width: int = PIPE_WIDTH  # columns
    dropped: bool = False  # what was dropped is to be told

    @property
    def findings(self) -> Iterator[Finding]:
        """All findings in the order of the report."""
        for article in self.articles:
            yield from article.findings


Format = Callable[[Report], Iterator[str]]
