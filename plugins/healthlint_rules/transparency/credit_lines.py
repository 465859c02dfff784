"""In which lines would a page say who made it, and when?

The short blocks of the head and foot of the text and those beside it; running prose in between names the
authors of studies and the dates of events. Menus, buttons and what nobody sees do not count: they would
push the byline out of the head.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from healthlint import Block, Document

_HEAD, _FOOT, _BESIDE = 10, 12, 40  # blocks
_LONGEST = 300  # code points of a line of credits
_BESIDE_THE_TEXT = frozenset(("header", "footer", "about", "aside"))
_UNSEEN = frozenset(("hidden", "reference", "alt", "metadata", "button"))


class CreditLine(NamedTuple):
    """A block that may hold a byline or a date."""

    block: Block
    text: str  # with Simplified characters and half-width signs
    small: str  # the same in small letters
    in_head: bool  # of the text


@lru_cache(maxsize=1)
def credit_lines(document: Document) -> tuple[CreditLine, ...]:
    """Return the lines of credits of a document: of the head, of the foot, and beside the text."""
    seen = [block for block in document.blocks if block.kind not in _UNSEEN]
    beside = [block for block in seen if block.section in _BESIDE_THE_TEXT or block.kind == "navigation"]
    if beside:
        aside = set(beside)
        seen = [block for block in seen if block not in aside]
    simple = document.simplified
    return tuple(
        CreditLine(block, text := simple[block.start : block.end], text.lower(), in_head)
        for blocks, in_head in (
            (seen[:_HEAD], True),
            (seen[max(_HEAD, len(seen) - _FOOT) :], False),
            (beside[-_BESIDE:], False),
        )
        for block in blocks
        if block.end - block.start <= _LONGEST
    )


def simplified(block: Block) -> str:
    """Return the text of a block with Simplified characters and half-width signs."""
    return block.document.simplified[block.start : block.end]
