"""What is a finding as a Diagnostic of reviewdog?

Its suggestions are shown to a person, who takes one with a click: so they hold changes of words, too, each
alternative apart. What a finding rests on stands below its message.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from healthlint.report.base import ShownArticle
from healthlint.report.columns import utf8_column
from healthlint.report.visible import in_one_line
from healthlint.rule.finding import Edit, Finding, Severity
from healthlint.text.lines import Lines

SOURCE = {"name": "healthlint"}
SEVERITY: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def diagnostics_of(article: ShownArticle) -> Iterator[dict[str, Any]]:
    """Yield the findings of an article; the places need its source."""
    source = article.source
    lines = Lines(source) if source is not None and article.findings else None
    for finding in article.findings:
        data: dict[str, Any] = {
            "message": "\n".join((finding.message, *(f"- {in_one_line(told)}" for told in finding.evidence))),
            "location": {"path": finding.path, "range": _place(finding, lines)},
            "severity": SEVERITY[finding.severity],
            "code": {"value": finding.code},
        }
        if source is not None and lines is not None:
            suggestions = [*dict.fromkeys(_changes(finding, source))]
            if suggestions:
                data["suggestions"] = [
                    {"range": _range(lines, edit.offset, edit.end_offset), "text": edit.text}
                    for edit in suggestions
                ]
        data["original_output"] = in_one_line(
            f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {finding.message}"
        )
        yield data


def _place(finding: Finding, lines: Lines | None) -> dict[str, Any]:
    if finding.scope == "document" or lines is None:  # about the line as a whole
        return {"start": {"line": finding.line}}
    return _range(lines, finding.offset, finding.end_offset)


def _range(lines: Lines, offset: int, end_offset: int) -> dict[str, Any]:
    return {"start": _position(lines, offset), "end": _position(lines, end_offset)}


def _position(lines: Lines, offset: int) -> dict[str, int]:
    line, column = lines.position(offset)
    return {"line": line, "column": utf8_column(lines.text(line), column)}


def _changes(finding: Finding, source: str) -> Iterator[Edit]:
    """Yield what might be done about a finding, each as one edit: a suggestion has one range."""
    for change in chain(finding.fixes, finding.proposals):
        start, end = change.edits[0].offset, change.edits[-1].end_offset
        text, at = "", start
        for edit in change.edits:
            text += source[at : edit.offset] + edit.text
            at = edit.end_offset
        yield Edit(start, end, text)
    if finding.scope == "text" and finding.text:
        for words in finding.suggestions:
            yield Edit(finding.offset, finding.end_offset, words)
