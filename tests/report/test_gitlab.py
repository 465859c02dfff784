"""GitLab can compare the reports of two branches."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from tests.report.builders import NASTY, article_of, finding_at, report_over
from tests.report.sarif_schema import NUMBER, TEXT, exactly, listed

from healthlint.report.base import Report, ShownArticle
from healthlint.report.hosts.gitlab import show
from healthlint.run.engine import engine_finding

SOURCE = "# Sleep\n\nA long night is best.\nA long\nnight.\n"
# docs.gitlab.com/ci/testing/code_quality, "Code Quality report format": all that is required, no more.
ISSUE = exactly(
    {
        "description": TEXT,
        "check_name": TEXT,
        "fingerprint": TEXT,
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": exactly(
            {
                "path": {"type": "string", "pattern": r"^(?!\./)"},
                "lines": exactly({"begin": NUMBER, "end": NUMBER}),
            }
        ),
    }
)


def issues_of(report: Report) -> list[dict[str, Any]]:
    text = "".join(show(report))
    issues: list[dict[str, Any]] = json.loads(text)
    jsonschema.validate(issues, listed(ISSUE, least=0))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues


def test_a_clean_run_is_an_empty_list() -> None:
    assert "".join(show(report_over(article_of(SOURCE)))) == "[]\n"


def test_an_issue_has_place_message_and_code() -> None:
    (issue,) = issues_of(report_over(article_of(SOURCE, finding_at(SOURCE, "long", fingerprint="a" * 16))))
    assert issue["description"] == "say it plainly (ABC123)"
    assert issue["check_name"] == "ABC123"
    assert issue["location"] == {"path": "sleep.md", "lines": {"begin": 3, "end": 3}}


@pytest.mark.parametrize(("severity", "level"), [("error", "major"), ("warning", "minor"), ("info", "info")])
def test_severities_are_gitlabs(severity: str, level: str) -> None:
    (issue,) = issues_of(report_over(article_of(SOURCE, finding_at(SOURCE, "long", severity=severity))))
    assert issue["severity"] == level


def test_an_issue_over_lines_names_the_last() -> None:
    (issue,) = issues_of(report_over(article_of(SOURCE, finding_at(SOURCE, "long\nnight"))))
    assert issue["location"]["lines"] == {"begin": 4, "end": 5}


def article(path: str, source: str = SOURCE) -> ShownArticle:
    return article_of(source, finding_at(source, "long", fingerprint="a" * 16), path=path)


def test_the_same_words_in_two_files_are_two_issues() -> None:
    assert len(issues_of(report_over(article("a.md"), article("b.md")))) == 2


def test_one_file_that_is_checked_twice_has_no_fingerprint_twice() -> None:
    assert len(issues_of(report_over(article("a.md"), article("a.md")))) == 2


def test_a_fingerprint_stays_when_lines_move() -> None:
    (before,) = issues_of(report_over(article("a.md")))
    (after,) = issues_of(report_over(article("a.md", "\n\n" + SOURCE)))
    assert before["location"] != after["location"]
    assert before["fingerprint"] == after["fingerprint"]


def test_what_could_not_be_read_is_an_issue() -> None:
    unread = engine_finding("HL902", "unreadable-file", "a.md", "cannot be read")
    (issue,) = issues_of(report_over(article_of("", unread, path="a.md")))
    assert (issue["check_name"], issue["severity"]) == ("HL902", "major")


def test_a_path_counts_from_the_root_of_the_repository() -> None:
    (issue,) = issues_of(report_over(article("a.md"), placed=lambda path: f"content/{path}"))
    assert issue["location"]["path"] == "content/a.md"


@given(path=NASTY, message=NASTY)
@settings(max_examples=60)
def test_any_path_comes_through(path: str, message: str) -> None:
    path = path.removeprefix("./") or "a"
    (issue,) = issues_of(
        report_over(article_of(SOURCE, finding_at(SOURCE, "long", message=message), path=path))
    )
    assert issue["location"]["path"] == path
    assert " ".join(message.split()) in issue["description"]
