"""What other programs read keeps to what was agreed with them."""

from __future__ import annotations

import json
from typing import Any, get_args

import jsonschema
import pytest
from tests.report.builders import finding_at, report_of

from healthlint.report.data import json_lines, json_object
from healthlint.report.formats import BY_NAME
from healthlint.rule.finding import Confidence, Scope, Severity
from healthlint.text.context.status import Status
from healthlint.text.language.detection import Language
from healthlint_schemas import schema

SOURCE = "# 睡眠\n\nA long night — 长夜。\n"
KEYS = (
    "path scope line column end_line end_column offset end_offset code name family severity confidence"
    " status language message text"
).split()
TOOL = {"name": "healthlint", "version": "1.0", "plugins": []}


def test_keys_come_in_the_order_agreed_with_optional_ones_behind() -> None:
    finding = finding_at(SOURCE, "long", related=("repeated on line 7",))
    (line,) = "".join(json_lines.show(report_of(SOURCE, finding))).splitlines()
    assert list(json.loads(line)) == [*KEYS, "related"]
    assert list(schema("report-line")["required"]) == KEYS


def test_a_key_that_has_nothing_to_say_is_not_there() -> None:
    (line,) = "".join(json_lines.show(report_of(SOURCE, finding_at(SOURCE, "long")))).splitlines()
    assert list(json.loads(line)) == KEYS


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085", "\n", "\r", "\v", "\f", "\x1c"])
def test_only_a_line_feed_ends_a_line_for_whoever_reads_it(sign: str) -> None:
    finding = finding_at(SOURCE, "long", message=f"one{sign}two")
    (line,) = "".join(json_lines.show(report_of(SOURCE, finding))).splitlines()
    assert json.loads(line)["message"] == f"one{sign}two"


def test_chinese_can_be_read_in_the_report() -> None:
    assert "长夜" in "".join(json_lines.show(report_of(SOURCE, finding_at(SOURCE, "长夜"))))


def test_the_object_holds_findings_and_their_counts() -> None:
    findings = (
        finding_at(SOURCE, "long"),
        finding_at(SOURCE, "长夜", severity="error", language="zh"),
        finding_at(SOURCE, "", scope="document", code="XY101"),
    )
    report = report_of(SOURCE, *findings, tool=lambda: TOOL)
    data = json.loads("".join(json_object.show(report)))
    jsonschema.validate(data, schema("report"))
    assert [finding["code"] for finding in data["findings"]] == ["ABC123", "ABC123", "XY101"]
    assert data["summary"]["findings"] == {
        "total": 3,
        "by_severity": {"error": 1, "warning": 2, "info": 0},
        "by_family": {
            "ABC": {"error": 1, "warning": 1, "info": 0},
            "XY": {"error": 0, "warning": 1, "info": 0},
        },
        "fixable": 0,
        "hidden": 0,
        "low_confidence": 0,
        "unchanged": 0,
    }


def test_an_object_without_findings_is_whole() -> None:
    report = report_of(SOURCE, tool=lambda: TOOL)
    data = json.loads("".join(json_object.show(report)))
    jsonschema.validate(data, schema("report"))
    assert data["findings"] == []


def test_both_schemas_describe_a_finding_alike() -> None:
    line: dict[str, Any] = schema("report-line")
    finding = schema("report")["$defs"]["finding"]
    assert {key: line[key] for key in finding} == finding


@pytest.mark.parametrize(
    ("key", "type_"),
    [
        ("status", Status),
        ("severity", Severity),
        ("confidence", Confidence),
        ("language", Language),
        ("scope", Scope),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_schema_knows_every_value_that_a_finding_may_have(key: str, type_: object) -> None:
    assert set(schema("report-line")["properties"][key]["enum"]) == set(get_args(type_))


@pytest.mark.parametrize("name", ["report", "report-line"])
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", ["report", "report-line"])
def test_a_schema_refuses_a_line_before_the_first(name: str) -> None:
    (line,) = "".join(json_lines.show(report_of(SOURCE, finding_at(SOURCE, "long", line=0)))).splitlines()
    described = schema(name)
    with pytest.raises(jsonschema.ValidationError, match="0 is less than the minimum of 1"):
        jsonschema.validate(json.loads(line), described.get("$defs", {}).get("finding", described))


@pytest.mark.parametrize("name", ["text", "full", "grouped", "json-lines", "rdjsonl"])
def test_a_format_shows_an_article_before_the_next_is_linted(name: str) -> None:
    report = report_of(SOURCE, finding_at(SOURCE, "long"))
    asked = []

    def articles() -> Any:
        for number in range(2):
            asked.append(number)
            yield from report.articles

    shown = BY_NAME[name](type(report)(articles=articles(), summary=report.summary))
    next(shown)
    assert asked == [0]
