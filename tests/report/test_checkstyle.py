"""An XML parser finds in the checkstyle format what its readers look for."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from tests.report.builders import NASTY, article_of, finding_at, report_over

from healthlint.registry.info import Info
from healthlint.report.xml.checkstyle import show

SOURCE = "# 睡眠\n\nA long night — 长夜。\n"


def read(*articles: Any) -> ET.Element:
    return ET.fromstring("".join(show(report_over(*articles))).encode("utf-8"))


def test_a_finding_is_an_error_of_its_file() -> None:
    root = read(
        article_of(SOURCE, finding_at(SOURCE, "长夜", severity="info"), path="文章/a & b.md"),
        article_of(SOURCE, finding_at(SOURCE, "long"), finding_at(SOURCE, "night"), path="c.md"),
    )
    assert root.tag == "checkstyle"
    assert [(file.get("name"), len(file)) for file in root] == [("文章/a & b.md", 1), ("c.md", 2)]
    assert root[0][0].attrib == {
        "line": "3",
        "column": "16",
        "severity": "info",
        "message": "say it plainly",
        "source": "healthlint.ABC123",
    }


def test_an_article_without_findings_is_a_file_without_errors() -> None:
    (file,) = read(article_of(SOURCE))
    assert (file.get("name"), len(file)) == ("sleep.md", 0)


def test_a_run_over_nothing_is_a_document_all_the_same() -> None:
    assert len(read()) == 0


@given(NASTY)
def test_whatever_stands_in_an_article_the_document_is_xml(text: str) -> None:
    (file,) = read(article_of("x", finding_at("x", "x", message=text), path=f"a{text}"))
    printable = [sign for sign in text if sign.isprintable() and sign != "\ufffd"]
    assert [
        sign for sign in file[0].get("message", "") if sign.isprintable() and sign != "\ufffd"
    ] == printable


def test_what_the_run_covers_is_a_comment_before_the_files() -> None:
    text = "".join(show(report_over(article_of(SOURCE))))
    before, _, behind = text.partition("<!-- 3 rules read 1 of 1 file. No references were seen. ")
    assert before.endswith('<checkstyle version="4.3">\n  ')
    assert "no finding is no certificate. -->\n  <file " in behind


@pytest.mark.parametrize("name", ["a--b", "--->", "-", "a\x00b\x1b\ufffe\ud800", "-->\n<!-- <file> & ]]>"])
def test_no_registry_is_called_so_that_the_comment_ends(info: Info, name: str) -> None:
    report = report_over(article_of(SOURCE))
    report.summary.registries = [info._replace(name=name, sources=())]
    (file,) = ET.fromstring("".join(show(report)).encode("utf-8"))
    assert file.get("name") == "sleep.md"
