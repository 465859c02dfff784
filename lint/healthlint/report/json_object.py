"""One JSON object for the whole run: what was found, by what, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.report.base import Report
from healthlint.report.record import dumped, record

SCHEMA_VERSION = 1


def show(report: Report) -> Iterator[str]:
    """Yield the object, once the last article is there."""
    findings = [record(finding) for finding in report.findings]
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": report.tool(),
        "config": report.config(),
        "findings": findings,
        "summary": report.summary.as_data(),
    }
    yield dumped(data, indent=2) + "\n"
