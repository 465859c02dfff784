"""What do elements say to readers by their attributes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.readers.html import metadata as html_metadata

if TYPE_CHECKING:
    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.readers.html.blocks import Blocks
    from healthlint.text.readers.html.context import Context
    from healthlint.text.readers.html.tokens import Attributes, Token

_BUTTONS = ("submit", "button", "reset")


def note(
    builder: DocumentBuilder, blocks: Blocks, context: Context, token: Token, attributes: Attributes
) -> None:
    """Note descriptions and tooltips, to be shown once the sentence around them is over."""
    if context.hidden:
        return
    image = token.name == "img"
    alt = attributes.place("alt")
    if image or (alt is not None and token.name in ("area", "input")):
        blocks.alt(context, alt, attributes["src"].strip() if image else None, token)
    for name in ("title", "placeholder"):
        place = attributes.place(name)
        if place is not None:
            blocks.alt(context, place, None, token)
    if "aria-label" in attributes and attributes["role"].strip().lower() == "img":
        blocks.alt(context, attributes.place("aria-label"), None, token)
    if token.name == "time" and "datetime" in attributes:
        builder.metadata.setdefault("time", []).append(attributes["datetime"].strip())


def read_void(
    builder: DocumentBuilder, blocks: Blocks, context: Context, token: Token, attributes: Attributes
) -> None:
    """Read an element without content."""
    name = token.name
    if name == "br":
        blocks.line_break(token.start, token.end)
    elif name == "meta":
        if html_metadata.is_seen(attributes):
            blocks.close(token.start)
        html_metadata.read_meta(builder, attributes, token.start)
    elif name == "link" and attributes["rel"].lower() == "canonical":
        builder.metadata.setdefault("canonical", attributes["href"].strip())
    elif name == "input" and attributes["type"].strip().lower() in _BUTTONS:
        place = attributes.place("value")
        if place is not None:
            blocks.button(context, place, token.start)
