"""What does the head of a page tell search engines and other programs?

Descriptions and headlines are read by people in search results and previews: they become blocks
where they stand. The rest is data on the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from healthlint.text.expression import Expression
from healthlint.text.readers.html import entities as html_entities

if TYPE_CHECKING:
    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.readers.html.tokens import Attributes

_READ_BY_PEOPLE = frozenset(
    "description og:title og:description og:image:alt twitter:title twitter:description twitter:image:alt"
    " dc.title dc.description dcterms.title dcterms.description dcterms.abstract abstract".split()
)
_JSON_TEXT = Expression(
    r'"(?:description|headline|alternativeHeadline|abstract)"\s*+:\s*+"((?:[^"\\]++|\\.)*+)"', re.DOTALL
)
_JSON_ESCAPE = Expression(r"(?:\\u[0-9a-fA-F]{4})++|\\.", re.DOTALL)
_JSON_COVER = Expression(r"^\s*+(?:<!--|//\s*+<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*+\]\]>|\]\]>)\s*+$")
_BLANKS = ("\\n", "\\r", "\\t", "\\f", "\\b")


def is_seen(attributes: Attributes) -> bool:
    """Tell whether people read what a `<meta>` says."""
    return _name(attributes) in _READ_BY_PEOPLE


def _name(attributes: Attributes) -> str:
    return (attributes["name"] or attributes["property"] or attributes["itemprop"]).strip().lower()


def read_meta(builder: DocumentBuilder, attributes: Attributes, start: int) -> None:
    """Read a `<meta>`; a block must not be open if it is one that readers see."""
    place = attributes.place("content")
    name = _name(attributes)
    if place is None:
        return
    if not name:
        if attributes["http-equiv"].strip().lower() == "content-language" and builder.language is None:
            builder.language = attributes["content"].strip() or None
        return
    builder.metadata.setdefault(name, attributes["content"].strip())
    if name in _READ_BY_PEOPLE:
        builder.region = None
        builder.open("metadata", start)
        html_entities.show(builder, place.start, place.end, attribute=True)
        builder.close(place.end)


def read_json_ld(builder: DocumentBuilder, start: int, end: int) -> None:
    """Read the JSON-LD that stands in the source from `start` to `end`; a block must not be open.

    What the scripts of a page hold is the list `json-ld` of the metadata; a script that is not JSON
    still shows its descriptions, as far as they can be told.
    """
    value = _parsed(builder.source[start:end])
    if value is not None:
        held = builder.metadata.setdefault("json-ld", [])
        held.extend(value if isinstance(value, list) else [value])
    builder.region = None
    for text in _JSON_TEXT.finditer(builder.source, start, end):
        builder.open("metadata", text.start(1))
        _show_json(builder, text.start(1), text.end(1))
        builder.close(text.end(1))


def _parsed(text: str) -> Any:
    import json

    try:
        return json.loads(_JSON_COVER.sub("", text))
    except (ValueError, RecursionError):
        return None


def _show_json(builder: DocumentBuilder, start: int, end: int) -> None:
    done = start
    for escape in _JSON_ESCAPE.finditer(builder.source, start, end):
        builder.text(done, escape.start())
        _show_escape(builder, escape.start(), escape.end())
        done = escape.end()
    builder.text(done, end)


def _show_escape(builder: DocumentBuilder, start: int, end: int) -> None:
    """Show one escape, or several of four digits in a row, of which two may be one character."""
    source = builder.source
    if source[start + 1] != "u" or end - start < 6:
        escape = source[start:end]
        builder.atom(start, end, " " if escape in _BLANKS else escape[1])
        return
    at = start
    while at < end:
        code = int(source[at + 2 : at + 6], 16)
        stop = at + 6
        if 0xD800 <= code < 0xDC00 and stop < end:
            low = int(source[stop + 2 : stop + 6], 16)
            if 0xDC00 <= low < 0xE000:
                code, stop = 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00, stop + 6
        html_entities.show_character(builder, at, stop, chr(code))
        at = stop
