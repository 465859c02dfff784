"""Which hits of an automaton are whole terms?"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from healthlint.rule.automaton import Hit
    from healthlint.text.model import Document

Place = tuple[int, int]  # start and end


def whole_places(folded: str, hits: Iterable[Hit], begins: Callable[[int], bool]) -> list[Place]:
    """Return where whole terms stand in a folded text, some of them only where a sentence begins."""
    return [
        place
        for start, end, owners in hits
        for _, pattern in owners
        if (place := pattern.whole(folded, start, end)) is not None
        and not (pattern.at_start and not begins(place[0]))
    ]


def begins_sentence(document: Document, position: int) -> bool:
    """Tell whether a sentence begins at a position in the prose."""
    return document.sentence_at(position).start == position


class Shields:
    """The places of phrases that protect what they share words with."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Take the places, in any order."""
        shields = sorted(places)
        self._starts = [start for start, _ in shields]
        self._reaches = [0, *accumulate((end for _, end in shields), max)]

    def touch(self, start: int, end: int) -> bool:
        """Tell whether one of them shares words with what stands from `start` to `end`."""
        return self._reaches[bisect_left(self._starts, end)] > start
