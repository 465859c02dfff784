"""One JSON object a finding and line, for programs that read while the run lasts.

What was dropped, where a run tells it, is an object within an object: nobody takes it for a finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.report.base import Report
from healthlint.report.data.record import dropped_record, dumped, record


def show(report: Report) -> Iterator[str]:
    """Yield the lines of an article at a time."""
    for article in report.articles:
        if article.findings:
            yield "".join(dumped(record(finding)) + "\n" for finding in article.findings)
        if article.dropped:
            yield "".join(dumped({"dropped": dropped_record(each)}) + "\n" for each in article.dropped)
