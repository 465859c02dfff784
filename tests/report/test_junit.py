"""Programs that show test reports read the junit format: junitparser does, and an XML parser."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import junitparser
import pytest
from hypothesis import given
from tests.report.builders import NASTY, article_of, finding_at, report_over

from healthlint.registry.info import Info
from healthlint.report.xml.junit import TROUBLE, show
from healthlint.rule.coverage import Skipped
from healthlint.rule.finding import Edit, Fix
from healthlint.run import engine

SOURCE = "# 睡眠\n\nA long night — 长夜。\n"


def read(*articles: Any, **changes: Any) -> list[junitparser.TestSuite]:
    return [*junitparser.JUnitXml.fromstring("".join(show(report_over(*articles, **changes))).encode())]


def test_a_finding_is_a_test_that_failed() -> None:
    (suite,) = read(article_of(SOURCE, finding_at(SOURCE, "长夜", severity="error"), path="文章/睡眠.md"))
    (case,) = suite
    assert (suite.name, case.name, case.classname) == ("文章/睡眠.md", "healthlint.ABC123", "文章/睡眠.md")
    (failure,) = case.result
    assert isinstance(failure, junitparser.Failure)
    assert (failure.type, failure.message) == ("error", "say it plainly")
    assert failure.text == "文章/睡眠.md:3:16: ABC123 example-name: say it plainly\nwords: 长夜"


def test_a_test_says_where_its_file_is_seen_from_the_repository() -> None:
    report = report_over(
        article_of(SOURCE, finding_at(SOURCE, "长夜")), placed=lambda path: f"site/content/{path}"
    )
    (case,) = ET.fromstring("".join(show(report))).iter("testcase")
    assert {key: case.get(key) for key in ("file", "line", "column")} == {
        "file": "site/content/sleep.md",
        "line": "3",
        "column": "16",
    }


def test_an_article_without_findings_is_a_test_that_passed() -> None:
    (suite,) = read(article_of(SOURCE))
    (case,) = suite
    assert case.is_passed
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (1, 0, 0, 0)


def test_a_name_stands_once_in_an_article() -> None:
    (suite,) = read(
        article_of(
            SOURCE,
            finding_at(SOURCE, "long"),
            finding_at(SOURCE, "night"),
            finding_at(SOURCE, "长夜", code="ABC124"),
        )
    )
    assert [case.name for case in suite] == [
        "healthlint.ABC123",
        "healthlint.ABC123 (2)",
        "healthlint.ABC124",
    ]


@pytest.mark.parametrize("code", sorted(engine.TROUBLE))
def test_what_ends_a_run_with_2_is_an_error(code: str) -> None:
    (suite,) = read(article_of("", finding_at("", code=code, severity="error", scope="document")))
    (case,) = suite
    assert case.is_error
    assert (suite.tests, suite.failures, suite.errors) == (1, 0, 1)


def test_errors_are_what_the_engine_calls_trouble() -> None:
    assert engine.TROUBLE == TROUBLE


def test_what_was_left_out_is_a_test_that_was_skipped() -> None:
    left_out = [
        Skipped("说明.docx", "no reader for .docx"),
        Skipped("drafts", "the folder cannot be read: Permission denied", failed=True),
    ]
    _, suite = read(article_of(SOURCE), left_out=left_out)
    skipped, failed = suite
    assert (skipped.classname, skipped.is_skipped, skipped.result[0].message) == (
        "说明.docx",
        True,
        "no reader for .docx",
    )
    assert (failed.is_error, suite.skipped, suite.errors) == (True, 1, 1)


def test_a_run_over_nothing_has_a_test_all_the_same() -> None:
    (suite,) = read()
    (case,) = suite
    assert case.is_skipped


def test_the_head_counts_all_suites() -> None:
    report = report_over(
        article_of(SOURCE, finding_at(SOURCE, "long"), finding_at(SOURCE, "长夜"), path="a.md"),
        article_of("", finding_at("", code="HL902", severity="error"), path="b.md"),
        article_of(SOURCE, path="c.md"),
        left_out=[Skipped("d.md", "left out by exclude")],
    )
    root = ET.fromstring("".join(show(report)))
    assert {key: root.get(key) for key in ("name", "tests", "failures", "errors", "skipped")} == {
        "name": "healthlint",
        "tests": "5",
        "failures": "2",
        "errors": "1",
        "skipped": "1",
    }
    assert [suite.get("tests") for suite in root] == ["2", "1", "1", "1"]


def test_every_suite_says_which_version_made_it() -> None:
    for suite in read(article_of(SOURCE), left_out=[Skipped("d.md", "left out by exclude")]):
        assert {each.name: each.value for each in suite.properties()} == {
            "healthlint.version": "1.0",
            "healthlint.network": "none",
        }


def test_what_can_be_done_stands_in_the_text() -> None:
    finding = finding_at(
        SOURCE,
        "long",
        suggestions=("good", "quiet"),
        fixes=(Fix("write it out", (Edit(0, 0, "a"),)),),
        proposals=(Fix("add a notice", (Edit(0, 0, "b"),)),),
    )
    (suite,) = read(article_of(SOURCE, finding))
    (case,) = suite
    assert case.result[0].text.splitlines()[1:] == [
        "words: long",
        "instead: good, quiet",
        "--fix: write it out",
        "proposal: add a notice",
    ]


@given(NASTY)
def test_whatever_stands_in_an_article_the_document_is_xml(text: str) -> None:
    finding = finding_at("x", "x", message=f"m{text}", text=text, suggestions=(text,))
    (case,) = ET.fromstring(
        "".join(show(report_over(article_of("x", finding, path=f"a{text}")))).encode("utf-8")
    ).iter("testcase")
    message = case[0].get("message") or ""
    kept = [sign for sign in f"m{text}" if sign.isprintable()]
    assert [sign for sign in message if sign.isprintable() and sign != "\ufffd"] == [
        sign for sign in kept if sign != "\ufffd"
    ]


def test_every_suite_says_what_its_article_was_held_against(info: Info) -> None:
    report = report_over(article_of(SOURCE), article_of(SOURCE, path="b.md"))
    report.summary.registries, report.summary.network = [info, info._replace(name="<b>\x00")], "online"
    suites = [*junitparser.JUnitXml.fromstring("".join(show(report)).encode())]
    held = "of 2026-01-12 (3 works, 1 notice)"
    for suite in suites:
        assert [(each.name, each.value) for each in suite.properties()] == [
            ("healthlint.version", "1.0"),
            ("healthlint.registry", f"works.registry {held}"),
            ("healthlint.registry", f"<b>\u2400 {held}"),
            ("healthlint.network", "online"),
        ]
    assert len(suites) == 2
