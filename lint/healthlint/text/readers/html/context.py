"""What does an element make of the text in it?

A context is handed down from element to element: text of a `<p>` in an `<li>` in a `<footer>`
is a list item of the footer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from healthlint.text.model import Kind, Section
from healthlint.text.readers.html import elements as elements
from healthlint.text.readers.html.tokens import Attributes

# Of these the name does not say it all.
_ASKED = frozenset(("table", "button", "template", "noscript", "dialog"))


class Context:
    """What the elements around it say about a text; equal ones are one object.

    A page has few of them and enters each many times, so that each remembers what names make of it.
    """

    __slots__ = (
        "asks",
        "block",
        "hidden",
        "kind",
        "layout",
        "level",
        "named",
        "navigation",
        "quote",
        "region",
    )

    def __init__(
        self,
        kind: Kind = "paragraph",
        level: int = 0,
        region: Section | None = None,
        hidden: bool = False,
        navigation: bool = False,
        quote: bool = False,
        layout: bool = False,
        asks: bool = False,
    ) -> None:
        self.kind: Kind = kind
        self.level = level
        self.region: Section | None = region
        self.hidden = hidden
        self.navigation = navigation
        self.quote = quote
        self.layout = layout  # the cells of the table are no cells to a reader
        self.asks = asks  # it is a question where it ends in a question mark
        # The kind of a block of this text.
        self.block: Kind = "navigation" if navigation else "quote" if quote and kind != "button" else kind
        self.named: dict[str, Context] = {}  # in an element without telling attributes, by its name

    def changed(self, **changes: Any) -> Context:
        """Return the context that differs from this one in some fields."""
        if not changes:
            return self
        fields = tuple([changes.get(field, getattr(self, field)) for field in _FIELDS])
        known = _known.get(fields)
        if known is None:
            known = _known[fields] = Context(*fields)
        return known


_FIELDS = ("kind", "level", "region", "hidden", "navigation", "quote", "layout", "asks")
OUTERMOST = Context()
# By their fields; there are no more than combinations of kinds and regions.
_known: dict[tuple[Any, ...], Context] = {tuple([getattr(OUTERMOST, field) for field in _FIELDS]): OUTERMOST}


def inside(
    outer: Context,
    name: str,
    attributes: Attributes,
    *,
    sectioned: bool = False,
    telling: bool = False,
    button: bool = False,
) -> Context:
    """Return the context in an element.

    `sectioned`: it stands in an article or a part of the page; `telling`: its attributes may say something
    about its text; `button`: it is one to a reader.
    """
    if not telling:
        if sectioned or name not in elements.MEANT:
            return outer
        if name not in _ASKED:
            context = outer.named.get(name)
            if context is None:
                context = outer.named[name] = outer.changed(**_by_name(outer, name, sectioned=False))
            return context
    changes = _by_name(outer, name, sectioned=sectioned)
    if name == "table":
        changes["layout"] = attributes["role"].strip().lower() in ("presentation", "none")
    if telling or name == "button":
        changes.update(_by_attributes(outer, name, attributes, button=button))
    if name == "template" or name == "noscript" or (name == "dialog" and "open" not in attributes):
        changes["hidden"] = True
    return outer.changed(**changes)


def is_button(outer: Context, name: str, attributes: Attributes) -> bool:
    """Tell whether an element is a button to a reader, or a link that looks like one.

    The heads of an accordion are buttons to a program and headings to a reader.
    """
    if outer.kind in ("heading", "title") or name == "summary":
        return False
    if name == "button" or attributes["role"].strip().lower() == "button":
        return "aria-expanded" not in attributes
    return name == "a" and "class" in attributes and _named_button(attributes["class"])


# Pages, and the pages of a site, give the same classes to many elements.
@lru_cache(maxsize=1024)
def _named_button(names: str) -> bool:
    return elements.BUTTON_CLASS.search(names) is not None


@lru_cache(maxsize=1024)
def _named_part(names: str) -> tuple[bool, str | None]:
    """Return whether classes and an id speak of navigation, and of which part of the page."""
    region = elements.REGION_CLASS.search(names)
    return elements.NAVIGATION_CLASS.search(names) is not None, region and region.lastgroup


def _by_name(outer: Context, name: str, *, sectioned: bool) -> dict[str, Any]:
    if name in elements.HEADINGS:
        return {"kind": "heading", "level": int(name[1])}
    match name:
        case "td" | "th" if outer.layout:
            return {"kind": "paragraph", "level": 0}
        case "dt":
            return {"kind": "list-item", "level": 0, "asks": True}
        case "summary":
            return {"kind": "heading", "level": 6, "asks": True}
        case "blockquote":
            return {"quote": True}
        case "nav" | "select" | "menu":
            return {"navigation": True}
        case "aside":
            return {"region": "aside"}
        case "main" | "article":
            return {"kind": "paragraph", "level": 0, "region": None if name == "main" else outer.region}
        case "header" | "footer" if not sectioned:
            return {"region": name}
    kind = elements.KINDS.get(name)
    return {"kind": kind, "level": 0, "asks": False} if kind else {}


def _by_attributes(outer: Context, name: str, attributes: Attributes, *, button: bool) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if (
        "hidden" in attributes
        or ("aria-hidden" in attributes and attributes["aria-hidden"].strip().lower() == "true")
        or ("style" in attributes and elements.HIDDEN_STYLE.search(attributes["style"]))
    ):
        changes["hidden"] = True
    if "role" in attributes:
        role = attributes["role"].strip().lower()
        if role in elements.NAVIGATION_ROLES:
            changes["navigation"] = True
        elif role == "heading":
            level = attributes["aria-level"].strip()
            changes.update(kind="heading", level=int(level) if level in tuple("123456") else 2)
        elif role in elements.ROLE_REGIONS:
            changes["region"] = elements.ROLE_REGIONS[role]
    if name in elements.REGION_ELEMENTS and ("class" in attributes or "id" in attributes):
        navigation, region = _named_part(f"{attributes['class']} {attributes['id']}")
        if navigation:
            changes["navigation"] = True
        if region is not None:
            changes["region"] = region
    if button:
        changes.update(kind="button", level=0)
    elif name == "button" and outer.kind not in ("heading", "title"):
        changes["asks"] = True
    return changes
