"""How is the parser set, and what is it asked besides its events?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pyromark import Markdown, Options

from healthlint.text.expression import Expression
from healthlint.text.readers.markdown.byte_offsets import ByteOffsets

if TYPE_CHECKING:
    from healthlint.text.builder import DocumentBuilder

PARSER = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_WIKILINKS
)
_LABEL = Expression(r"\[([^\[\]]{1,999}+)\]")
_DEFINITION_TITLE = Expression(
    r"\s(?:\"((?:[^\"\\]|\\[\s\S])*+)\"|'((?:[^'\\]|\\[\s\S])*+)'|\(((?:[^()\\]|\\[\s\S])*+)\))\s*\Z"
)
# A footnote, not an escaped bracket before a caret.
_FOOTNOTE = Expression(r"\[\^(?<!\\\[\^)[^\[\]\s\\]+\]:")
_HTML_START = {"Start": "HtmlBlock"}


def without_marks(shown: str) -> str:
    """Return the text with blanks for the marks of quotations and lists between the lines of HTML."""
    at = ByteOffsets(shown).point_at
    parts: list[str] = []
    done = 0
    inside = False
    for event, place in PARSER.events_with_range(shown):
        if event == _HTML_START:
            inside = False
        elif event.__class__ is dict and "Html" in event:
            start = at(place["start"])
            if inside and start > done:
                parts.append(" " * (start - done))
            else:
                parts.append(shown[done:start])
            inside = True
            done = at(place["end"])
            parts.append(shown[start:done])
    return "".join((*parts, shown[done:]))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def definitions(shown: str, builder: DocumentBuilder) -> list[tuple[int, int]]:
    """Return where the titles of link definitions stand, which links by reference show as tooltips.

    Definitions that no link can use are the comments of Markdown: `[//]: # (…)`.
    """
    labels = shown.count("]:")
    # The parser goes through all of the source for this, and most articles define footnotes at most.
    if not labels or labels == len(_FOOTNOTE.findall(shown)):
        return []
    found = [each for each in PARSER.reference_definitions(shown).items() if each[1]["title"]]
    if not found:
        return []
    titles: list[tuple[int, int]] = []
    at = ByteOffsets(shown).point_at
    uses = Counter(_LABEL.findall(shown.lower()))
    for label, definition in sorted(found, key=lambda each: each[1]["span"]["start"]):
        start, end = at(definition["span"]["start"]), at(definition["span"]["end"])
        if label in ("//", "comment") or definition["dest"] in ("", "#"):
            builder.comment(*trimmed(shown, start, end))
        elif uses[label.lower()] > 1:
            place = _DEFINITION_TITLE.search(shown, start, end)
            if place is not None and place.lastindex:
                titles.append(place.span(place.lastindex))
    return titles
