"""What do the figures come to: medians, ratios, and is the budget met?"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarking.running import Figures, median

Results = Mapping[str, Figures]  # by program
ALIKE = 1.15  # so much more an article may 20,000 take than 2,000 and still be called linear


class Scenario(NamedTuple):
    """What was measured of all programs over one corpus."""

    articles: int
    again: bool  # nothing had changed since the run before
    results: Results

    @property
    def title(self) -> str:
        """What it is called."""
        if self.articles == 1:
            return "one article, cold start"
        return f"{self.articles:,} articles" + (", again, nothing changed" if self.again else "")


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float | None:
    """Return ours / theirs, the median of the ratios round by round; None where one was not measured.

    Where one of them has more rounds, the rounds that both have count.
    """
    pairs = [mine / other for mine, other in zip(ours, theirs, strict=False) if other > 0]
    return statistics.median(pairs) if pairs else None


def lines(scenario: Scenario, us: str, notes: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield a table as text; `notes` stand behind the row of a program."""
    yield scenario.title
    head = ("", "median s", "min", "max", "cpu s", "cpu ms/article", "MiB", "ours/wall", "ours/cpu")
    yield "".join(f"{name:<24}" if not at else f"{name:>{_WIDTHS[at]}}" for at, name in enumerate(head))
    ours = scenario.results[us]
    for name, figures in scenario.results.items():
        cpu = median(figures.cpu)
        row = (
            _number(median(figures.wall), 3, "≈" if figures.estimated else ""),
            _number(min(figures.wall, default=None), 3),
            _number(max(figures.wall, default=None), 3),
            _number(cpu, 3),
            _number(None if cpu is None else cpu * 1000 / scenario.articles, 2),
            _number(max(figures.memory, default=None), 0),
            "" if name == us else _number(ratio(ours.wall, figures.wall), 2),
            "" if name == us else _number(ratio(ours.cpu, figures.cpu), 2),
        )
        cells = "".join(f"{cell:>{width}}" for cell, width in zip(row, _WIDTHS[1:], strict=True))
        yield f"{name:<24}{cells}  {(notes or {}).get(name, '')}".rstrip()


_WIDTHS = (24, 10, 9, 9, 9, 16, 7, 11, 10)


def estimate(before: Scenario, one: Scenario | None, name: str, articles: int) -> Figures | None:
    """Return what a program would take for more articles than it was measured with.

    Its start as it is, and the rest in proportion; None where nothing is known of it.
    """
    known = before.results.get(name)
    if known is None or not known.samples or before.articles >= articles or before.articles < 2:
        return None
    single = one.results.get(name) if one is not None else None
    start = (median(single.wall) or 0.0, median(single.cpu) or 0.0) if single is not None else (0.0, 0.0)
    last = known.samples[-1]
    grown = [
        begun + max(0.0, value - begun) * articles / before.articles
        for begun, value in zip(start, (median(known.wall) or 0.0, median(known.cpu) or 0.0), strict=True)
    ]
    return Figures([last._replace(wall=grown[0], cpu=grown[1], memory=None)], estimated=True)


class Line(NamedTuple):
    """A line of the budget."""

    what: str
    target: float
    measured: float | None
    unit: str  # `×` or what is counted
    processors: float | None = None  # the same of processor time, which a busy machine changes less

    @property
    def met(self) -> str:
        """Whether it is kept."""
        if self.measured is None:
            return "not measured"
        return "yes" if round(self.measured, 2) <= self.target else "no"


def budget(scenarios: Sequence[Scenario], us: str) -> list[Line]:
    """Return the budget with what was measured."""
    by_size = {(scenario.articles, scenario.again): scenario.results for scenario in scenarios}

    def against(what: str, target: float, size: int, peer: str, *, again: bool = False) -> Line:
        results = by_size.get((size, again), {})
        what = f"{what}, wall against {peer}"
        if peer not in results or us not in results or results[peer].estimated:
            return Line(what, target, None, "×")
        mine, theirs = results[us], results[peer]
        return Line(what, target, ratio(mine.wall, theirs.wall), "×", ratio(mine.cpu, theirs.cpu))

    def ours(size: int) -> Figures:
        return by_size.get((size, False), {}).get(us, Figures())

    def each(size: int, values: Sequence[float]) -> float | None:
        middle = median(values)
        return None if middle is None else middle / size

    many, most = each(2000, ours(2000).wall), each(20000, ours(20000).wall)
    cpu = each(2000, ours(2000).cpu)
    return [
        against("one article, cold start", 0.6, 1, "codespell"),
        against("2,000 articles", 1.0, 2000, "codespell"),
        against("2,000 articles", 1.0, 2000, "rumdl"),
        against("2,000 articles", 2.5, 2000, "typos"),
        Line(
            "20,000 articles, time an article against 2,000",
            ALIKE,
            most / many if most and many else None,
            "×",
        ),
        Line("20,000 articles, the largest process", 64, max(ours(20000).memory, default=None), " MiB"),
        against("20,000 articles", 1.0, 20000, "rumdl"),
        against("2,000 articles again", 0.75, 2000, "rumdl", again=True),
        Line("2,000 articles, processor time an article", 1.0, None if cpu is None else cpu * 1000, " ms"),
    ]


def budget_lines(budget_: Sequence[Line]) -> Iterator[str]:
    """Yield the budget as a Markdown table."""
    yield "| budget | target | measured | met |"
    yield "|---|---|---|---|"
    for line in budget_:
        measured = "–" if line.measured is None else f"{line.measured:.2f}{line.unit}"
        if line.processors is not None:
            measured += f" (processor time {line.processors:.2f}×)"
        yield f"| {line.what} | ≤ {line.target:g}{line.unit} | {measured} | {line.met} |"


def _number(value: float | None, digits: int, before: str = "") -> str:
    return "–" if value is None else f"{before}{value:.{digits}f}"
