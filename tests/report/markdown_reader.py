"""What does a program that reads Markdown see of a document?"""

from __future__ import annotations

from typing import Any

import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_GFM
)
_BLOCKS = ("Paragraph", "Heading", "Item", "BlockQuote", "CodeBlock", "HtmlBlock", "TableCell")


def blocks(markdown: str, *, strong: bool = False) -> list[tuple[str, str]]:
    """Return the texts of a document, each with the kind of the innermost block around it.

    A paragraph in an item or a quote is of the kind of that. Where `strong` is asked for, `**` stands around
    what is strong. Raises AssertionError for anything in a text but text.
    """
    found: list[tuple[str, str]] = []
    around: list[str] = []
    fresh = True  # the next text begins a block
    for event in pyromark.events(markdown, options=_OPTIONS):
        if isinstance(event, str):
            assert event in ("Rule", "SoftBreak"), event
            fresh = fresh or event == "Rule"
            continue
        ((what, value),) = event.items()
        if what == "Start":
            name = _name(value)
            if name == "Strong":
                found, fresh = _added(found, around, "**" if strong else "", fresh)
            else:
                around.append(name)
                fresh = True
        elif what == "End":
            name = _name(value)
            if name == "Strong":
                found, fresh = _added(found, around, "**" if strong else "", fresh)
            else:
                around.pop()
                fresh = True
        else:
            assert what == "Text", event
            found, fresh = _added(found, around, value, fresh)
    return found


def _name(value: Any) -> str:
    return value if isinstance(value, str) else next(iter(value))


def _added(
    found: list[tuple[str, str]], around: list[str], text: str, fresh: bool
) -> tuple[list[tuple[str, str]], bool]:
    kind = next((name for name in reversed(around) if name in _BLOCKS and name != "Paragraph"), "Paragraph")
    if fresh:
        return [*found, (kind, text)], False
    return [*found[:-1], (kind, found[-1][1] + text)], False
