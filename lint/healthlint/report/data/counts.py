"""What does a run come to, as data?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.report.coverage import statement_of
from healthlint.report.data.lookups import references_data
from healthlint.rule.finding import SEVERITIES

if TYPE_CHECKING:
    from healthlint.report.summary import Summary


def counts_of(summary: Summary) -> dict[str, Any]:
    """Return the counts as the json format gives them; the duration is in seconds."""
    families: dict[str, dict[str, int]] = {}
    for family in sorted({family for family, _ in summary.shown}):
        families[family] = {severity: summary.shown[family, severity] for severity in SEVERITIES}
    return {
        "files": {
            "checked": summary.checked,
            "with_findings": summary.with_findings,
            "unreadable": summary.unreadable,
            "skipped": summary.skipped,
            "untouched": summary.untouched,
        },
        "findings": {
            "total": summary.shown.total(),
            "by_severity": {severity: summary.of(severity) for severity in SEVERITIES},
            "by_family": families,
            "fixable": summary.fixable,
            "hidden": summary.hidden.total(),
            "low_confidence": summary.unsure,
            "unchanged": summary.unchanged,
        },
        "coverage": " ".join(statement_of(summary)),
        "rules": {"applied": summary.rules, **summary.unapplied()._asdict()},
        "left_out": [
            {
                "reason": reason,
                "count": len(group),
                "named": sum(each.named for each in group),
                "paths": [each.path for each in group],
            }
            for reason, group in summary.by_reason.items()
        ],
        "references": references_data(summary),
        "suppressed": summary.withheld["suppression"],
        "baselined": summary.withheld["baseline"],
        "duration": summary.duration,
    }
