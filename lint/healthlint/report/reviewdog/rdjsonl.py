"""A Diagnostic of reviewdog a finding and line, while the run lasts."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.report.base import Report
from healthlint.report.data.record import dumped
from healthlint.report.reviewdog.diagnostic import SOURCE, diagnostics_of


def show(report: Report) -> Iterator[str]:
    """Yield the lines of an article at a time; each names the tool, as nothing stands around them."""
    for article in report.articles:
        lines = [dumped({**each, "source": SOURCE}) + "\n" for each in diagnostics_of(article)]
        if lines:
            yield "".join(lines)
