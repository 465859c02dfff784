"""How do figures stand on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint.report.statistics.groups import SEVERITY_FIRST, groups_of, headline
from healthlint.report.visible import in_one_line

if TYPE_CHECKING:
    from healthlint.report.statistics.counts import Counts
    from healthlint.report.statistics.groups import Group, Row

_MOST_COLUMNS = 60  # of a name; the end of an address tells more than its middle


def show(counts: Counts, most: int = 10) -> Iterator[str]:
    """Yield a table a group, and the line that sums up; `most` rules, sites and files are told."""
    for group in groups_of(counts, most):
        yield "".join(f"{line}\n" for line in _table(group))
        yield "\n"
    yield f"{headline(counts)}\n"


def _table(group: Group) -> Iterator[str]:
    rows = [*group.rows, *([group.rest] if group.rest else [])]
    with_articles = any(row.articles is not None for row in rows)
    with_severities = group.key != "severities" and any(row.severities for row in rows)
    heads = [
        "findings",
        *(["articles"] if with_articles else []),
        *(SEVERITY_FIRST if with_severities else ()),
    ]
    lines = [[group.title, *heads]]
    lines += [_cells(row, with_articles=with_articles, with_severities=with_severities) for row in rows]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for first, *figures in lines:
        padded = first + " " * (widths[0] - _width(first))
        columns = (f"{figure:>{width}}" for figure, width in zip(figures, widths[1:], strict=True))
        yield "  ".join((padded, *columns)).rstrip()


def _cells(row: Row, *, with_articles: bool, with_severities: bool) -> list[str]:
    cells = [_short(in_one_line(row.name)), f"{row.findings:,}"]
    if with_articles:
        cells.append("" if row.articles is None else f"{row.articles:,}")
    if with_severities:
        cells += [f"{row.severities[each]:,}" if row.severities.get(each) else "" for each in SEVERITY_FIRST]
    return cells


def _short(name: str) -> str:
    if _width(name) <= _MOST_COLUMNS:
        return name
    half = _MOST_COLUMNS // 4
    return f"{name[:half]}…{name[-half:]}"


def _width(text: str) -> int:
    from wcwidth import wcswidth

    return max(wcswidth(text), len(text) if text.isascii() else 0)
