"""Hunks are all that differs, each can be taken back, and offsets lead to the same words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.run.changes.lines.difference import Difference, Hunk
from healthlint.run.changes.lines.pairing import paired

LINES = st.lists(st.sampled_from(["", "", "a", "b", "ab cd", "ab ce", "茶水", "茶水。"]), max_size=12)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(old=LINES, new=LINES, numbers=st.sets(st.integers(0, 11)), end=ENDS)
@settings(max_examples=200, deadline=None)
def test_any_hunks_can_be_taken_back(old: list[str], new: list[str], numbers: set[int], end: str) -> None:
    before, after = "".join(f"{line}\n" for line in old), "".join(f"{line}{end}" for line in new)
    difference = Difference(before, after)
    everything = range(len(difference.hunks))
    assert difference.reverted(()) == after
    assert difference.reverted(everything).splitlines() == old
    back = [number for number in everything if number in numbers]
    text = difference.reverted(back)
    offset = 0
    for number, line in enumerate(new, 1):
        if not difference.touches(number, number):
            place = difference.moved(offset, back)
            assert text[place : place + len(line) + len(end)] == line + end
        offset += len(line) + len(end)


@given(old=LINES, new=LINES)
@settings(max_examples=200, deadline=None)
def test_hunks_are_in_order_and_hold_no_line_that_is_the_same_at_their_ends(
    old: list[str], new: list[str]
) -> None:
    hunks = Difference("\n".join(old), "\n".join(new)).hunks
    for hunk, following in pairwise(hunks):
        assert hunk.old_end <= following.old_start
        assert hunk.end <= following.start
    assert all(hunk.changes for hunk in hunks)
    if old == new:
        assert hunks == ()


def test_a_line_without_end_gets_one_where_it_is_the_last_no_more() -> None:
    difference = Difference("one\ntwo\nthree\n", "one\ntwo")
    assert difference.reverted({0}) == "one\ntwo\nthree\n"
    assert Difference("one", "one\n\ntwo").reverted({0}) == "one\n"


def test_a_deletion_touches_what_stands_on_both_sides_of_it_and_not_one_side() -> None:
    difference = Difference("one\ntwo\nthree\n", "one\nthree\n")
    assert difference.touches(1, 2)
    assert not difference.touches(1, 1)
    assert not difference.touches(2, 2)


def test_what_is_gone_is_placed_at_the_next_line_with_words_or_the_last_one() -> None:
    new = "one\n\n\nfour\n"
    difference = Difference("one\n\ntwo\n\nfour\n\nfive\n", new)
    first, last = difference.hunks
    assert new[slice(*difference.span_of(first))] == "four"
    assert new[slice(*difference.span_of(last))] == "four"
    assert Difference("one\n", "").span_of(Hunk(0, 1, 0, 0)) == (0, 0)


def test_lines_that_were_rewritten_are_told_from_those_that_were_removed_beside_them() -> None:
    old = ["Tea lowers the pressure a little.", "", "Ask your doctor before you start.", ""]
    assert paired(old, ["Tea lowers the pressure slightly.", ""]) == [(0, 0)]
    assert paired(old, ["Something else altogether."]) == []
    assert paired(["茶可以略微降低血压。", "请先咨询医生。"], ["请先咨询您的医生。"]) == [(1, 0)]


def test_long_texts_of_lines_that_repeat_are_compared_soon_enough() -> None:
    old = ["", "- [ ]", "---"] * 5000
    assert len(Difference("\n".join(old), "\n".join(old[1:])).hunks) >= 1
