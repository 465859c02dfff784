"""The SARIF log that GitHub's code scanning is to be given: without what somebody has accepted.

GitHub heeds no `suppressions` and would open an alert for each. An alert whose finding is not there any more
it closes, which is what is meant by accepting one.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.report.base import Report
from healthlint.report.sarif import log


def show(report: Report) -> Iterator[str]:
    """Yield the log, once the last article is there."""
    articles = (article._replace(withheld=()) for article in report.articles)
    return log.show(report._replace(articles=articles))
