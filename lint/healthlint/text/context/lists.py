"""What does the line above a list say of all its items?

“Be wary of sellers who promise:” turns every item into a warning, “It may help with:” into a hedge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from healthlint.text.context.reading import reading_of
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from healthlint.text.model import Block

_WARNS = frozenset(
    (
        "warning",
        "warning-weak",
        "warning-after",
        "myth-label",
        "fraud",
        "rumour",
        "criticism",
        "enforcement",
        "wording",
    )
)
_CAPTION = Expression(r"(?:table|tab\.|box|表) ?\d")
_LONGEST = 40  # items; further down nobody remembers the line above


def lead_in(block: Block) -> Literal["warned-against", "negated", "hedged"] | None:
    """Return what the line above a list says of all its items: “Be wary of sellers who promise:”."""
    if block.kind not in ("list-item", "table-cell"):
        return None
    blocks = block.document.blocks
    index = block.index - 1
    while index >= 0 and blocks[index].kind == block.kind:
        index -= 1
    if index < 0 or block.index - index > _LONGEST:
        return None
    lead = blocks[index]
    text = lead.folded.rstrip()
    stands_alone = lead.kind in ("heading", "title", "caption") or _CAPTION.match(text) is not None
    if not text.endswith(":") and not stands_alone:
        return None
    last = lead.sentences[-1] if lead.sentences else None
    if last is None:
        return None
    cues = reading_of(last).cues
    if not _WARNS.isdisjoint(cues):
        from healthlint.text.context.frames import sells

        return None if sells(last.folded) else "warned-against"
    if not stands_alone:
        if "negation" in cues:
            return "negated"
        if "hedge" in cues or "hedge-weak" in cues:
            return "hedged"
    return None
