"""The page of a job says what a run came to, and has room on GitHub."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.report.builders import NASTY, article_of, finding_at, report_over
from tests.report.markdown_reader import blocks

from healthlint.report.base import Report
from healthlint.report.hosts.job_summary import MOST_BYTES, page, show
from healthlint.report.visible import in_one_line
from healthlint.rule.coverage import Skipped

SOURCE = "# Sleep\n\nA long night is 长夜 best.\n"
HEAD = ["Place", "Code", "What"]


def cells_of(report: Report, room: int = MOST_BYTES) -> list[list[str]]:
    """Return the rows of the table of findings, as a program that reads Markdown sees them."""
    cells = [text for kind, text in blocks(page(report, room)) if kind == "TableCell"]
    begin = cells.index("Place")
    return [cells[at : at + 3] for at in range(begin, len(cells), 3)]


def test_a_page_has_counts_by_family_and_the_findings_gravest_first() -> None:
    findings = (
        finding_at(SOURCE, "long", severity="warning"),
        finding_at(SOURCE, "长夜", severity="error", code="PRO102"),
    )
    assert "".join(show(report_over(article_of(SOURCE, *findings)))) == (
        "### healthlint: 1 error, 1 warning in 1 of 1 file\n\n"
        "3 rules read 1 of 1 file. No references were seen. What no rule looks for is not reported: no"
        " finding is no certificate.\n\n"
        "| Family | Errors | Warnings | Notes |\n"
        "| :-- | --: | --: | --: |\n"
        "| ABC | 0 | 1 | 0 |\n"
        "| PRO | 1 | 0 | 0 |\n\n"
        "| Place | Code | What |\n"
        "| :-- | :-- | :-- |\n"
        "| sleep.md:3:17 | ❌ PRO102 | say it plainly |\n"
        "| sleep.md:3:3 | ⚠️ ABC123 | say it plainly |\n\n"
    )


def test_a_clean_run_says_what_was_read_and_has_no_table() -> None:
    report = report_over(article_of(SOURCE), left_out=(Skipped("README.md", "left out by exclude"),))
    text = "".join(show(report))
    assert text.startswith("### healthlint: no findings in 1 file; 1 left out (by exclude)\n\n")
    assert "|" not in text


def test_a_place_counts_from_the_root_of_the_repository() -> None:
    report = report_over(article_of(SOURCE, finding_at(SOURCE, "long")), placed=lambda path: f"a/{path}")
    assert cells_of(report)[1][0] == "a/sleep.md:3:3"


@given(path=NASTY, message=NASTY.filter(str.strip))
@settings(max_examples=80)
def test_a_row_is_a_row_whatever_files_and_articles_are_called(path: str, message: str) -> None:
    article = article_of(SOURCE, finding_at(SOURCE, "long", message=message), path=path)
    head, row = cells_of(report_over(article))
    assert head == HEAD
    assert row[0] == " ".join(in_one_line(f"{path}:3:3").split())
    assert row[2] == " ".join(in_one_line(message).split())


@pytest.mark.parametrize("room", [2_000, 20_000, MOST_BYTES])
def test_a_page_keeps_within_its_room_and_says_what_is_not_there(room: int) -> None:
    findings = [finding_at(SOURCE, "长夜", message=f"说得直白些 {number} " * 9) for number in range(9_000)]
    report = report_over(article_of(SOURCE, *findings))._replace(articles=[article_of(SOURCE, *findings)])
    text = page(report, room)
    assert 0.4 * room < len(text.encode()) <= room
    rows = text.count("⚠️")
    assert f"{9_000 - rows} more are in the log" in text


def test_where_there_is_no_room_at_all_nothing_is_written() -> None:
    assert page(report_over(article_of(SOURCE, finding_at(SOURCE, "long"))), 900) == ""


def test_a_long_message_is_cut() -> None:
    report = report_over(article_of(SOURCE, finding_at(SOURCE, "long", message="长" * 1_000)))
    assert cells_of(report)[1][2] == "长" * 299 + "…"
