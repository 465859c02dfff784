"""The grouped format shows the findings of an article under its name, each part in its column."""

from __future__ import annotations

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.builders import NASTY, article_of, finding_at, report_of, report_over

from healthlint.report.grouped import show
from healthlint.report.snippet import columns
from healthlint.report.wrapping import wrapped
from healthlint.rule.finding import Edit, Fix

SOURCE = "# Sleep\n\nA long night is best.\n" + "\n" * 8 + "A nap, too.\n"
FIX = Fix("write it out", (Edit(0, 0, "a"),))


def test_places_severities_and_codes_stand_in_columns() -> None:
    report = report_of(
        SOURCE, finding_at(SOURCE, "long"), finding_at(SOURCE, "too", severity="error", code="ABC124")
    )
    assert "".join(show(report)) == (
        "sleep.md\n   3:3  warning  ABC123 say it plainly\n  12:8  error    ABC124 say it plainly\n\n"
    )


def test_each_article_has_a_heading_and_one_without_findings_none() -> None:
    report = report_over(
        article_of(SOURCE, finding_at(SOURCE, "long"), path="a.md"),
        article_of(SOURCE, path="b.md"),
        article_of(SOURCE, finding_at(SOURCE, "nap"), path="睡眠.md"),
    )
    assert "".join(show(report)) == (
        "a.md\n  3:3  warning  ABC123 say it plainly\n\n睡眠.md\n  12:3  warning  ABC123 say it plainly\n\n"
    )


def test_a_run_without_findings_shows_nothing() -> None:
    assert list(show(report_of(SOURCE))) == []


def test_what_a_fix_mends_is_marked() -> None:
    shown = "".join(show(report_of(SOURCE, finding_at(SOURCE, "long", fixes=(FIX,)))))
    assert shown.endswith("say it plainly [*]\n\n")


def test_a_long_message_goes_on_under_its_beginning() -> None:
    message = "say plainly what a night can do and what it cannot, in words that all readers know"
    shown = "".join(show(report_of(SOURCE, finding_at(SOURCE, "long", message=message), width=70)))
    assert shown == (
        "sleep.md\n"
        "  3:3  warning  ABC123 say plainly what a night can do and what it\n"
        "                       cannot, in words that all readers know\n"
        "\n"
    )


def test_chinese_takes_two_columns_a_sign() -> None:
    assert wrapped("夜里睡得好，白天才有精神。", 10) == ["夜里睡得", "好，白天才", "有精神。"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("他说“好”。", ["他说", "“好”。"], id="a quotation keeps its marks"),
        pytest.param("写明 DOI 或者 PMID", ["写明", "DOI 或", "者", "PMID"], id="words among Chinese"),
        pytest.param("unbreakable", ["unbreakable"], id="a word without room"),
        pytest.param("", [""], id="nothing"),
        pytest.param("a b", ["a b"], id="enough room"),
    ],
)
def test_lines_break_where_the_language_lets_them(text: str, lines: list[str]) -> None:
    assert wrapped(text, 6) == lines


@given(st.text(max_size=60), st.integers(4, 30))
def test_nothing_but_blanks_is_lost_where_lines_break(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(st.sampled_from("睡眠好。 ，ab"), max_size=60))
def test_no_line_is_wider_than_asked_where_words_are_short(text: str) -> None:
    lines = wrapped(text, 40)
    assert all(columns(line) <= 40 or " " not in line.strip() for line in lines)


@given(NASTY)
def test_nothing_in_an_article_breaks_a_line_or_acts_on_the_terminal(text: str) -> None:
    shown = "".join(show(report_of("x", finding_at("x", "x", path=f"a{text}.md", message=f"m{text}"))))
    heading, *lines = shown.split("\n")
    assert heading.startswith("a")
    assert lines[-2:] == ["", ""]
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert all(line.startswith("  ") for line in lines[:-2])


def test_colours_change_nothing_else() -> None:
    findings = (finding_at(SOURCE, "long", fixes=(FIX,)), finding_at(SOURCE, "too", severity="error"))
    colored = "".join(show(report_of(SOURCE, *findings, color=True)))
    assert colored != click.unstyle(colored)
    assert click.unstyle(colored) == "".join(show(report_of(SOURCE, *findings)))
