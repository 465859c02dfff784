"""How do tests make findings and reports without a rule?"""

from __future__ import annotations

from typing import Any

from healthlint.report.base import Report, ShownArticle
from healthlint.report.summary import Summary
from healthlint.rule.finding import Finding
from healthlint.text.lines import Lines


def finding_at(source: str, marked: str = "", **changes: Any) -> Finding:
    """Return a finding about the first place of some words in a source."""
    lines = Lines(source)
    offset = source.index(marked)
    line, column = lines.position(offset)
    end_line, end_column = lines.position(offset + len(marked))
    values: dict[str, Any] = {
        "path": "sleep.md",
        "scope": "text",
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "offset": offset,
        "end_offset": offset + len(marked),
        "code": "ABC123",
        "name": "example-name",
        "severity": "warning",
        "confidence": "high",
        "status": "asserted",
        "language": "en",
        "message": "say it plainly",
        "text": marked,
    }
    return Finding(**{**values, **changes})


def report_of(source: str, *findings: Finding, **changes: Any) -> Report:
    """Return a report about one article."""
    summary = Summary(rules=3)
    summary.add(findings)
    article = ShownArticle(findings[0].path if findings else "sleep.md", findings, source)
    return Report(articles=[article], summary=summary, **changes)
