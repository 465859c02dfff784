"""A run says what it looked at; exit code 0 hides nothing that was not read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.app.conftest import Command
from tests.report.markdown_reader import blocks
from tests.report.reviewdog_reader import read_lines, read_result, stretch

from healthlint.app.checking.verdict import Verdict
from healthlint.run.request import Request
from healthlint.run.session import Session

CITING = "# 茶\n\n茶有用[1]。\n\n## 参考文献\n\n1. Doe J. Tea. J Tea. 2020;1:2-3. doi:10.1234/tea.5\n"
BADGE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"


def test_a_clean_run_names_what_was_left_out(command: Command, site: Path) -> None:
    (site / "说明.docx").touch()
    (site / "README.md").write_text("# Read me\n", encoding="utf-8")
    (site / "引用.md").write_text(CITING, encoding="utf-8")
    done = command("check", "clean.md", "引用.md", "README.md", "说明.docx", "--select", "PRO102,CIT105")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == (
        "healthlint: left out although named: README.md (by default); 说明.docx (no reader for .docx)\n"
        "no findings in 2 files; 2 left out (1 by default, 1 no reader for .docx);"
        " 1 reference judged by form\n"
    )


def test_a_clean_run_for_a_program_speaks_only_of_what_was_left_out(command: Command, site: Path) -> None:
    assert command("check", "clean.md", "-f", "json-lines").stderr == b""
    (site / "notes.docx").touch()
    (site / "bad.md").unlink()
    done = command("check", ".", "-f", "json-lines")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == "no findings in 1 file; 1 left out (no reader for .docx)\n"


@pytest.mark.parametrize(
    ("selection", "unselected"),
    [
        pytest.param({}, False, id="all"),
        pytest.param({"ignore": ("CTA",)}, True, id="a family less"),
        pytest.param({"select": ("PRO102",)}, True, id="one rule"),
    ],
)
def test_every_rule_read_an_article_or_has_a_reason_for_not(
    site: Path, selection: dict[str, Any], unselected: bool
) -> None:
    session = Session(Request(paths=("clean.md",), isolated=True, **selection))
    verdict = Verdict()
    for _ in verdict.over(session, session.lint()):
        pass
    counts = verdict.summary.unapplied()
    assert verdict.summary.rules + counts.total == len(session.installed.rules)
    assert bool(counts.unselected) is unselected


def test_a_file_excluded_by_the_config_is_a_notice_and_no_failure(command: Command, site: Path) -> None:
    (site / ".healthlint.toml").write_text('select = ["PRO102"]\nexclude = ["bad.md"]\n', encoding="utf-8")
    done = command("check", "bad.md", "clean.md")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"left out although named: bad.md (by exclude)" in done.stderr
    assert command("check", "bad.md", "clean.md", "--quiet").stderr == b""


def test_why_a_run_ends_with_2_is_said_where_nobody_sees_the_report(command: Command, site: Path) -> None:
    (site / "图片.md").write_bytes(BADGE)
    done = command("check", "clean.md", "图片.md", "--quiet", "-f", "json-lines")
    assert done.returncode == 2
    said = done.stderr.decode()
    assert said.startswith("healthlint: 图片.md: cannot be read: ")
    assert said.count("\n") == 1


def test_each_format_can_be_read_where_it_is_asked_for(command: Command, site: Path) -> None:
    (site / "bad.md").write_bytes("# 茶\r\n\r\n邻居说它是灵丹妙药。\r\n".encode("gb18030"))
    names = ("junit", "checkstyle", "rdjson", "rdjsonl", "markdown", "json")
    formats = ",".join(["grouped", *(f"{name}:报告.{name}" for name in names)])
    done = command("check", ".", "-f", formats, "--color", "never")
    assert done.returncode == 1
    assert done.stdout.decode().startswith("bad.md\n  3:6  error  PRO102 ")
    reports = {name: (site / f"报告.{name}").read_text("utf-8") for name in names}
    data = json.loads(reports["json"])
    assert (data["summary"]["files"]["checked"], data["summary"]["findings"]["total"]) == (2, 1)
    junit = ET.fromstring(reports["junit"])
    assert (junit.get("tests"), junit.get("failures"), junit.get("errors")) == ("2", "1", "0")
    checkstyle = ET.fromstring(reports["checkstyle"])
    assert [len(file) for file in checkstyle] == [1, 0]
    _, (found,) = read_result(reports["rdjson"])
    assert read_lines(reports["rdjsonl"]) == [found._replace(source="healthlint")]
    source = (site / "bad.md").read_bytes().decode("gb18030")
    assert stretch(source, found.start, found.end).decode() == data["findings"][0]["text"]
    document = blocks(reports["markdown"])
    assert ("Heading", "bad.md") in document
    assert ("BlockQuote", "邻居说它是⟦灵丹妙药⟧。") in document
