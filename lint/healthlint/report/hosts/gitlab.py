"""A Code Quality report, which GitLab shows in a merge request.

docs.gitlab.com/ci/testing/code_quality, "Code Quality report format". GitLab compares the fingerprints of two
branches: each is there once, and has no line number in it. Of a finding GitLab shows the description
alone, so that has the code. What a finding rests on is the body of Code Climate's form, in Markdown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from healthlint.report.data.record import dumped
from healthlint.report.markup import listed
from healthlint.report.order import last_line
from healthlint.report.recognition import fingerprint_of
from healthlint.rule.digest import digest

if TYPE_CHECKING:
    from healthlint.report.base import Report
    from healthlint.rule.finding import Severity

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def show(report: Report) -> Iterator[str]:
    """Yield the report, once the last article is there; without findings it is an empty list."""
    issues: list[dict[str, Any]] = []
    seen: Counter[str] = Counter()
    for finding in report.findings:
        path = report.placed(finding.path)
        known_by = digest(f"{path}\n{fingerprint_of(finding)}")
        again = seen[known_by]
        seen[known_by] += 1
        body = {"content": {"body": listed(finding.evidence)}} if finding.evidence else {}
        issues.append(
            {
                "description": f"{' '.join(finding.message.split())} ({finding.code})",
                "check_name": finding.code,
                "fingerprint": digest(f"{known_by}\n{again}") if again else known_by,
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": path, "lines": {"begin": finding.line, "end": last_line(finding)}},
                **body,
            }
        )
    yield dumped(issues, indent=2) + "\n"
