"""In which blocks do signs stand without which a rule has nothing to look for?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from healthlint import Block, Document


def blocks_at(document: Document, places: Iterable[int]) -> Iterator[Block]:
    """Yield the blocks that hold places of the prose, each once; the places come in order."""
    end = -1
    for place in places:
        if place >= end:
            block = document.block_at(place)
            end = block.end
            yield block
