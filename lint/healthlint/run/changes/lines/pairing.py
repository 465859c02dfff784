"""Which line has become which, where some have been rewritten and others removed beside them?"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.5  # of the pairs of neighbouring signs that two lines have, at least as many they have in common
_MOST = 900  # pairs of lines that are compared; whoever writes a whole page anew has rewritten no line


def paired(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the numbers of old and new lines that are alike, in the order of both.

    Of all such rows it is the one whose lines are most alike, added up (Needleman and Wunsch).
    """
    if not old or not new or len(old) * len(new) > _MOST or len(old) == len(new) == 1:
        return []
    were, are = [_signs(line) for line in old], [_signs(line) for line in new]
    likeness = [[_likeness(one, other) for other in are] for one in were]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in range(len(old) - 1, -1, -1):
        for column in range(len(new) - 1, -1, -1):
            alike = likeness[row][column]
            together = alike + best[row + 1][column + 1] if alike else 0.0
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    pairs = []
    row = column = 0
    while row < len(old) and column < len(new):
        alike = likeness[row][column]
        if alike and best[row][column] == alike + best[row + 1][column + 1]:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _signs(line: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(line))


def _likeness(one: Counter[tuple[str, str]], other: Counter[tuple[str, str]]) -> float:
    total = one.total() + other.total()
    alike = 2 * (one & other).total() / total if total else 0.0
    return alike if alike >= ALIKE else 0.0
