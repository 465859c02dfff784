"""The line under a report says what it comes to."""

from __future__ import annotations

import pytest
from tests.report.builders import finding_at

from healthlint.report.summary import Summary
from healthlint.rule.finding import Finding, Severity


def found(*severities: Severity) -> list[Finding]:
    return [finding_at("", severity=severity) for severity in severities]


@pytest.mark.parametrize(
    ("articles", "line"),
    [
        pytest.param([[], [], []], "no findings in 3 files", id="clean"),
        pytest.param([["warning"]], "1 warning in 1 of 1 file", id="one"),
        pytest.param(
            [["error", "warning"], [], ["error", "info", "info"]],
            "2 errors, 1 warning, 2 infos in 2 of 3 files",
            id="the most severe first",
        ),
    ],
)
def test_findings_are_counted_by_severity(articles: list[list[Severity]], line: str) -> None:
    summary = Summary()
    for severities in articles:
        summary.add(found(*severities))
    assert summary.line() == line


def test_what_is_not_shown_is_mentioned() -> None:
    summary = Summary()
    summary.add(found("error"), found("info", "warning", "info"))
    assert summary.line() == (
        "1 error in 1 of 1 file; 1 warning, 2 infos not shown (--min-severity info shows them)"
    )


def test_what_could_not_be_read_is_no_part_of_what_was_checked() -> None:
    summary = Summary(rules=4, skipped=2)
    summary.add([])
    summary.add([finding_at("", code="HL902", severity="error")])
    assert summary.coverage.startswith("4 rules read 1 of 2 files; 1 could not be read; 2 left out")
    assert summary.as_data()["files"] == {"checked": 1, "with_findings": 1, "unreadable": 1, "skipped": 2}
