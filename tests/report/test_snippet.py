"""Carets stand under the words that they are about, on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.report.snippet import columns, snippet

CASES = [
    # what is shown, what stands under it; ⟦ ⟧ in the line are around the finding
    pytest.param("sleep is a ⟦miracle⟧ cure", "sleep is a miracle cure", "           ^^^^^^^", id="English"),
    pytest.param("⟦miracle⟧", "miracle", "^^^^^^^", id="a whole line"),
    pytest.param("这是⟦神药⟧。", "这是神药。", "    ^^^^", id="a Chinese sign takes two columns"),
    pytest.param("“⟦神药⟧”", "“神药”", " ^^^^", id="a curly quotation mark takes one"),
    pytest.param("ＡＢ⟦ok⟧", "ＡＢok", "    ^^", id="full-width letters take two"),
    pytest.param("ｶﾅ⟦ok⟧", "ｶﾅok", "  ^^", id="half-width kana take one"),
    pytest.param("🩺 ⟦cure⟧", "🩺 cure", "   ^^^^", id="an emoji takes two"),
    pytest.param("👩‍⚕️ ⟦cure⟧", "👩‍⚕️ cure", "   ^^^^", id="an emoji of several code points takes two"),
    pytest.param("⟦🩺🩺⟧ cure", "🩺🩺 cure", "^^^^", id="emoji are underlined in full"),
    pytest.param("cafe\u0301 ⟦cure⟧", "cafe\u0301 cure", "     ^^^^", id="a combining mark takes none"),
    pytest.param("⟦cafe\u0301⟧ cure", "cafe\u0301 cure", "^^^^", id="a combining mark has no caret"),
    pytest.param("a\u200bb ⟦cure⟧", "a\u200bb cure", "   ^^^^", id="a zero-width space takes none"),
    pytest.param("\t⟦cure⟧", "    cure", "    ^^^^", id="a tab at the start"),
    pytest.param("ab\t⟦cure⟧", "ab  cure", "    ^^^^", id="a tab reaches to the next stop"),
    pytest.param("神药\t⟦cure⟧", "神药    cure", "        ^^^^", id="a tab after Chinese"),
    pytest.param("神\t⟦cure⟧", "神  cure", "    ^^^^", id="a tab after one Chinese sign"),
    pytest.param("a ⟦b\tc⟧ d", "a b c d", "  ^^^", id="a tab within the finding"),
    pytest.param("a \x1b ⟦cure⟧", "a ␛ cure", "    ^^^^", id="a control character is shown as its picture"),
    pytest.param("cure⟦⟧ all", "cure all", "    ^", id="a place without width has one caret"),
    pytest.param("cure⟦⟧", "cure", "    ^", id="the end of a line has a caret"),
    pytest.param("⟦⟧", "", "^", id="an empty line has a caret"),
]


def taken_apart(marked: str) -> tuple[str, int, int]:
    start = marked.index("⟦")
    end = marked.index("⟧") - 1
    return marked.replace("⟦", "").replace("⟧", ""), start, end


@pytest.mark.parametrize(("marked", "line", "underline"), CASES)
def test_carets_stand_under_the_finding(marked: str, line: str, underline: str) -> None:
    shown = snippet(*taken_apart(marked), 80)
    assert (shown.line, shown.underline) == (line, underline)


LONG = [
    pytest.param("b" * 60 + "⟦cure⟧" + "a" * 60, "…bbbbbbbbbbbbcurea", id="in the middle"),
    pytest.param("⟦cure⟧" + "a" * 60, "cureaaaa", id="at the start"),
    pytest.param("b" * 60 + "⟦cure⟧", "bbbbcure", id="at the end"),
    pytest.param("药" * 60 + "⟦神药⟧" + "病" * 60, "药神药病", id="Chinese"),
    pytest.param("\t" * 60 + "⟦cure⟧" + "a" * 60, "    curea", id="tabs"),
]


@pytest.mark.parametrize(("marked", "kept"), LONG)
def test_a_long_line_is_cut_around_the_finding(marked: str, kept: str) -> None:
    line, start, end = taken_apart(marked)
    shown = snippet(line, start, end, 30)
    assert columns(shown.line) <= 30
    assert columns(shown.line) >= 26
    assert "…" in shown.line
    assert kept in shown.line or kept.lstrip("…") in shown.line
    before = shown.line[: shown.line.index(line[start:end])]
    assert (columns(before), columns(line[start:end])) == (shown.indent, shown.carets)


def test_a_finding_longer_than_the_line_is_cut_at_its_end() -> None:
    shown = snippet("ab" + "c" * 200, 2, 202, 30)
    assert shown.line.endswith("c…")
    assert shown.indent + shown.carets == columns(shown.line) <= 30


def test_a_mark_stays_with_its_sign_where_a_line_is_cut() -> None:
    line = "e\u0301" * 100 + "cure"
    shown = snippet(line, 200, 204, 30)
    assert shown.line == "…" + "e\u0301" * 25 + "cure"


SIGNS = st.text(st.sampled_from("ab 神药。é\u0301\t🩺\u200d\ufe0f\u200b\x1b\x00，“"), max_size=120)


@settings(max_examples=150, deadline=None)
@given(before=SIGNS, marked=SIGNS, after=SIGNS, width=st.integers(20, 100))
def test_what_is_shown_fits_and_carets_never_stand_beyond_it(
    before: str, marked: str, after: str, width: int
) -> None:
    start = len(before)
    shown = snippet(before + marked + after, start, start + len(marked), width)
    assert columns(shown.line) <= width
    assert shown.carets >= 1
    assert shown.indent + shown.carets <= width + 1
    assert "\t" not in shown.line
