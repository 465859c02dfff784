"""Which words of a block stand between quotation marks, and who says them?

Quotations span sentences, so they are looked for in whole blocks, and in the prose as it is
printed: folding makes “ and ” the same sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from healthlint.text.context.cues import find_cues
from healthlint.text.expression import compiled
from healthlint.text.language.han import count_han
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.text.model import Block

Voice = Literal["named", "nobody", "scare"]

_CLOSING = {"“": "”", "„": "“”", "「": "」", "『": "』", "‘": "’", "«": "»"}
_MARK = r"[“„「『«]|(?<!\w)‘|\""
_NEAR = 70  # how far from its quotation a speech verb may stand, in code points


class Quotation(NamedTuple):
    """Words between quotation marks; offsets into the prose, the marks outside."""

    start: int
    end: int


def quotations_of(block: Block) -> tuple[Quotation, ...]:
    """Return the quotations of a block, in order; of nested ones the outer."""
    text = block.text
    if '"' not in block.folded and "‘" not in text:
        return ()
    found = []
    opening = compiled(_MARK).search(text)
    while opening is not None:
        closing = _CLOSING.get(opening.group(), '"')
        end = min((at for sign in closing if (at := text.find(sign, opening.end())) >= 0), default=-1)
        if opening.group() == "‘":
            end = _end_of_single(text, opening.end())
        if end < 0:
            # a quotation that goes on in the next paragraph is not closed; a lone " is an inch
            if opening.group() in "“「『" and len(text) - opening.end() > 40:
                end = len(text)
            else:
                opening = compiled(_MARK).search(text, opening.end())
                continue
        found.append(Quotation(block.start + opening.end(), block.start + end))
        opening = compiled(_MARK).search(text, end + 1)
    return tuple(found)


def _end_of_single(text: str, start: int) -> int:
    for closing in re.finditer(r"’(?!\w)", text[start : start + 400]):
        return start + closing.start()
    return -1


def voice_of(block: Block, quotation: Quotation) -> Voice:
    """Tell who speaks in a quotation of the block: somebody with a name, nobody, or irony alone.

    Marks around three words or seven Chinese characters, with no verb of speech near by, are scare quotes.
    """
    text = block.text
    start, end = quotation.start - block.start, quotation.end - block.start
    before, after = text[max(0, start - 1 - _NEAR) : start - 1], text[end + 1 : end + 1 + _NEAR]
    folded = block.folded
    spoken = "speech" in find_cues(folded[max(0, start - 1 - _NEAR) : start - 1]) or "speech" in find_cues(
        folded[end + 1 : end + 1 + _NEAR]
    )
    inside = text[start:end]
    if spoken:
        from healthlint.text.context.speakers import names_a_speaker

        if names_a_speaker(before + "…") or names_a_speaker("… " + after):
            return "named"
    han = count_han(inside)
    if spoken or han >= 8 or (not han and len(inside.split()) >= 4):
        return "nobody"
    return "scare"
