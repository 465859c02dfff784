"""Which part of the work, and which rule, takes how much of the time of a run?

One table on stderr, once the report is out: the dearest first. It is for people; what stands in it differs
from run to run.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

import click

from healthlint.run.timing import CONTEXT, STEPS, Cost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from healthlint.run.article import Article
    from healthlint.run.config.config import Config
    from healthlint.run.session import Session

_SLOWEST = 5  # articles that are named
_WIDTH = 38  # of names
_RULES, _REST = "rules", "the rest"
_EXPLAINED = """\
Wall-clock time, summed over the processes that linted; the start of the command and its report are not in it.
A rule without a row was not asked: none of the words that it needs stands in any article.
A rule pays for what it is the first to ask for (how a sentence is meant, the references), also where others
use it afterwards; the first article pays for what is made once a run. The rest is config, front matter and
what becomes of findings. Findings are counted as rules find them, before they are merged and weighed."""


class Sum(NamedTuple):
    """What something took in all articles; times are nanoseconds."""

    calls: int = 0
    time: int = 0
    context: int = 0
    longest: int = 0  # in one article

    def plus(self, cost: Cost) -> Sum:
        """Return the sum with the cost of one article more."""
        return Sum(
            self.calls + cost.calls,
            self.time + cost.time,
            self.context + cost.context,
            max(self.longest, cost.time),
        )


class Timings:
    """Goes along with the articles of a run and sums up what they took."""

    def __init__(self) -> None:
        self.articles = 0
        self.untimed = 0  # those that were not linted in this run
        self.whole = Sum()
        self.parts: dict[str, Sum] = {}
        self.rules: dict[str, Sum] = {}
        self.found: Counter[str] = Counter()
        self.slowest: list[tuple[int, str]] = []  # nanoseconds and path

    def over(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield the articles, and note what each took."""
        for article in articles:
            self._add(article)
            yield article

    def _add(self, article: Article) -> None:
        timing = article.timing
        if timing is None:
            self.untimed += 1
            return
        self.articles += 1
        self.whole = self.whole.plus(Cost(1, timing.time, 0))
        for sums, costs in ((self.parts, timing.parts), (self.rules, timing.rules)):
            for name, cost in costs.items():
                sums[name] = sums.get(name, Sum()).plus(cost)
        self.found.update(timing.found)
        in_rules, rest = _shares(timing.time, timing.parts, timing.rules)
        for name, time in ((_RULES, in_rules), (_REST, rest)):
            self.parts[name] = self.parts.get(name, Sum()).plus(Cost(1, time, 0))
        self.slowest = nlargest(_SLOWEST, [*self.slowest, (timing.time, article.path)])

    def tell(self, session: Session, configs: Iterable[Config]) -> None:
        """Show the table on stderr; `configs` are those of the articles."""
        names = {rule.code: str(rule.name) for config in configs for rule in session.rulebook.of(config)}
        with suppress(OSError):
            for line in self.lines(names):
                click.echo(line, err=True)

    def lines(self, names: Mapping[str, str]) -> Iterator[str]:
        """Yield the lines of the table; `names` are those of rules, by code."""
        if self.untimed:
            articles = "1 article was" if self.untimed == 1 else f"{self.untimed} articles were"
            yield f"{articles} not linted in this run: what earlier runs remember takes no time"
        if not self.articles:
            return
        each = "1 article" if self.articles == 1 else f"{self.articles} articles"
        yield f"{each} took {_ms(self.whole.time)} ms"
        yield ""
        yield self._headline("part")
        for name, part in _dearest({name: self.parts.get(name, Sum()) for name in (*STEPS, _RULES, _REST)}):
            if part.calls:
                yield self._line(name, part, sum(self.found.values()) if name == _RULES else None)
                if name == _RULES and CONTEXT in self.parts:
                    yield self._line("  of which context", self.parts[CONTEXT], None)
        yield ""
        yield self._headline("rule")
        for code, rule in _dearest(self.rules):
            yield self._line(f"{code} {names.get(code, '')}", rule, self.found[code])
        yield ""
        yield f"{'slowest articles':{_WIDTH}}{'':10}{'ms':>12}"
        for time, path in self.slowest:
            yield f"{'':{_WIDTH}}{'':10}{_ms(time):>12}  {path}"
        yield ""
        yield from _EXPLAINED.splitlines()

    def _headline(self, what: str) -> str:
        columns = (
            f"{'calls':>10}{'ms in all':>12}{'ms/article':>12}{'longest':>10}{'context':>10}{'findings':>10}"
        )
        return f"{what:{_WIDTH}}{columns}"

    def _line(self, name: str, part: Sum, found: int | None) -> str:
        context = _ms(part.context) if part.context else ""
        return (
            f"{name:{_WIDTH}}{part.calls:10}{_ms(part.time):>12}{_ms(part.time / self.articles):>12}"
            f"{_ms(part.longest):>10}{context:>10}{'' if found is None else found:>10}"
        ).rstrip()


def _shares(time: int, parts: Mapping[str, Cost], rules: Mapping[str, Cost]) -> tuple[int, int]:
    """Return what rules took of an article, and what neither they nor a step did."""
    in_rules = sum(rule.time for rule in rules.values())
    return in_rules, time - in_rules - sum(parts[step].time for step in STEPS if step in parts)


def _dearest(sums: Mapping[str, Sum]) -> list[tuple[str, Sum]]:
    return sorted(sums.items(), key=lambda item: (-item[1].time, item[0]))


def _ms(nanoseconds: float) -> str:
    return f"{nanoseconds / 1e6:.3f}"
