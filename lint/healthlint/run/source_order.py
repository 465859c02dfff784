"""Which block and sentence of an article stand at a place of its source?

The prose has footnotes and front matter where a reader meets them, not where they are written.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthlint.text.model import Block, Document, Sentence


class SourceOrder:
    """The blocks of a document in the order of its source; offsets are code points of that, from 0."""

    def __init__(self, document: Document) -> None:
        placed = sorted(
            ((span.start, span.end, block) for block in document.blocks for span in (block.span,)),
            key=lambda each: each[:2],
        )
        self._starts = [start for start, _, _ in placed]
        self._blocks = [block for _, _, block in placed]

    def block_at(self, offset: int) -> Block | None:
        """Return the last block that begins at a place or before it; None where none does."""
        number = bisect_right(self._starts, offset)
        return self._blocks[number - 1] if number else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence of that block that stands there; None where there is none."""
        block = self.block_at(offset)
        if block is None or not block.sentences:
            return None
        number = bisect_right(block.sentences, offset, key=lambda sentence: sentence.span.start)
        return block.sentences[max(0, number - 1)]
