"""Reviewdog finds in both of its formats what was found, in bytes of UTF-8."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.builders import NASTY, article_of, finding_at, report_over
from tests.report.reviewdog_reader import read_lines, read_result, stretch, taken

from healthlint.report.base import ShownArticle
from healthlint.report.reviewdog import rdjson, rdjsonl
from healthlint.rule.finding import Edit, Finding, Fix

SOURCE = "# 睡眠 𐐀b\n\nA long night — 长夜。\r\nAnd\r\na nap 👩‍⚕️ too.\n"


def article(*findings: Finding) -> ShownArticle:
    return article_of(SOURCE, *findings, path="文章/睡眠.md")


@pytest.mark.parametrize(
    "words", ["睡眠", "𐐀", "b", "long", "长夜", "长夜。\r\nAnd\r\na", "nap", "too", "👩‍⚕️"]
)
def test_a_range_holds_the_words(words: str) -> None:
    (found,) = read_lines("".join(rdjsonl.show(report_over(article(finding_at(SOURCE, words))))))
    assert stretch(SOURCE, found.start, found.end).decode() == words


def test_a_diagnostic_says_what_was_found_where_by_which_rule() -> None:
    head, found = read_result(
        "".join(rdjson.show(report_over(article(finding_at(SOURCE, "长夜", severity="error")))))
    )
    assert (head["source"], head["severity"]) == ({"name": "healthlint"}, "ERROR")
    assert [each[:7] for each in found] == [
        ("文章/睡眠.md", (3, 18), (3, 24), "say it plainly", "ERROR", "ABC123", None)
    ]
    assert found[0].original_output == "文章/睡眠.md:3:16: ABC123 say it plainly"


def test_a_line_names_the_tool_as_nothing_stands_around_it() -> None:
    text = "".join(rdjsonl.show(report_over(article(finding_at(SOURCE, "long"), finding_at(SOURCE, "nap")))))
    assert [found.source for found in read_lines(text)] == ["healthlint", "healthlint"]


def test_a_finding_about_the_whole_article_is_one_about_its_first_line() -> None:
    finding = finding_at(SOURCE, "", scope="document")
    (found,) = read_lines("".join(rdjsonl.show(report_over(article(finding)))))
    assert (found.start, found.end) == ((1, None), None)


def test_a_file_that_cannot_be_read_has_a_place_all_the_same() -> None:
    unreadable = ShownArticle("a.md", (finding_at("", code="HL902", scope="document", path="a.md"),))
    (found,) = read_lines("".join(rdjsonl.show(report_over(unreadable))))
    assert (found.path, found.start) == ("a.md", (1, None))


def test_a_run_without_findings_has_no_severity_and_no_line() -> None:
    head, found = read_result("".join(rdjson.show(report_over(article()))))
    assert ("severity" in head, found) == (False, [])
    assert list(rdjsonl.show(report_over(article()))) == []


def test_articles_come_one_after_another() -> None:
    articles = [article_of(SOURCE, finding_at(SOURCE, "nap"), path=f"{name}.md") for name in "ab"]
    assert [found.path for found in read_lines("".join(rdjsonl.show(report_over(*articles))))] == [
        "a.md",
        "b.md",
    ]
    _, found = read_result("".join(rdjson.show(report_over(*articles))))
    assert [each.path for each in found] == ["a.md", "b.md"]


def test_each_alternative_is_a_suggestion() -> None:
    finding = finding_at(SOURCE, "长夜", suggestions=("夜晚", "整夜"))
    (found,) = read_lines("".join(rdjsonl.show(report_over(article(finding)))))
    assert [taken(SOURCE, each) for each in found.suggestions] == [
        SOURCE.replace("长夜", "夜晚"),
        SOURCE.replace("长夜", "整夜"),
    ]


def test_a_change_of_several_places_is_one_suggestion() -> None:
    first, second = SOURCE.index("long"), SOURCE.index("nap")
    fix = Fix("mend both", (Edit(first, first + 4, "short — 短"), Edit(second, second, "long ")))
    (found,) = read_lines(
        "".join(rdjsonl.show(report_over(article(finding_at(SOURCE, "长夜", fixes=(fix,))))))
    )
    (suggestion,) = found.suggestions
    assert taken(SOURCE, suggestion) == SOURCE.replace("long", "short — 短").replace("nap", "long nap")


def test_what_a_person_may_accept_comes_behind_what_a_fix_mends() -> None:
    end = len(SOURCE)
    finding = finding_at(
        SOURCE,
        "long",
        suggestions=("quiet", "quiet"),
        fixes=(Fix("take it out", (Edit(finding_at(SOURCE, "long").offset, 15, ""),)),),
        proposals=(Fix("add a notice", (Edit(end, end, "请咨询医生。\n"),)),),
    )
    (found,) = read_lines("".join(rdjsonl.show(report_over(article(finding)))))
    assert [text for _, _, text in found.suggestions] == ["", "请咨询医生。\n", "quiet"]
    assert taken(SOURCE, found.suggestions[1]) == SOURCE + "请咨询医生。\n"


def test_words_are_no_suggestion_for_an_article_as_a_whole() -> None:
    finding = finding_at(SOURCE, "", scope="document", suggestions=("a notice",))
    (found,) = read_lines("".join(rdjsonl.show(report_over(article(finding)))))
    assert found.suggestions == []


@given(NASTY.map(lambda text: text.encode("utf-8", "replace").decode().replace("\r", "")), st.data())
def test_every_stretch_of_every_source_is_found_again(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    lead = "lead\n"
    finding = finding_at(lead, "lead")._replace(offset=len(lead) + start, end_offset=len(lead) + end)
    whole = lead + source
    (found,) = read_lines("".join(rdjsonl.show(report_over(article_of(whole, finding)))))
    assert stretch(whole, found.start, found.end).decode() == source[start:end]


@given(NASTY)
def test_whatever_stands_in_a_message_a_line_is_a_line(text: str) -> None:
    finding = finding_at(SOURCE, "long", message=text)
    (found,) = read_lines("".join(rdjsonl.show(report_over(article_of(SOURCE, finding, path=f"a{text}")))))
    assert (found.message, found.path) == (text, f"a{text}")
