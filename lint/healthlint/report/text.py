"""A finding a line, as every editor and hook can read it: `path:line:col: CODE message`.

`[*]` stands at the end where --fix mends it: whoever takes a line apart finds the rest where it always was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.report.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.report.base import Report, ShownArticle
    from healthlint.rule.finding import Finding, Severity

FIXABLE = " [*]"


def show(report: Report) -> Iterator[str]:
    """Yield the lines of an article at a time."""
    for article in report.articles:
        path, brief = article.path, article.brief
        lines = [line_of(path, finding) for finding in article.findings] if brief is None else brief.lines
        if lines:
            yield "".join(_colored(article, lines) if report.color else lines)
        if article.dropped:
            from healthlint.report.dropped import line_of as line_of_dropped

            yield "".join(line_of_dropped(each, color=report.color) for each in article.dropped)


def line_of(path: str, finding: Finding) -> str:
    """Return the line for a finding in the article of a path, without colours."""
    return (
        f"{in_one_line(path)}:{finding.line}:{finding.column}: {finding.code} {in_one_line(finding.message)}"
        f"{FIXABLE if finding.fixes else ''}\n"
    )


def _colored(article: ShownArticle, lines: Iterable[str]) -> Iterator[str]:
    from healthlint.report.colors import plain, styled

    shown = in_one_line(article.path)
    path, mark = styled("path", shown), styled("info", FIXABLE)
    marked: Iterable[tuple[Severity, bool]]
    if article.brief is None:
        marked = [(finding.severity, bool(finding.fixes)) for finding in article.findings]
    else:
        marked = zip((severity for _, severity in article.brief.kinds), article.brief.fixable, strict=True)
    for line, (severity, fixable) in zip(lines, marked, strict=True):
        place, code, message = line[len(shown) : -1].split(" ", 2)  # neither a place nor a code has a blank
        if fixable:
            message = message.removesuffix(FIXABLE) + mark
        yield f"{path}{plain(place)} {styled(severity, code)} {message}\n"
