"""One SARIF log for the whole run, valid before the standard's schema and whole before GitHub's demands.

GitHub refuses a file with more than 25,000 results; then the gravest of those that nobody has accepted are
kept, and a notification tells how many are not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from healthlint.report.base import Report
from healthlint.report.coverage import statement_of
from healthlint.report.data.lookups import asked_data, references_data
from healthlint.report.data.record import dumped
from healthlint.report.sarif.components import Components
from healthlint.report.sarif.messages import message
from healthlint.report.sarif.places import ROOT, artifact
from healthlint.report.sarif.results import results_of
from healthlint.rule.finding import TROUBLE

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000
_MOST_NOTIFICATIONS = 1_000
_RANKS = {"error": 0, "warning": 1, "note": 2}


def show(report: Report) -> Iterator[str]:
    """Yield the log, once the last article is there."""
    articles = list(report.articles)
    components = Components(report.tool(), report.rules())
    results = [result for article in articles for result in results_of(article, report, components)]
    kept = _kept(results)
    accepted = report.summary.withheld.total() - sum("suppressions" in result for result in results)
    notifications = [*_notifications(report, results), *_cut(len(results) - len(kept)), *_accepted(accepted)]
    run = {
        "tool": components.as_data(),
        "automationDetails": {"id": "healthlint/"},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(report, notifications)],
        "results": kept,
        "properties": {
            "coverage": " ".join(statement_of(report.summary)),
            "references": references_data(report.summary),
            **asked_data(report.summary),
        },
    }
    yield dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _kept(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the results that GitHub takes, in their order."""
    if len(results) <= MOST_RESULTS:
        return results
    order = sorted(range(len(results)), key=lambda number: _urgency(results[number]))
    return [results[number] for number in sorted(order[:MOST_RESULTS])]


def _urgency(result: dict[str, Any]) -> tuple[bool, int]:
    return "suppressions" in result, _RANKS[result["level"]]


def _invocation(report: Report, notifications: list[dict[str, Any]]) -> dict[str, Any]:
    code = report.exit_code()
    invocation: dict[str, Any] = {"executionSuccessful": code != 2, "exitCode": code}
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    return invocation


def _notifications(report: Report, results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what went wrong, and what was not looked at."""
    told = [
        {
            "descriptor": {"id": result["ruleId"]},
            "level": result["level"],
            "message": result["message"],
            "locations": result["locations"],
        }
        for result in results
        if result["ruleId"] in TROUBLE
    ]
    for skipped in report.summary.left_out:
        place = {"physicalLocation": {"artifactLocation": artifact(skipped.path, report)}}
        told.append(
            {
                "level": "error" if skipped.failed else "note",
                "message": message(f"not checked: {skipped.reason}", "not checked"),
                "locations": [place],
            }
        )
    if len(told) > _MOST_NOTIFICATIONS:
        more = len(told) - _MOST_NOTIFICATIONS
        told[_MOST_NOTIFICATIONS:] = [{"level": "note", "message": message(f"{more} more are not told", "")}]
    return told


def _cut(number: int) -> Iterator[dict[str, Any]]:
    if number:
        text = (
            f"{number} results are left out, the mildest: GitHub takes {MOST_RESULTS}. Accept old findings in"
            " a baseline, or check fewer folders at a time"
        )
        yield {"level": "warning", "message": message(text, "")}


def _accepted(number: int) -> Iterator[dict[str, Any]]:
    if number > 0:
        text = f"{number} results that somebody has accepted are left out; the format sarif has them"
        yield {"level": "note", "message": message(text, "")}
