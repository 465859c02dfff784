"""How often does each of very many names occur, in bounded memory?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

MOST_NAMES = 10_000


class Figure(NamedTuple):
    """What is counted under one name."""

    findings: int = 0
    articles: int = 0  # with findings


class Tally:
    """Findings and articles by name; of the rarest names only the sum is kept once there are very many.

    Names that are dropped and come again begin anew, so figures are exact up to `most` names, and beyond
    that those of the rarer names are too low by what `others` holds.
    """

    def __init__(self, most: int = MOST_NAMES) -> None:
        """Take how many names are kept; while counting it may be twice as many."""
        self._most = most
        self.findings: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.others = Figure()  # of names that were dropped

    def add(self, name: str, findings: int, articles: int = 1) -> None:
        """Count findings in articles of a name."""
        self.findings[name] += findings
        self.articles[name] += articles
        if len(self.findings) > 2 * self._most:
            self._drop()

    def take(self, other: Tally) -> None:
        """Count what another has counted."""
        for name, findings in other.findings.items():
            self.add(name, findings, other.articles[name])
        self.others = _sum(self.others, other.others)

    def first(self, most: int) -> list[tuple[str, Figure]]:
        """Return the names with most findings, those of equal figures by the alphabet."""
        names = sorted(self.findings, key=lambda name: (-self.findings[name], name))[:most]
        return [(name, Figure(self.findings[name], self.articles[name])) for name in names]

    def beyond(self, most: int) -> Figure:
        """Return the sum of all names but the first ones."""
        shown = [figure for _, figure in self.first(most)]
        rest = Figure(
            self.findings.total() - sum(figure.findings for figure in shown),
            self.articles.total() - sum(figure.articles for figure in shown),
        )
        return _sum(rest, self.others)

    def data(self) -> dict[str, Any]:
        """Return what is counted as JSON knows it."""
        names = {name: [count, self.articles[name]] for name, count in self.findings.items()}
        return {"names": names, "others": list(self.others)}

    @classmethod
    def of_data(cls, data: dict[str, Any], most: int = MOST_NAMES) -> Tally:
        """Return what `data` has told."""
        tally = cls(most)
        for name, (findings, articles) in data["names"].items():
            tally.add(name, findings, articles)
        tally.others = Figure(*data["others"])
        return tally

    def _drop(self) -> None:
        kept = {name for name, _ in self.first(self._most)}
        self.others = _sum(self.others, self._without(kept))
        self.findings = Counter({name: self.findings[name] for name in kept})
        self.articles = Counter({name: self.articles[name] for name in kept})

    def _without(self, kept: Iterable[str]) -> Figure:
        names = self.findings.keys() - set(kept)
        return Figure(sum(self.findings[name] for name in names), sum(self.articles[name] for name in names))


def _sum(one: Figure, other: Figure) -> Figure:
    return Figure(one.findings + other.findings, one.articles + other.articles)
