"""GitHub's runner makes of the report what it is meant to, and of nothing in it anything else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.report.builders import NASTY, article_of, finding_at, report_over
from tests.report.commands_of_hosts import Command, github_command

from healthlint.report.base import Report
from healthlint.report.hosts.github import show
from healthlint.rule.dropped import dropped_finding
from healthlint.rule.finding import Finding
from healthlint.run.engine import engine_finding

SOURCE = "# Sleep\n\nA long night 💊 is 长夜 best.\nA long\nnight.\n"


def lines_of(report: Report) -> list[str]:
    return "".join(show(report)).split("\n")[:-1]


def commands_of(*findings: Finding, path: str = "sleep.md") -> list[Command]:
    found = map(github_command, lines_of(report_over(article_of(SOURCE, *findings, path=path))))
    return [command for command in found if command is not None]


def test_a_finding_is_a_line_to_read_and_a_command() -> None:
    assert lines_of(report_over(article_of(SOURCE, finding_at(SOURCE, "long")))) == [
        "sleep.md:3:3: ABC123 say it plainly",
        "::warning file=sleep.md,line=3,endLine=3,col=3,endColumn=7,title=ABC123 example-name"
        "::say it plainly",
    ]


def test_without_findings_there_is_nothing() -> None:
    assert lines_of(report_over(article_of(SOURCE))) == []


def test_the_gravest_come_first_and_those_of_one_level_as_they_stand() -> None:
    findings = [
        finding_at(SOURCE, "long", severity=severity, message=f"{severity} {number}")
        for number, severity in enumerate(["info", "warning", "error", "warning", "error"])
    ]
    told = [(command.name, command.data) for command in commands_of(*findings)]
    assert told == [
        ("error", "error 2"),
        ("error", "error 4"),
        ("warning", "warning 1"),
        ("warning", "warning 3"),
        ("notice", "info 0"),
    ]


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        pytest.param(
            finding_at(SOURCE, "长夜"),
            {"line": "3", "endLine": "3", "col": "19", "endColumn": "21"},
            id="words",
        ),
        pytest.param(
            finding_at(SOURCE, "long\nnight"), {"line": "4", "endLine": "5"}, id="two lines have no columns"
        ),
        pytest.param(
            finding_at(SOURCE, "A long\n"),
            {"line": "4", "endLine": "4"},
            id="a line with its end is one line",
        ),
        pytest.param(
            finding_at(SOURCE, "", scope="document"),
            {"line": "1", "endLine": "1"},
            id="the article as a whole",
        ),
    ],
)
def test_a_place_has_columns_only_within_a_line(finding: Finding, place: dict[str, str]) -> None:
    (command,) = commands_of(finding)
    named = {key: value for key, value in command.properties.items() if key not in ("file", "title")}
    assert named == place


def test_a_file_counts_from_the_root_of_the_repository_and_is_read_as_it_was_named() -> None:
    article = article_of(SOURCE, finding_at(SOURCE, "long"))
    line, command = lines_of(report_over(article, placed=lambda path: f"content/{path}"))
    assert line.startswith("sleep.md:3:3: ")
    assert command.startswith("::warning file=content/sleep.md,")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("::stop-commands::tea", id="a command"),
        pytest.param("  ::add-mask::tea", id="a command behind blanks"),
        pytest.param("a ##[add-mask]tea", id="an old command"),
        pytest.param("a\n::add-mask::tea", id="a command on a line of its own"),
    ],
)
def test_the_name_of_a_file_is_no_command(name: str) -> None:
    (command,) = commands_of(finding_at(SOURCE, "long"), path=name)
    assert command.name == "warning"
    assert command.properties["file"] == name


def test_what_was_dropped_is_told_and_is_no_command() -> None:
    finding = finding_at(SOURCE, "long", path="::add-mask::x.md")
    article = article_of(SOURCE, dropped=(dropped_finding(finding, "scope", "a quotation"),))
    (line,) = lines_of(report_over(article, dropped=True))
    assert "not reported" in line
    assert github_command(line) is None


def test_what_could_not_be_read_is_an_error_beside_the_file() -> None:
    finding = engine_finding("HL902", "unreadable-file", "sleep.md", "cannot be read: 50% of it, no text")
    (command,) = commands_of(finding)
    assert (command.name, command.properties["file"], command.data) == ("error", "sleep.md", finding.message)


@given(path=NASTY, message=NASTY)
@settings(max_examples=150)
def test_the_runner_reads_what_was_written_and_nothing_else(path: str, message: str) -> None:
    (command,) = commands_of(finding_at(SOURCE, "long", message=message), path=path)
    assert command.name == "warning"
    assert command.properties["file"] == path
    assert command.properties["title"] == "ABC123 example-name"
    assert command.data == message.rstrip() or command.data == message
