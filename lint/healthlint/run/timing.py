"""Where does the time of a run go?

A clock is made only where it is asked for. It puts functions that look at the time in the place of those
that do the work, so that a run without one pays nothing. Whatever a rule sets off (how a sentence is meant,
the references of an article) is work of that rule, also where others profit from it afterwards.
"""

from __future__ import annotations

from collections import Counter
from time import perf_counter_ns
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding
    from healthlint.run.article import Article
    from healthlint.text.model import Document

# The parts that come one after the other in each article, before rules are asked.
STEPS = ("reading", "document", "scanning", "looking up")
CONTEXT = "context"  # which rules ask for: a part of what they take


class Cost(NamedTuple):
    """What a part of the work took in one article; times are wall-clock nanoseconds."""

    calls: int
    time: int
    context: int  # of that time: working out how words are meant


class Timing(NamedTuple):
    """What one article took; times are wall-clock nanoseconds."""

    time: int
    parts: Mapping[str, Cost]
    rules: Mapping[str, Cost]  # by code, of each rule that was asked
    found: Mapping[str, int]  # by code: findings that are right, before they are merged and weighed


class Clock:
    """Measures the work on one article after another."""

    def __init__(self) -> None:
        self._parts: dict[str, list[int]] = {}
        self._rules: dict[str, list[int]] = {}
        self._found: Counter[str] = Counter()
        self._asked: list[int] | None = None  # what the rule has taken that is at work

    def over(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield articles as they are linted, each with what it took."""
        from healthlint.text.context import status

        plain, source = status.statuses_of, iter(articles)
        status.statuses_of = self._in_context(plain)
        try:
            while True:
                began = perf_counter_ns()
                article = next(source, None)
                if article is None:
                    return
                yield article._replace(timing=self._taken(perf_counter_ns() - began))
        finally:
            status.statuses_of = plain

    def call(self, part: str, function: Callable[..., Any], *arguments: object) -> Any:
        """Return what a function returns, and count its time to a part."""
        began = perf_counter_ns()
        try:
            return function(*arguments)
        finally:
            _add(self._parts, part, perf_counter_ns() - began)

    def watch(self, rule: Rule) -> None:
        """Count what a rule takes from now on."""
        check, code = rule.check, rule.code

        def timed(document: Document) -> Any:
            cost = self._asked = _add(self._rules, code, 0)
            began = perf_counter_ns()
            try:
                found = check(document)
            finally:
                cost[1] += perf_counter_ns() - began
            # What is no iterator is handed on: whoever asks the rule judges what it returns.
            return _Timed(found, cost) if hasattr(found, "__next__") else found

        rule.check = timed  # type: ignore[method-assign]  # of this one rule, made for this run

    def count(self, findings: Iterable[Finding]) -> None:
        """Count findings to their rules, which have all been asked."""
        self._asked = None
        self._found.update(finding.code for finding in findings)

    def _in_context(self, plain: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: object) -> Any:
            began = perf_counter_ns()
            try:
                return plain(*arguments)
            finally:
                taken = perf_counter_ns() - began
                _add(self._parts, CONTEXT, taken)
                if self._asked is not None:
                    self._asked[2] += taken

        return timed

    def _taken(self, time: int) -> Timing:
        parts, rules = (
            {name: Cost(*cost) for name, cost in costs.items()} for costs in (self._parts, self._rules)
        )
        found = dict(self._found)
        self._parts, self._rules, self._asked = {}, {}, None
        self._found.clear()
        return Timing(time, parts, rules, found)


class _Timed:
    """The findings of a rule, which works whenever it is asked for the next."""

    def __init__(self, found: Iterator[Finding], cost: list[int]) -> None:
        self._found = found
        self._cost = cost

    def __iter__(self) -> Iterator[Finding]:
        return self

    def __next__(self) -> Finding:
        began = perf_counter_ns()
        try:
            return next(self._found)
        finally:
            self._cost[1] += perf_counter_ns() - began

    def close(self) -> None:
        """End what yields the findings, which is cut off."""
        self._found.close()  # type: ignore[attr-defined]  # where it has none, that is for the caller


def _add(costs: dict[str, list[int]], name: str, time: int) -> list[int]:
    """Count one more call, and return what all of them have taken."""
    cost = costs.get(name)
    if cost is None:
        cost = costs[name] = [0, 0, 0]
    cost[0] += 1
    cost[1] += time
    return cost
