"""The full format shows a finding as a person wants to see it."""

from __future__ import annotations

from typing import Any

import click
from tests.report.builders import finding_at, report_of

from healthlint.report.full import show
from healthlint.rule.finding import Edit, Fix

SOURCE = "# 睡眠\n\n很多人说睡眠是最好的药。\nA nap\nis all\nthat you need.\n"


def shown(marked: str, **changes: Any) -> str:
    return "".join(show(report_of(SOURCE, finding_at(SOURCE, marked, **changes))))


def test_the_line_stands_above_the_carets() -> None:
    assert shown("最好的药") == (
        "warning[ABC123] example-name: say it plainly\n"
        " --> sleep.md:3:8\n"
        "  |\n"
        "3 | 很多人说睡眠是最好的药。\n"
        "  |               ^^^^^^^^\n"
        "\n"
    )


def test_of_a_finding_over_two_lines_both_are_shown() -> None:
    assert shown("nap\nis") == (
        "warning[ABC123] example-name: say it plainly\n"
        " --> sleep.md:4:3\n"
        "  |\n"
        "4 | A nap\n"
        "  |   ^^^\n"
        "5 | is all\n"
        "  | ^^\n"
        "\n"
    )


def test_of_a_finding_over_many_lines_the_first_and_the_last_are_shown() -> None:
    assert shown("nap\nis all\nthat") == (
        "warning[ABC123] example-name: say it plainly\n"
        " --> sleep.md:4:3\n"
        "  |\n"
        "4 | A nap\n"
        "  |   ^^^\n"
        "...\n"
        "6 | that you need.\n"
        "  | ^^^^\n"
        "\n"
    )


def test_a_finding_that_ends_with_its_line_does_not_show_the_next() -> None:
    assert "5 |" not in shown("A nap\n")


def test_a_finding_about_the_whole_article_shows_no_line() -> None:
    assert shown("", scope="document", severity="error") == (
        "error[ABC123] example-name: say it plainly\n --> sleep.md:1:1\n  = about the article as a whole\n\n"
    )


def test_status_and_what_is_related_stand_below() -> None:
    assert shown("A nap", status="quoted", related=("repeated on line 9", "ABC124 other-name")).endswith(
        "4 | A nap\n  | ^^^^^\n  |\n  = status: quoted\n  = related: repeated on line 9\n"
        "  = related: ABC124 other-name\n\n"
    )


def test_what_can_be_done_stands_below() -> None:
    done = Fix("write it out", (Edit(0, 0, "a"),))
    other = Fix("take it out", (Edit(0, 1, ""),))
    notice = Fix("add a notice\nat the end", (Edit(0, 0, "b"),))
    assert shown("A nap", suggestions=("a rest", "休息"), fixes=(done, other), proposals=(notice,)).endswith(
        "  |\n  = instead: a rest, 休息\n  = --fix: write it out\n  = proposal: add a notice at the end\n\n"
    )


def test_numbers_of_lines_stand_flush() -> None:
    source = "\n" * 8 + "one\ntwo\n"
    text = "".join(show(report_of(source, finding_at(source, "one\ntwo"))))
    assert "\n 9 | one\n   | ^^^\n10 | two\n   | ^^^\n" in text


def test_no_line_ends_with_a_blank() -> None:
    text = shown("", line=2, end_line=2)
    assert "\n2 |\n  | ^\n" in text


def test_a_narrow_terminal_gets_narrow_lines() -> None:
    source = "word " * 100 + "miracle " + "word " * 100
    text = "".join(show(report_of(source, finding_at(source, "miracle"), width=50)))
    snippet_lines = [line for line in text.splitlines() if "|" in line]
    assert max(map(len, snippet_lines)) == 50


def test_colours_change_nothing_else() -> None:
    finding = finding_at(SOURCE, "最好的药", status="quoted")
    colored = "".join(show(report_of(SOURCE, finding, color=True)))
    assert colored != click.unstyle(colored)
    assert click.unstyle(colored) == "".join(show(report_of(SOURCE, finding)))
