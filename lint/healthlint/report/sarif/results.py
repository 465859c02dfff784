"""What does SARIF say about a finding?

What somebody has accepted is there as well, with the reason, and marked as suppressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.report.recognition import fingerprint_of
from healthlint.report.sarif.components import LEVELS
from healthlint.report.sarif.messages import message
from healthlint.report.sarif.places import artifact, region, stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.report.base import Report, ShownArticle
    from healthlint.report.sarif.components import Components
    from healthlint.rule.finding import Finding, Fix
    from healthlint.rule.withheld import Withheld
    from healthlint.text.lines import Lines

_KINDS = {"suppression": "inSource", "baseline": "external"}


def results_of(article: ShownArticle, report: Report, components: Components) -> Iterator[dict[str, Any]]:
    """Yield the results of an article: what is shown, and behind it what is accepted."""
    lines = _lines(article)
    for finding in article.findings:
        result = _result(finding, report, components)
        fixes = [_fix(fix, finding, lines, report) for fix in finding.fixes if fix.edits]
        if fixes:
            result["fixes"] = fixes
        yield result
    for withheld in article.withheld:
        yield {
            **_result(withheld.finding, report, components),
            "suppressions": [_suppression(withheld, report)],
        }


def _result(finding: Finding, report: Report, components: Components) -> dict[str, Any]:
    known_by = fingerprint_of(finding)
    properties: dict[str, Any] = {
        "confidence": finding.confidence,
        "status": finding.status,
        "language": finding.language,
    }
    if finding.related:
        properties["related"] = list(finding.related)
    if finding.suggestions:
        properties["suggestions"] = list(finding.suggestions)
    if finding.proposals:
        properties["proposals"] = [proposal.message for proposal in finding.proposals]
    if finding.evidence:
        properties["evidence"] = list(finding.evidence)
    return {
        **components.reference(finding),
        "level": LEVELS[finding.severity],
        # The code is told where nothing but the message is shown: whoever accepts a finding names it.
        "message": message(f"{finding.message} ({finding.code})", finding.name, finding.evidence),
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact(finding.path, report),
                    "region": region(finding),
                }
            }
        ],
        # GitHub heeds the first alone; as ours it counts no lines and is another for each finding of a line.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{known_by}:1",
            "healthlint/v1": known_by,
        },
        "properties": properties,
    }


def _fix(fix: Fix, finding: Finding, lines: Lines | None, report: Report) -> dict[str, Any]:
    replacements = []
    for edit in fix.edits:
        replacement: dict[str, Any] = {"deletedRegion": stretch(edit, lines)}
        if edit.text:
            replacement["insertedContent"] = {"text": edit.text}
        replacements.append(replacement)
    change = {"artifactLocation": artifact(finding.path, report), "replacements": replacements}
    return {"description": message(fix.message, finding.name), "artifactChanges": [change]}


def _lines(article: ShownArticle) -> Lines | None:
    """Return the lines of an article in which something is to be changed, where its source is at hand."""
    if article.source is None or not any(finding.fixes for finding in article.findings):
        return None
    from healthlint.text.lines import Lines

    return Lines(article.source)


def _suppression(withheld: Withheld, report: Report) -> dict[str, Any]:
    suppression: dict[str, Any] = {"kind": _KINDS[withheld.by], "status": "accepted"}
    if withheld.reason:
        suppression["justification"] = withheld.reason
    if withheld.line:
        suppression["location"] = {
            "physicalLocation": {
                "artifactLocation": artifact(withheld.finding.path, report),
                "region": {"startLine": withheld.line},
            }
        }
    told = {"owner": withheld.owner, "until": withheld.until.isoformat() if withheld.until else ""}
    properties = {key: value for key, value in told.items() if value}
    return {**suppression, "properties": properties} if properties else suppression
