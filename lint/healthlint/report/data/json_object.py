"""One JSON object for the whole run: what was found, by what, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from healthlint.report.base import Report
from healthlint.report.data.counts import counts_of
from healthlint.report.data.lookups import asked_data
from healthlint.report.data.record import dropped_record, dumped, record

SCHEMA_VERSION = 1


def show(report: Report) -> Iterator[str]:
    """Yield the object, once the last article is there."""
    findings: list[dict[str, Any]] = []
    dropped: list[dict[str, Any]] = []
    for article in report.articles:
        findings += map(record, article.findings)
        dropped += map(dropped_record, article.dropped)
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": report.tool(),
        "config": report.config(),
        **asked_data(report.summary),
        "findings": findings,
        **({"dropped": dropped} if report.dropped else {}),
        "summary": counts_of(report.summary),
    }
    yield dumped(data, indent=2) + "\n"
