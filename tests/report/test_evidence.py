"""What a finding rests on stands where a format has room for it, and acts on nothing there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

import click
import jsonschema
import pytest
from hypothesis import given, settings
from tests.report.builders import NASTY, article_of, finding_at, report_over
from tests.report.markdown_reader import blocks
from tests.report.reviewdog_reader import read_result
from tests.report.sarif_schema import LOG

from healthlint.report.base import Report
from healthlint.report.formats import BY_NAME
from healthlint.report.snippet import columns
from healthlint_schemas import schema

SOURCE = "# Milk\n\n1. Doe J. Warm milk before bed. J Nowhere. 2020.\n2. 王小明. 褪黑素与睡眠. 2021.\n"
ENGLISH = (
    "DOI 10.5555/milk.2: found in Crossref (2026-01-12)",
    "title cited “Warm milk before bed”, registered “Warm milk before bed: a pilot trial of older adults"
    " who live at home in the north”",
    "not asked: doi.org, PubMed",
)
CHINESE = (
    "DOI 10.5555/melatonin.3：有，Crossref（2026-01-12）",
    "题名：文中“褪黑素与睡眠”，登记“褪黑素与睡眠质量的随机对照试验：一项在乡镇卫生院开展的多中心研究”",
    "未查询：doi.org，PubMed",
)
SHORT = ("text", "github", "azure", "checkstyle")  # that have a line for a finding


def report(evidence: Sequence[str] = ENGLISH, marked: str = "Warm milk before bed", **changes: Any) -> Report:
    finding = finding_at(SOURCE, marked, evidence=tuple(evidence))
    return report_over(article_of(SOURCE, finding), **changes)


def shown(name: str, *arguments: Any, **changes: Any) -> str:
    return "".join(BY_NAME[name](report(*arguments, **changes)))


def test_full_shows_it_below_the_line_and_above_what_can_be_done() -> None:
    assert shown("full") == (
        "warning[ABC123] example-name: say it plainly\n"
        " --> sleep.md:3:11\n"
        "  |\n"
        "3 | 1. Doe J. Warm milk before bed. J Nowhere. 2020.\n"
        "  |           ^^^^^^^^^^^^^^^^^^^^\n"
        "  |\n"
        "  = DOI 10.5555/milk.2: found in Crossref (2026-01-12)\n"
        "  = title cited “Warm milk before bed”, registered “Warm milk before bed: a pilot trial of older\n"
        "    adults who live at home in the north”\n"
        "  = not asked: doi.org, PubMed\n"
        "\n"
    )


def test_full_breaks_chinese_where_it_may_be_broken() -> None:
    assert shown("full", CHINESE, "褪黑素与睡眠", width=60).endswith(
        "  = DOI 10.5555/melatonin.3：有，Crossref（2026-01-12）\n"
        "  = 题名：文中“褪黑素与睡眠”，登记“褪黑素与睡眠质量的随机对\n"
        "    照试验：一项在乡镇卫生院开展的多中心研究”\n"
        "  = 未查询：doi.org，PubMed\n\n"
    )


def test_grouped_shows_it_under_the_message() -> None:
    assert shown("grouped", width=80) == (
        "sleep.md\n"
        "  3:11  warning  ABC123 say it plainly\n"
        "                        = DOI 10.5555/milk.2: found in Crossref (2026-01-12)\n"
        "                        = title cited “Warm milk before bed”, registered “Warm\n"
        "                          milk before bed: a pilot trial of older adults who\n"
        "                          live at home in the north”\n"
        "                        = not asked: doi.org, PubMed\n"
        "\n"
    )


def test_grouped_leaves_it_out_where_the_terminal_is_too_narrow() -> None:
    assert shown("grouped", width=60) == "sleep.md\n  3:11  warning  ABC123 say it plainly\n\n"


@pytest.mark.parametrize("name", ["full", "grouped"])
@pytest.mark.parametrize("width", [70, 100, 200])
def test_no_line_of_it_is_wider_than_the_terminal(name: str, width: int) -> None:
    for evidence, marked in ((ENGLISH, "Warm milk"), (CHINESE, "褪黑素")):
        assert max(map(columns, shown(name, evidence, marked, width=width).splitlines())) <= width


@pytest.mark.parametrize("name", ["full", "grouped"])
def test_colours_change_nothing_else(name: str) -> None:
    colored = shown(name, color=True)
    assert colored != click.unstyle(colored)
    assert click.unstyle(colored) == shown(name)


@pytest.mark.parametrize("name", SHORT)
def test_a_format_of_one_line_a_finding_leaves_it_out(name: str) -> None:
    assert "10.5555" not in shown(name)
    assert shown(name) == shown(name, ())


def test_data_have_it_as_a_list() -> None:
    (line,) = shown("json-lines").splitlines()
    jsonschema.validate(json.loads(line), schema("report-line"))
    assert json.loads(line)["evidence"] == [*ENGLISH]
    whole = json.loads(shown("json"))
    jsonschema.validate(whole, schema("report"))
    assert whole["findings"] == [json.loads(line)]


def test_data_of_a_finding_that_rests_on_its_words_alone_have_no_list() -> None:
    assert "evidence" not in json.loads(shown("json-lines", ()))


@pytest.mark.parametrize("name", ["sarif", "code-scanning"])
def test_sarif_has_it_in_the_properties_and_below_the_message(name: str) -> None:
    log = json.loads(shown(name))
    jsonschema.validate(log, LOG)
    (result,) = log["runs"][0]["results"]
    assert result["properties"]["evidence"] == [*ENGLISH]
    assert result["message"]["text"] == "say it plainly (ABC123)"
    texts = blocks(result["message"]["markdown"])
    assert texts == [("Paragraph", "say it plainly (ABC123)"), *(("Item", line) for line in ENGLISH)]


def test_sarif_without_it_has_no_markdown() -> None:
    (result,) = json.loads(shown("sarif", ()))["runs"][0]["results"]
    assert "markdown" not in result["message"]
    assert "evidence" not in result["properties"]


def test_sarif_keeps_as_much_below_the_message_as_is_taken() -> None:
    lines = [f"{number} {'word ' * 60}" for number in range(9)]
    (result,) = json.loads(shown("sarif", lines))["runs"][0]["results"]
    markdown = result["message"]["markdown"]
    assert len(markdown) <= 1024
    assert [text.split()[0] for kind, text in blocks(markdown) if kind == "Item"] == ["0", "1", "2"]
    assert len(result["properties"]["evidence"]) == 9


def test_the_document_has_it_as_a_list_within_the_finding() -> None:
    texts = blocks(shown("markdown"))
    at = texts.index(("Item", "What this rests on:"))
    assert texts[at - 1][0] == "BlockQuote"
    assert texts[at + 1 : at + 4] == [("Item", line) for line in ENGLISH]


def test_gitlab_has_it_in_the_body() -> None:
    (issue,) = json.loads(shown("gitlab"))
    assert issue["description"] == "say it plainly (ABC123)"
    assert blocks(issue["content"]["body"]) == [("Item", line) for line in ENGLISH]
    (bare,) = json.loads(shown("gitlab", ()))
    assert "content" not in bare


def test_reviewdog_is_told_below_the_message() -> None:
    _, (found,) = read_result(shown("rdjson"))
    assert found.message.split("\n") == ["say it plainly", *(f"- {line}" for line in ENGLISH)]
    assert "10.5555" not in found.original_output
    assert json.loads(shown("rdjsonl"))["message"] == found.message


def test_a_failed_test_tells_it() -> None:
    (failure,) = ET.fromstring(shown("junit")).iter("failure")
    assert (failure.text or "").splitlines()[2:] == [f"= {line}" for line in ENGLISH]
    assert failure.get("message") == "say it plainly"


@settings(deadline=None, max_examples=60)
@given(NASTY)
def test_no_sign_of_it_means_anything_to_who_reads_a_report(text: str) -> None:
    evidence = (f"a{text}", f"{text}b")
    for name in ("full", "grouped", "junit", "rdjson"):
        told = json.loads(shown(name, evidence)) if name == "rdjson" else shown(name, evidence)
        told = told["diagnostics"][0]["message"] if name == "rdjson" else told
        assert not set(told) & set("\x00\x0b\x1b\x7f\x85\r\u2028\u202e\ud800")
    ET.fromstring(shown("junit", evidence).encode())
    _, (found,) = read_result(shown("rdjson", evidence))
    assert found.message.count("\n") == 2
    (issue,) = json.loads(shown("gitlab", evidence))
    assert [kind for kind, _ in blocks(issue["content"]["body"])] == ["Item", "Item"]
    assert ("Item", "What this rests on:") in blocks(shown("markdown", evidence))
    log = json.loads(shown("sarif", evidence))
    jsonschema.validate(log, LOG)
    markdown = log["runs"][0]["results"][0]["message"]["markdown"].replace("{{", "{").replace("}}", "}")
    assert [kind for kind, _ in blocks(markdown)] == ["Paragraph", "Item", "Item"]
