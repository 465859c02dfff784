"""Workflow commands, which GitHub shows beside the lines of a pull request, and a line to read for each.

docs.github.com/actions, "Workflow commands". GitHub shows about ten of each level a step, so the gravest come
first. Columns are told of a stretch within a line alone; they are code points, ends exclusive, for
GitHub says neither and shows none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint.report import text
from healthlint.report.base import Report, ShownArticle
from healthlint.report.order import gravest_first, last_line

if TYPE_CHECKING:
    from healthlint.rule.finding import Finding, Severity

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def show(report: Report) -> Iterator[str]:
    """Yield two lines a finding, once the last article is there."""
    articles = list(report.articles)
    report = report._replace(articles=articles, color=False)
    for finding in gravest_first(report):
        shown = report._replace(articles=[ShownArticle(finding.path, (finding,))])
        yield harmless("".join(text.show(shown))) + _command(finding, report)
    told = [article._replace(findings=()) for article in articles if article.dropped]
    yield from map(harmless, text.show(report._replace(articles=told)))


def harmless(lines: str) -> str:
    """Return lines of which the runner takes none for a command, whatever files and articles are called.

    It obeys `::` at the beginning of a line, and `##[` wherever it stands.
    """
    lines = lines.replace("##[", "## [")
    return "".join(
        f"./{line.lstrip()}" if line.lstrip().startswith("::") else line
        for line in lines.splitlines(keepends=True)
    )


def _command(finding: Finding, report: Report) -> str:
    last = last_line(finding)
    properties: dict[str, str | int] = {
        "file": report.placed(finding.path),
        "line": finding.line,
        "endLine": last,
    }
    if finding.scope == "text" and last == finding.line == finding.end_line:
        properties |= {"col": finding.column, "endColumn": finding.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    told = ",".join(f"{key}={_escaped(str(value), _PROPERTY)}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {told}::{_escaped(finding.message, _DATA)}\n"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return text.translate({ord(sign): written for sign, written in signs.items()})
