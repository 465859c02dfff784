"""A place in a line is the same place when it is counted in bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.report.columns import utf8_column
from healthlint.text.encoding.decode import decode
from healthlint.text.lines import Lines

_SIGNS = st.sampled_from(
    [*"ab é睡，。！\t\u3000", "e\u0301", "👩\u200d⚕\ufe0f", "🇨🇳", "𠮷", "ﷺ", "\u200b", "\u2028", "\x0c"]
)
LINES = st.lists(_SIGNS, max_size=20).map("".join)


@pytest.mark.parametrize(
    ("before", "column"),
    [
        pytest.param("", 1, id="the beginning"),
        pytest.param("tea ", 5, id="ASCII"),
        pytest.param("café ", 7, id="an accented letter"),
        pytest.param("cafe\u0301 ", 8, id="a letter with a mark of its own"),
        pytest.param("睡眠，", 10, id="Chinese with a full-width sign"),
        pytest.param("𠮷", 5, id="a rare Chinese sign"),
        pytest.param("👩\u200d⚕\ufe0f", 14, id="an emoji of four code points"),
        pytest.param("a\tb", 4, id="a tab"),
    ],
)
def test_bytes_of_what_stands_before_are_counted(before: str, column: int) -> None:
    assert utf8_column(f"{before}cure 灵药", len(before) + 1) == column


@given(LINES, st.data())
@settings(max_examples=150)
def test_a_column_leads_back_to_its_place(line: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(line)))
    assert line.encode()[: utf8_column(line, at + 1) - 1].decode() == line[:at]


@given(LINES, st.data())
@settings(max_examples=100)
def test_what_follows_moves_nothing(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, len(line))) + 1
    assert utf8_column(line, column) == utf8_column(line[: column - 1], column)


@given(st.lists(LINES, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n", "\r"]), st.data())
@settings(max_examples=100)
def test_a_byte_order_mark_and_line_ends_move_nothing(
    lines: list[str], end: str, data: st.DataObject
) -> None:
    source = decode(b"\xef\xbb\xbf" + end.join(lines).encode())
    number = data.draw(st.integers(0, len(lines) - 1))
    at = data.draw(st.integers(0, len(lines[number])))
    offset = sum(len(line) + len(end) for line in lines[:number]) + at
    line, column = Lines(source).position(offset)
    assert (line, column) == (number + 1, at + 1)
    assert utf8_column(Lines(source).text(line), column) == len(lines[number][:at].encode()) + 1


def test_a_column_within_a_line_end_stays_behind_the_line() -> None:
    assert utf8_column("睡", 3) == utf8_column("睡", 2) + 1


def test_half_a_surrogate_pair_is_counted_and_stops_nothing() -> None:
    assert utf8_column("a\udc80b", 3) == 5
