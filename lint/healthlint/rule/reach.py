"""How far around a match does a condition look, and what does a rule speak about once?"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from healthlint.text.model import Block, Document, Match

Reach = Literal["close", "sentence", "paragraph", "section", "document", "first-part", "last-part"]
# How far away `close` is, in code points: about eight words.
_CLOSE = {"en": 50, "zh": 16}


def stretch(match: Match, reach: Reach) -> tuple[int, int]:
    """Return the prose around a match that a condition looks at, as offsets into it."""
    if reach == "close":
        sentence = match.sentence
        close = _CLOSE[sentence.language]
        return max(sentence.start, match.start - close), min(sentence.end, match.end + close)
    if reach == "sentence":
        return match.sentence.start, match.sentence.end
    if reach == "paragraph":
        return match.block.start, match.block.end
    return part_of(match.document, match.block, reach)


def part_of(document: Document, block: Block, reach: Reach) -> tuple[int, int]:
    """Return a part of an article as offsets into its prose; the section is that of the block.

    A section runs from a heading to the next one, of whatever level.
    """
    length = len(document.prose)
    if reach == "first-part":
        return 0, length // 4
    if reach == "last-part":
        return length - length // 4, length
    if reach == "section":
        starts = [heading.start for heading in document.headings]
        after = bisect_right(starts, block.start)
        return (starts[after - 1] if after else 0, starts[after] if after < len(starts) else length)
    return 0, length
