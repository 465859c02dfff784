"""The page of a job on GitHub: what a run comes to, how much of which family, and all findings in a table.

docs.github.com/actions, "Adding a job summary". A step has one mebibyte for it, and GitHub shows nothing of
a longer one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from healthlint.report.base import Report
from healthlint.report.coverage import line_of, statement_of
from healthlint.report.markup import escaped
from healthlint.report.order import gravest_first
from healthlint.rule.finding import SEVERITIES

if TYPE_CHECKING:
    from healthlint.report.summary import Summary
    from healthlint.rule.finding import Finding

MOST_BYTES = 1024 * 1024  # that a step may write
_RESERVE = 1024  # for the sentence about what is left out
_LONGEST = 300  # code points of a message
_ICONS = {"error": "❌", "warning": "⚠️", "info": "📝"}


def show(report: Report) -> Iterator[str]:
    """Yield the page, once the last article is there."""
    yield page(report, MOST_BYTES)


def page(report: Report, room: int) -> str:
    """Return the page in at most so many bytes; nothing where not even its beginning has room."""
    findings = gravest_first(report)
    head = _head(report.summary)
    room -= len(head.encode()) + _RESERVE
    if room < 0:
        return ""
    if not findings:
        return head + "\n"
    rows = _rows(findings, report, room)
    table = "\n".join(("| Place | Code | What |", "| :-- | :-- | :-- |", *rows)) if rows else ""
    left = len(findings) - len(rows)
    more = f"\n\n{left} more are in the log of the step: GitHub takes no longer page." if left else ""
    return f"{head}\n{table}{more}\n\n"


def _head(summary: Summary) -> str:
    counts = ["| Family | Errors | Warnings | Notes |", "| :-- | --: | --: | --: |"]
    for family in sorted({family for family, _ in summary.shown}):
        numbers = (str(summary.shown[family, severity]) for severity in SEVERITIES)
        counts.append(f"| {family} | {' | '.join(numbers)} |")
    table = "\n" + "\n".join(counts) + "\n" if summary.shown else ""
    return (
        f"### healthlint: {escaped(line_of(summary))}\n\n{escaped(' '.join(statement_of(summary)))}\n{table}"
    )


def _rows(findings: Sequence[Finding], report: Report, room: int) -> list[str]:
    """Return the rows of the first findings, as many as there is room for."""
    rows = []
    for finding in findings:
        place = f"{report.placed(finding.path)}:{finding.line}:{finding.column}"
        message = finding.message
        if len(message) > _LONGEST:
            message = message[: _LONGEST - 1] + "…"
        row = f"| {escaped(place)} | {_ICONS[finding.severity]} {finding.code} | {escaped(message)} |"
        room -= len(row.encode("utf-8", "backslashreplace")) + 1
        if room < 0:
            break
        rows.append(row)
    return rows
