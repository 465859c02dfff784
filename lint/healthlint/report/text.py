"""A finding a line, as every editor and hook can read it: `path:line:col: CODE message`.

`[*]` stands at the end where --fix mends it: whoever takes a line apart finds the rest where it always was.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.report.base import Report
from healthlint.report.colors import plain, styled
from healthlint.report.visible import in_one_line
from healthlint.rule.finding import Finding

FIXABLE = " [*]"


def show(report: Report) -> Iterator[str]:
    """Yield the lines of an article at a time."""
    line = _colored if report.color else _line
    for article in report.articles:
        if article.findings:
            yield "".join(map(line, article.findings))
        if article.dropped:
            from healthlint.report.dropped import line_of

            yield "".join(line_of(each, color=report.color) for each in article.dropped)


def _line(finding: Finding) -> str:
    path = in_one_line(finding.path)
    mark = FIXABLE if finding.fixes else ""
    return f"{path}:{finding.line}:{finding.column}: {finding.code} {in_one_line(finding.message)}{mark}\n"


def _colored(finding: Finding) -> str:
    place = styled("path", in_one_line(finding.path)) + plain(f":{finding.line}:{finding.column}:")
    mark = styled("info", FIXABLE) if finding.fixes else ""
    return f"{place} {styled(finding.severity, finding.code)} {in_one_line(finding.message)}{mark}\n"
