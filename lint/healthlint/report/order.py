"""In which order are findings told where a host shows only the first of them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.finding import SEVERITIES

if TYPE_CHECKING:
    from healthlint.report.base import Report
    from healthlint.rule.finding import Finding


def gravest_first(report: Report) -> list[Finding]:
    """Return all findings of a run by severity; those of one severity stay in the order of the report."""
    return sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))


def last_line(finding: Finding) -> int:
    """Return the last line (from 1) of which something belongs to a finding, besides its end."""
    runs_over = finding.end_column == 1 and finding.end_line > finding.line
    return finding.end_line - runs_over
