"""How is a sentence taken out of an article?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.finding import Edit, Fix

if TYPE_CHECKING:
    from healthlint.text.model import Sentence

MESSAGE = {"en": "remove the sentence", "zh": "删去这句话"}
_PAIRED = "*_~"
# Without its words there is still a heading, or a key of the front matter.
_STAYING = frozenset(("title", "heading", "metadata", "alt", "hidden"))


def removals_of(sentence: Sentence, message: str) -> tuple[Fix, ...]:
    """Return what removes a sentence with the links and the emphasis that hold nothing else, if it can go."""
    if sentence.block.kind in _STAYING:
        return ()
    document = sentence.block.document
    source = document.source
    start, end = sentence.span
    for link in document.links:
        if sentence.start <= link.start < link.end <= sentence.end:
            start, end = min(start, link.span.start), max(end, link.span.end)
    while start and source[start - 1] in _PAIRED and source[end : end + 1] == source[start - 1]:
        start, end = start - 1, end + 1
    if source[end : end + 1] == " ":
        end += 1
    elif source[end : end + 1] in ("", "\n", "\r") and source[start - 1 : start] == " ":
        start -= 1
    return (Fix(message, (Edit(start, end, ""),)),)
