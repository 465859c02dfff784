"""Which lines of two texts are the same?

Patience diff (Bram Cohen): lines that occur once in both texts hold them together, and what lies between
them is compared by itself. difflib alone takes minutes for long files in which lines repeat.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Block = tuple[int, int, int]  # first line in the one and in the other text, from 0, and how many are the same

_MOST_COMPARED = 1_000_000  # pairs of lines that are gone through where no line holds the texts together


def matching(one: Sequence[str], other: Sequence[str]) -> list[Block]:
    """Return the stretches of lines that two texts share, in the order of both."""
    return sorted(_matching(one, other))


def _matching(one: Sequence[str], other: Sequence[str]) -> Iterator[Block]:
    pending = [(0, len(one), 0, len(other))]
    while pending:
        low, high, begin, end = pending.pop()
        same = 0
        while low + same < high and begin + same < end and one[low + same] == other[begin + same]:
            same += 1
        if same:
            yield low, begin, same
            low, begin = low + same, begin + same
        same = 0
        while low < high - same and begin < end - same and one[high - same - 1] == other[end - same - 1]:
            same += 1
        if same:
            yield high - same, end - same, same
            high, end = high - same, end - same
        if low == high or begin == end:
            continue
        anchors = _anchors(one, low, high, other, begin, end)
        if anchors:
            places = [(low, begin), *anchors, (high, end)]
            pending.extend((at, to, start, stop) for (at, start), (to, stop) in pairwise(places))
        elif (high - low) * (end - begin) <= _MOST_COMPARED:
            yield from _compared(one, low, high, other, begin, end)


def _anchors(
    one: Sequence[str], low: int, high: int, other: Sequence[str], begin: int, end: int
) -> list[tuple[int, int]]:
    """Return the longest row of lines that occur once in both stretches and in the same order in both."""
    once = {line for line, count in Counter(one[low:high]).items() if count == 1}
    there = {line for line, count in Counter(other[begin:end]).items() if count == 1 and line in once}
    if not there:
        return []
    first = {one[index]: index for index in range(low, high) if one[index] in there}
    pairs = [(first[other[index]], index) for index in range(begin, end) if other[index] in there]
    ends: list[int] = []  # patience sorting: the least end of a row of each length
    row: list[int] = []  # the pair at that end, by its number
    before: list[int] = [-1] * len(pairs)
    for number, (place, _) in enumerate(pairs):
        length = bisect_left(ends, place)
        if length == len(ends):
            ends.append(place)
            row.append(number)
        else:
            ends[length], row[length] = place, number
        before[number] = row[length - 1] if length else -1
    found, number = [], row[-1]
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _compared(
    one: Sequence[str], low: int, high: int, other: Sequence[str], begin: int, end: int
) -> Iterator[Block]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one[low:high], other[begin:end], autojunk=False)
    for match in matcher.get_matching_blocks():
        if match.size:
            yield low + match.a, begin + match.b, match.size
