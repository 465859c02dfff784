"""A finding was there before if its rule said the same of the same words."""

from __future__ import annotations

import pytest

from healthlint.rule.finding import Finding
from healthlint.run.changes.counterparts import without_counterpart


def finding(message: str = "", **fields: object) -> Finding:
    known: dict[str, object] = {
        "path": "tea.md",
        "scope": "text",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 2,
        "offset": 0,
        "end_offset": 1,
        "code": "TST101",
        "name": "test",
        "severity": "warning",
        "confidence": "high",
        "status": "asserted",
        "language": "en",
        "message": message,
        "text": "a",
    }
    return Finding(**{**known, **fields})  # type: ignore[arg-type]


def new(*findings: Finding, earlier: list[Finding], changed: list[Finding] | None = None) -> list[Finding]:
    return without_counterpart(findings, earlier, lambda offset: offset, changed or [])


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("2 calls to buy", "3 calls to buy"),
        ("1 call to buy", "2 calls to buy"),
        ("add the cost", "add the alternatives, the cost"),
        ("请写明费用", "请写明替代方案、费用"),
        ("the same", "the same"),
    ],
)
def test_what_is_left_of_a_finding_about_the_whole_is_not_new(now: str, before: str) -> None:
    assert new(finding(now, scope="document"), earlier=[finding(before, scope="document")]) == []


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("the statement of law B is missing", "the statement of law A is missing"),
        ("add the alternatives, the cost", "add the cost"),
    ],
)
def test_another_finding_about_the_whole_is_new(now: str, before: str) -> None:
    one = finding(now, scope="document")
    assert new(one, earlier=[finding(before, scope="document")]) == [one]


def test_findings_about_the_whole_are_counted() -> None:
    one, other = finding("law A", scope="document"), finding("law B", scope="document")
    assert new(one, other, earlier=[finding("law A", scope="document")]) == [other]
    assert new(one, one, earlier=[one]) == [one]


def test_the_same_rule_at_the_same_place_is_the_same() -> None:
    assert new(finding("now"), earlier=[finding("before")]) == []
    other = finding(code="TST102")
    assert new(other, earlier=[finding()]) == [other]


def test_what_weighs_more_is_new_and_what_weighs_less_is_not() -> None:
    grave, light = finding(severity="error"), finding(severity="info")
    assert new(grave, earlier=[finding()]) == [grave]
    assert new(light, earlier=[finding()]) == []


def test_of_two_equal_sentences_either_may_be_the_one_that_is_spoken_of() -> None:
    one, gone = finding(offset=40, fingerprint="f"), finding(offset=80, fingerprint="f")
    assert new(one, earlier=[gone]) == []
    assert new(one, earlier=[]) == [one]
    # On a line that was touched there is one like it, which may be what has become of that.
    assert new(one, earlier=[gone], changed=[finding(offset=90)]) == [one]
