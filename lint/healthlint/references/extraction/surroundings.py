"""Where outside of a sentence may its source stand?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from healthlint.references.extraction.reference import Reference
from healthlint.references.extraction.references import references_of
from healthlint.text.model import Block, Document, Sentence

_HEADINGS = ("title", "heading")
_SMALL = ("list-item", "table-cell", "caption")  # what stands under several of them is of all of them


class Surroundings:
    """What may hold the source of a sentence that has none of its own, looked for when it is asked for."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._block = sentence.block

    @property
    def behind(self) -> Iterator[Sentence]:
        """The sentences that follow in the same block."""
        return (other for other in self._block.sentences if other.start > self._sentence.start)

    @property
    def announced(self) -> Iterator[Sentence]:
        """The sentences of the list under a block that ends with a colon."""
        if not self._block.text.rstrip().endswith((":", "：")):
            return
        below = self._block.next
        while below is not None and below.kind == "list-item":
            yield from below.sentences
            below = below.next

    @property
    def source_line(self) -> tuple[Reference, ...]:
        """What a line names as the source of the block above it, or of the list or table above it."""
        block = self._block
        lines = _source_lines(block.document)
        if not lines:
            return ()
        below: Block | None = block
        while below is not None and (below is block or below.kind not in _HEADINGS):
            if below.index in lines:
                return tuple(lines[below.index])
            if below is not block and (block.kind not in _SMALL or below.kind != block.kind):
                break
            below = below.next
        return ()

    @property
    def head(self) -> Block:
        """The block with which its section begins: the heading, or the first block of the article."""
        blocks = self._block.document.blocks
        at = self._block.index
        while at > 0 and blocks[at].kind not in _HEADINGS:
            at -= 1
        return blocks[at]

    @property
    def opening(self) -> Iterator[Sentence]:
        """The sentences that speak for its section: of the heading, and of the first paragraph under it."""
        head = self.head
        yield from head.sentences
        if head.kind in _HEADINGS and head.next is not None and head.next.kind not in _HEADINGS:
            yield from head.next.sentences


@lru_cache(maxsize=1)  # of one document many sentences are asked about
def _source_lines(document: Document) -> dict[int, list[Reference]]:
    """Return what lines name as sources, by the index of their block."""
    lines: dict[int, list[Reference]] = {}
    for reference in references_of(document):
        if reference.is_labelled:
            lines.setdefault(reference.block.index, []).append(reference)
    return lines
