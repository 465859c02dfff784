"""Every rule can be listed and explained."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from healthlint.app.cli import cli
from healthlint.report.snippet import columns
from healthlint.run.plugins.installed import load_plugins


def output_of(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_the_table_names_every_rule_once() -> None:
    head, *rows = output_of("rules").splitlines()
    assert head.split() == ["CODE", "NAME", "SEVERITY", "LANGUAGES", "FLAGS"]
    assert [row.split()[0] for row in rows] == [rule.code for rule in load_plugins().rules]
    assert any(row.split()[:2] == ["PRO102", "miracle-term"] for row in rows)


def test_the_columns_of_the_table_stand_flush() -> None:
    head, *rows = output_of("rules").splitlines()
    begin = columns(head[: head.index("FLAGS")])
    for row, rule in zip(rows, load_plugins().rules, strict=True):
        summary = rule().summary
        assert row.endswith(summary)
        assert columns(row.removesuffix(summary)) == begin


def test_the_list_is_there_for_programs() -> None:
    rules = {rule["code"]: rule for rule in json.loads(output_of("rules", "-f", "json"))}
    assert rules["PRO102"]["languages"] == ["en", "zh"]
    assert rules["PRO102"]["severity"] == "error"


@pytest.mark.parametrize("word", ["PRO102", "pro102", "miracle-term", "Miracle_Term"])
def test_a_rule_is_explained_by_code_or_name_in_any_case(word: str) -> None:
    assert output_of("explain", word).startswith("PRO102 miracle-term (error; en, zh)\n")


@pytest.mark.parametrize("rule", load_plugins().rules, ids=lambda rule: rule.code)
def test_a_page_tells_what_why_and_what_to_do(rule: type) -> None:
    page, explained = output_of("explain", rule.code), rule()
    data = json.loads(output_of("explain", rule.code, "-f", "json"))
    for part in (explained.summary, explained.reason, f'ignore = ["{rule.code}"]'):
        assert part in page
    for key in ("sources", "bad", "good"):
        assert data[key] == list(getattr(rule, key))
        for text in data[key]:
            assert text.strip().splitlines()[0].rstrip() in page
    for option in explained.options:
        assert option.replace("_", "-") + " = " in page


@pytest.mark.parametrize("word", ["HL901", "hl902", "rule-crashed", "unreadable-file"])
def test_what_the_engine_itself_reports_is_explained(word: str) -> None:
    page = output_of("explain", word)
    assert page.startswith("HL90")
    assert json.loads(output_of("explain", word, "-f", "json"))["severity"] == "error"
