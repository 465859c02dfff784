"""A line of the text format is a line, whatever stands in the article."""

from __future__ import annotations

import click
import pytest
from tests.report.builders import finding_at, report_of

from healthlint.report.text import show
from healthlint.rule.finding import Edit, Fix

SOURCE = "# Sleep\n\nA long night is best.\n"


def test_a_line_names_path_line_column_code_and_message() -> None:
    report = report_of(SOURCE, finding_at(SOURCE, "long"))
    assert "".join(show(report)) == "sleep.md:3:3: ABC123 say it plainly\n"


def test_an_article_without_findings_is_not_mentioned() -> None:
    assert list(show(report_of(SOURCE))) == []


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        pytest.param("one\ntwo", "one two", id="a line feed"),
        pytest.param("one \r\n two", "one two", id="CRLF with blanks"),
        pytest.param("one\ttwo", "one two", id="a tab"),
        pytest.param("one\u2028two", "one two", id="a line separator"),
        pytest.param("\x1b[31mred", "␛[31mred", id="an escape sequence"),
        pytest.param("one\x00two", "one␀two", id="NUL"),
        pytest.param("one\x7ftwo", "one␡two", id="DEL"),
        pytest.param("abc\u202edef", "abc\ufffddef", id="a mark that turns the direction of writing"),
        pytest.param("睡眠，“好”", "睡眠，“好”", id="Chinese is left alone"),
        pytest.param("👩‍⚕️ says", "👩‍⚕️ says", id="an emoji of several code points is left alone"),
    ],
)
def test_nothing_in_a_message_acts_on_the_terminal(message: str, shown: str) -> None:
    report = report_of(SOURCE, finding_at(SOURCE, "long", message=message))
    assert "".join(show(report)) == f"sleep.md:3:3: ABC123 {shown}\n"


def test_a_line_feed_in_a_path_does_not_break_the_line() -> None:
    report = report_of(SOURCE, finding_at(SOURCE, "long", path="a\nb.md"))
    assert "".join(show(report)) == "a b.md:3:3: ABC123 say it plainly\n"


def test_colours_change_nothing_else() -> None:
    finding = finding_at(SOURCE, "long", fixes=(Fix("write it out", (Edit(0, 0, "a"),)),))
    colored = "".join(show(report_of(SOURCE, finding, color=True)))
    assert colored != click.unstyle(colored)
    assert click.unstyle(colored) == "".join(show(report_of(SOURCE, finding)))


def test_a_mark_at_the_end_says_what_a_fix_mends() -> None:
    fix = Fix("write it out", (Edit(0, 0, "a"),))
    report = report_of(SOURCE, finding_at(SOURCE, "long", fixes=(fix,)), finding_at(SOURCE, "best"))
    assert "".join(show(report)) == (
        "sleep.md:3:3: ABC123 say it plainly [*]\nsleep.md:3:17: ABC123 say it plainly\n"
    )
