"""A place in a line is the same place in every unit that it is counted in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.report.columns import display_column, utf8_column, utf16_column
from healthlint.text.encoding.decode import decode
from healthlint.text.lines import Lines

_SIGNS = st.sampled_from(
    [*"ab é睡，。！\t\u3000", "e\u0301", "👩\u200d⚕\ufe0f", "🇨🇳", "𠮷", "ﷺ", "\u200b", "\u2028", "\x0c"]
)
LINES = st.lists(_SIGNS, max_size=20).map("".join)


@pytest.mark.parametrize(
    ("before", "utf16", "utf8", "cells"),
    [
        pytest.param("", 1, 1, 1, id="the beginning"),
        pytest.param("tea ", 5, 5, 5, id="ASCII"),
        pytest.param("café ", 6, 7, 6, id="an accented letter"),
        pytest.param("cafe\u0301 ", 7, 8, 6, id="a letter with a mark of its own"),
        pytest.param("睡眠，", 4, 10, 7, id="Chinese with a full-width sign"),
        pytest.param("𠮷", 3, 5, 3, id="a rare Chinese sign"),
        pytest.param("💊", 3, 5, 3, id="an emoji"),
        pytest.param("👩\u200d⚕\ufe0f", 6, 14, 3, id="an emoji of four code points"),
        pytest.param("a\tb", 4, 4, 6, id="a tab"),
    ],
)
def test_each_unit_counts_what_stands_before(before: str, utf16: int, utf8: int, cells: int) -> None:
    line, column = f"{before}cure 灵药", len(before) + 1
    assert utf16_column(line, column) == utf16
    assert utf8_column(line, column) == utf8
    assert display_column(line, column) == cells


@given(LINES, st.data())
@settings(max_examples=150)
def test_a_column_leads_back_to_its_place(line: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(line)))
    units = line.encode("utf-16-le")[: 2 * (utf16_column(line, at + 1) - 1)]
    assert units.decode("utf-16-le") == line[:at]
    assert line.encode()[: utf8_column(line, at + 1) - 1].decode() == line[:at]


@given(LINES, st.data())
@settings(max_examples=100)
def test_what_follows_moves_nothing(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, len(line))) + 1
    for count in (utf16_column, utf8_column, display_column):
        assert count(line, column) == count(line[: column - 1], column)


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


@pytest.mark.parametrize("count", [utf16_column, utf8_column, display_column])
def test_a_column_within_a_line_end_stays_behind_the_line(count: object) -> None:
    assert callable(count)
    assert count("睡", 3) == count("睡", 2) + 1


def test_half_a_surrogate_pair_is_counted_and_stops_nothing() -> None:
    assert utf8_column("a\udc80b", 3) == 5
    assert utf16_column("a\udc80b", 3) == 3
