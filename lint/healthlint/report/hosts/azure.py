"""Logging commands of Azure Pipelines, which show findings on the page of a run.

learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands, `task.logissue`. The page has errors and
warnings alone, and only the first ones, so the gravest come first and notes are warnings. Columns are code
points: Azure does not say what it counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.report.base import Report
from healthlint.report.order import gravest_first
from healthlint.report.visible import in_one_line
from healthlint.rule.finding import Finding

_DATA = {"%": "%AZP25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ";": "%3B", "]": "%5D"}


def show(report: Report) -> Iterator[str]:
    """Yield a command a finding, once the last article is there."""
    for finding in gravest_first(report):
        yield _command(finding, report)


def _command(finding: Finding, report: Report) -> str:
    properties = {
        "type": "error" if finding.severity == "error" else "warning",
        "sourcepath": report.placed(finding.path),
        "linenumber": finding.line,
        "columnnumber": finding.column,
        "code": finding.code,
    }
    told = "".join(f"{key}={_escaped(str(value), _PROPERTY)};" for key, value in properties.items())
    return f"##vso[task.logissue {told}]{_escaped(in_one_line(finding.message), _DATA)}\n"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return text.translate({ord(sign): written for sign, written in signs.items()})
