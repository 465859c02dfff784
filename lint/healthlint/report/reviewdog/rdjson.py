"""The run as a DiagnosticResult of reviewdog, which comments on pull requests.

Reviewdog Diagnostic Format: positions from 1, columns in bytes of UTF-8, ends exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from healthlint.report.base import Report
from healthlint.report.data.record import dumped
from healthlint.report.reviewdog.diagnostic import SEVERITY, SOURCE, diagnostics_of
from healthlint.rule.finding import SEVERITIES


def show(report: Report) -> Iterator[str]:
    """Yield the object, once the last article is there."""
    diagnostics = [each for article in report.articles for each in diagnostics_of(article)]
    data: dict[str, Any] = {"source": SOURCE}
    worst = next((severity for severity in SEVERITIES if report.summary.of(severity)), None)
    if worst is not None:
        data["severity"] = SEVERITY[worst]
    yield dumped({**data, "diagnostics": diagnostics}, indent=2) + "\n"
