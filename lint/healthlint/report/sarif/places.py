"""How does SARIF name a file, and a stretch of it?

A URI counts from the root of the repository, whose own place is nobody's business (`%SRCROOT%`); GitHub
takes it for a path in the repository. A file elsewhere has an absolute one. Columns are code points.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes

if TYPE_CHECKING:
    from healthlint.report.base import Report
    from healthlint.rule.finding import Edit, Finding
    from healthlint.text.lines import Lines

ROOT = "%SRCROOT%"
_LONGEST = 500  # code points of words that are quoted


def artifact(path: str, report: Report) -> dict[str, Any]:
    """Return the location of a file, named as messages name it."""
    placed = report.placed(path)
    if os.path.isabs(placed):  # noqa: PTH117  called for each finding
        on_a_server = os.name == "nt" and placed.startswith("//")
        return {"uri": _quoted("file://" if on_a_server else "file:///", placed.lstrip("/"))}
    return {"uri": _quoted("", placed), "uriBaseId": ROOT}


def region(finding: Finding) -> dict[str, Any]:
    """Return where a finding stands; one about the article as a whole has the beginning of line 1."""
    if finding.scope == "document":
        return _lines(1, 1, 1, 1)
    where: dict[str, Any] = _lines(finding.line, finding.column, finding.end_line, finding.end_column)
    if 0 < len(finding.text) <= _LONGEST:
        where["snippet"] = {"text": finding.text}
    return where


def stretch(edit: Edit, lines: Lines | None) -> dict[str, int]:
    """Return the stretch that an edit replaces, by lines where those of the source are at hand."""
    if lines is None:
        return {"charOffset": edit.offset, "charLength": edit.end_offset - edit.offset}
    return _lines(*lines.extent(edit.offset, edit.end_offset))


def _lines(line: int, column: int, end_line: int, end_column: int) -> dict[str, int]:
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _quoted(begin: str, path: str) -> str:
    try:
        data = path.encode("utf-8", "surrogateescape")  # bytes that are no text stand in a name like this
    except UnicodeEncodeError:
        data = path.encode("utf-8", "surrogatepass")
    return begin + quote_from_bytes(data, safe="/:" if begin else "/")
