"""In which of several texts does something stand, if all are searched at once?

A search in one long text is many times as fast as one in each of its blocks or lines; few rules find
anything in most of these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from healthlint import Block, Document


def places_of(words: Iterable[str], text: str) -> list[int]:
    """Return where a few words or parts of words stand in a text, in order."""
    places: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    places.sort()
    return places


def blocks_at(document: Document, places: Iterable[int]) -> Iterator[Block]:
    """Yield the blocks that hold places of the prose, each once; block by block the places come in order."""
    end = -1
    for place in places:
        if place >= end:
            block = document.block_at(place)
            end = block.end
            yield block


class Joined:
    """Lines that are searched as one text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.text = "\n".join(lines)  # each line but the last is followed by a line feed
        self._starts = [0, *accumulate([len(line) + 1 for line in lines])]

    def numbers(self, places: Iterable[int]) -> list[int]:
        """Return the numbers of the lines that hold places of the text, each once and in order."""
        starts = self._starts
        return sorted({bisect_right(starts, place) - 1 for place in places})

    def with_any(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the lines with one of a few words or parts of words."""
        return self.numbers(places_of(words, self.text))
