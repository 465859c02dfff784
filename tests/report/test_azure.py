"""Azure's agent makes of the report what it is meant to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.report.builders import NASTY, article_of, finding_at, report_over
from tests.report.commands_of_hosts import Command, azure_command

from healthlint.report.base import Report
from healthlint.report.hosts.azure import show
from healthlint.report.visible import in_one_line
from healthlint.rule.finding import Finding

SOURCE = "# Sleep\n\nA long night 💊 is 长夜 best.\n"


def commands_of(report: Report) -> list[Command]:
    found = [azure_command(line) for line in "".join(show(report)).split("\n")[:-1]]
    assert None not in found
    return [command for command in found if command is not None]


def command_of(finding: Finding, path: str = "sleep.md") -> Command:
    (command,) = commands_of(report_over(article_of(SOURCE, finding, path=path)))
    return command


def test_a_finding_is_an_issue_of_the_task() -> None:
    report = report_over(article_of(SOURCE, finding_at(SOURCE, "长夜", severity="error")))
    assert "".join(show(report)) == (
        "##vso[task.logissue type=error;sourcepath=sleep.md;linenumber=3;columnnumber=19;code=ABC123;]"
        "say it plainly\n"
    )


@pytest.mark.parametrize(
    ("severity", "kind"), [("error", "error"), ("warning", "warning"), ("info", "warning")]
)
def test_an_issue_is_an_error_or_a_warning(severity: str, kind: str) -> None:
    assert command_of(finding_at(SOURCE, "long", severity=severity)).properties["type"] == kind


def test_the_gravest_come_first() -> None:
    findings = [finding_at(SOURCE, severity=severity) for severity in ("info", "error", "warning", "error")]
    commands = commands_of(report_over(article_of(SOURCE, *findings)))
    assert [command.properties["type"] for command in commands] == ["error", "error", "warning", "warning"]


def test_a_path_counts_from_the_root_of_the_repository() -> None:
    report = report_over(article_of(SOURCE, finding_at(SOURCE)), placed=lambda path: f"content/{path}")
    assert commands_of(report)[0].properties["sourcepath"] == "content/sleep.md"


def test_without_findings_there_is_nothing() -> None:
    assert list(show(report_over(article_of(SOURCE)))) == []


@given(path=NASTY, message=NASTY)
@settings(max_examples=150)
def test_the_agent_reads_what_was_written(path: str, message: str) -> None:
    command = command_of(finding_at(SOURCE, "long", message=message), path=path)
    assert command.name == "task.logissue"
    assert command.properties["sourcepath"] == path
    assert command.properties["code"] == "ABC123"
    assert command.data == in_one_line(message)
