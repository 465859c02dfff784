"""In which lines would a page say who made it, and when?

The short blocks of the head and foot of the text and those beside it; running prose in between names the
authors of studies and the dates of events. Menus, buttons and what nobody sees do not count: they would
push the byline out of the head.
"""

from __future__ import annotations

from functools import lru_cache

from healthlint import Block, Document, Expression
from healthlint_rules.places import Joined

_HEAD, _FOOT, _BESIDE = 10, 12, 40  # blocks
_LONGEST = 300  # code points of a line of credits
_BESIDE_THE_TEXT = frozenset(("header", "footer", "about", "aside"))
_UNSEEN = frozenset(("hidden", "reference", "alt", "metadata", "button"))
_PARTS = Expression(r"\s*[|·•│]\s*|\s[—–]\s")


class CreditLines:
    """The short blocks of a page that may hold a byline or a date."""

    def __init__(self, document: Document, blocks: list[Block], of_head: int) -> None:
        self.blocks = blocks  # those of the head of the text first
        self.of_head = of_head  # so many
        folded = document.folded
        self.folded = Joined([folded[block.start : block.end] for block in blocks])


@lru_cache(maxsize=1)
def credit_lines(document: Document) -> CreditLines:
    """Return the lines of credits of a document: of the head, of the foot, and beside the text."""
    seen = [block for block in document.blocks if block.kind not in _UNSEEN]
    beside = [block for block in seen if block.section in _BESIDE_THE_TEXT or block.kind == "navigation"]
    if beside:
        aside = set(beside)
        seen = [block for block in seen if block not in aside]
    head = _short(seen[:_HEAD])
    foot = _short(seen[max(_HEAD, len(seen) - _FOOT) :])
    return CreditLines(document, [*head, *foot, *_short(beside[-_BESIDE:])], len(head))


def _short(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if block.end - block.start <= _LONGEST]


def parts_of(text: str) -> list[str]:
    """Return the parts of a line of credits, which dots and bars divide."""
    return _PARTS.split(text)
