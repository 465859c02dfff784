"""The findings of each article under its name, for people who go through one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint.report.base import Report
from healthlint.report.colors import styled
from healthlint.report.text import FIXABLE
from healthlint.report.visible import in_one_line
from healthlint.report.wrapping import wrapped
from healthlint.rule.finding import Finding

_LEAST_WIDTH = 40  # columns of a message that are worth having, however narrow the terminal
_BULLET = "= "  # as the full format has it


def show(report: Report) -> Iterator[str]:
    """Yield the heading and the lines of an article at a time, with a blank line after each."""
    for article in report.articles:
        if article.findings:
            heading = in_one_line(article.path)
            lines = [styled("path", heading) if report.color else heading]
            lines += _lines(article.findings, report.width, color=report.color)
            yield "\n".join(lines) + "\n\n"
        if article.dropped:
            from healthlint.report.dropped import line_of

            yield "".join(line_of(each, color=report.color) for each in article.dropped) + "\n"


def _lines(findings: Sequence[Finding], width: int, *, color: bool) -> Iterator[str]:
    """Yield the lines of an article: place, severity, code and message, each in its column."""
    places = [(str(finding.line), str(finding.column)) for finding in findings]
    before = max(len(line) for line, _ in places)
    behind = max(len(column) for _, column in places)
    severities = max(len(finding.severity) for finding in findings)
    for finding, (line, column) in zip(findings, places, strict=True):
        place = f"  {line:>{before}}:{column:<{behind}}  "
        severity = f"{finding.severity:<{severities}}  "
        margin = len(place) + len(severity) + len(finding.code) + 1
        text = in_one_line(finding.message) + (FIXABLE if finding.fixes else "")
        first, *others = wrapped(text, max(_LEAST_WIDTH, width - margin))
        code = finding.code
        if color:
            place, severity, code = (
                styled("faint", place),
                styled(finding.severity, severity),
                styled("path", code),
            )
        yield f"{place}{severity}{code} {first}"
        for other in others:
            yield " " * margin + other
        if width - margin >= _LEAST_WIDTH:
            yield from _evidence(finding, margin, width - margin, color=color)


def _evidence(finding: Finding, margin: int, width: int, *, color: bool) -> Iterator[str]:
    """Yield the lines of what a finding rests on, under its message."""
    for told in finding.evidence:
        for number, line in enumerate(wrapped(in_one_line(told), width - len(_BULLET))):
            shown = (" " * len(_BULLET) if number else _BULLET) + line
            yield " " * margin + (styled("faint", shown) if color else shown)
