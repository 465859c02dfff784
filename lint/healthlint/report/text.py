"""A finding a line, as every editor and hook can read it: `path:line:col: CODE message`.

`[*]` stands at the end where --fix mends it: whoever takes a line apart finds the rest where it always was.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.report.base import Report, ShownArticle
from healthlint.report.colors import plain, styled
from healthlint.report.visible import in_one_line

FIXABLE = " [*]"


def show(report: Report) -> Iterator[str]:
    """Yield the lines of an article at a time."""
    lines = _colored if report.color else _lines
    for article in report.articles:
        if article.findings:
            yield lines(article)
        if article.dropped:
            from healthlint.report.dropped import line_of

            yield "".join(line_of(each, color=report.color) for each in article.dropped)


def _lines(article: ShownArticle) -> str:
    path = in_one_line(article.path)
    return "".join(
        [
            f"{path}:{finding.line}:{finding.column}: {finding.code} {in_one_line(finding.message)}"
            f"{FIXABLE if finding.fixes else ''}\n"
            for finding in article.findings
        ]
    )


def _colored(article: ShownArticle) -> str:
    path, mark = styled("path", in_one_line(article.path)), styled("info", FIXABLE)
    return "".join(
        f"{path}{plain(f':{finding.line}:{finding.column}:')} {styled(finding.severity, finding.code)}"
        f" {in_one_line(finding.message)}{mark if finding.fixes else ''}\n"
        for finding in article.findings
    )
