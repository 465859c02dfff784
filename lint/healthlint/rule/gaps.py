"""Where does a term with gaps stand, in a time that grows with the length of the text alone?

One expression of all of it would try every way to fill the gaps: where words are repeated, as many
as there are repetitions to the power of the gaps. So the stretches between the gaps are looked for
one by one, and put together from the last to the first: behind each the nearest that leads to the
end is taken, since whatever stands farther away is no better.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression, compiled
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

LATIN, HAN = "\ufdd0", "\ufdd1"  # no letters of any term; stand for gaps in an expression
_LONGEST = {LATIN: 42, HAN: 12}  # of a gap, its blanks included
_BREAK = Expression(r"[.!?;,:\n]")  # a gap stays within a clause
_MARK = Expression(f"[{LATIN}{HAN}]")


class _Stretch(NamedTuple):
    expression: str
    longest_gap: int  # behind it; 0 behind the last


class Gaps:
    """The spellings of a term with gaps, each an expression with marks where the gaps are."""

    def __init__(self, expressions: Callable[[], list[str]]) -> None:
        """Take what makes expressions in which LATIN and HAN stand for gaps, outside all groups."""
        self._expressions = expressions
        self._text = ""
        self._start = self._end = 0
        self._places: list[tuple[int, int]] = []
        self._ends: list[int] = []

    @cached_property
    def _compiled(self) -> list[list[tuple[re.Pattern[str], int]]]:
        chains = map(_stretches, self._expressions())
        return [[(compiled(each.expression), each.longest_gap) for each in chain] for chain in chains]

    def knows(self, folded: str, position: int) -> bool:
        """Tell whether the places around a position are known already."""
        return folded is self._text and self._start <= position < self._end

    def around(self, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the places that have within them what stands from `start` to `end`, in order.

        Those of its whole line are worked out once: hits follow one another.
        """
        if not self.knows(folded, start):
            self._text = folded
            self._start = folded.rfind("\n", 0, start) + 1
            line_end = folded.find("\n", end)
            self._end = len(folded) if line_end < 0 else line_end
            self._places = sorted(
                place
                for chain in self._compiled
                for place in _put_together(chain, folded, self._start, self._end)
            )
            self._ends = list(accumulate((place[1] for place in self._places), max))
        found = []
        for place in self._places[bisect_left(self._ends, end) :]:
            if place[0] > start:
                break
            if place[1] >= end:
                found.append(place)
                if len(found) == _ENOUGH:
                    break
        return found


_ENOUGH = 8  # places of one term around one hit; the first that is whole is taken


def _stretches(expression: str) -> list[_Stretch]:
    texts = _MARK.split(expression)
    gaps = _MARK.findall(expression)
    stretches = []
    for number, text in enumerate(texts):
        before = "(?<= )" if number and gaps[number - 1] == LATIN else ""
        gap = gaps[number] if number < len(gaps) else ""
        after = "(?= )" if gap == LATIN else ""
        # What is looked ahead for may overlap with the next that is found.
        stretches.append(_Stretch(f"{before}(?=({text}{after}))", _LONGEST.get(gap, 0)))
    return stretches


def _put_together(
    chain: list[tuple[re.Pattern[str], int]], folded: str, first: int, last: int
) -> list[tuple[int, int]]:
    """Return from where to where the stretches of a chain stand in order, each with its nearest next."""
    starts: list[int] = []
    ends: list[int] = []
    for number, (expression, longest) in enumerate(reversed(chain)):
        next_starts, next_ends = starts, ends
        starts, ends = [], []
        for found in expression.finditer(folded, first, last):
            start, end = found.span(1)
            if not number:
                starts.append(start)
                ends.append(end)
                continue
            near = bisect_left(next_starts, end)
            if longest == _LONGEST[LATIN] and near < len(next_starts) and next_starts[near] == end:
                near += 1  # there is one blank at least
            if near == len(next_starts) or next_starts[near] - end > longest:
                continue
            if _BREAK.search(folded, end, next_starts[near]) is None:
                starts.append(start)
                ends.append(next_ends[near])
        if not starts:
            return []
    return list(zip(starts, ends, strict=True))
