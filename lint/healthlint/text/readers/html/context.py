"""What does an element make of the text in it?

A context is handed down from element to element: text of a `<p>` in an `<li>` in a `<footer>`
is a list item of the footer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from healthlint.text.model import Kind, Section
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.readers.html import elements as elements
from healthlint.text.readers.html.tokens import Attributes

# Of these the name does not say it all.
_ASKED = frozenset(("table", "button", "template", "noscript", "dialog"))


class Context(NamedTuple):
    """What the elements around it say about a text."""

    kind: Kind = "paragraph"
    level: int = 0
    region: Section | None = None
    hidden: bool = False
    navigation: bool = False
    quote: bool = False
    layout: bool = False  # the cells of the table are no cells to a reader
    asks: bool = False  # it is a question where it ends in a question mark

    @property
    def block(self) -> Kind:
        """The kind of a block of this text."""
        if self.navigation:
            return "navigation"
        return "quote" if self.quote and self.kind != "button" else self.kind


def inside(outer: Context, name: str, attributes: Attributes, *, sectioned: bool) -> Context:
    """Return the context in an element; `sectioned`: it stands in an article or a part of the page."""
    telling = attributes.any_of(elements.TELLING)
    if not telling and name not in elements.MEANT:
        return outer
    if not telling and name not in _ASKED:
        return _as_named(outer, name, sectioned)
    changes = _by_name(outer, name, sectioned=sectioned)
    if name == "table":
        changes["layout"] = attributes["role"].strip().lower() in ("presentation", "none")
    if telling or name == "button":
        changes.update(_by_attributes(outer, name, attributes))
    if name == "template" or name == "noscript" or (name == "dialog" and "open" not in attributes):
        changes["hidden"] = True
    return outer._replace(**changes) if changes else outer


@lru_cache(maxsize=1024)  # a page has few contexts, and enters each many times
def _as_named(outer: Context, name: str, sectioned: bool) -> Context:
    changes = _by_name(outer, name, sectioned=sectioned)
    return outer._replace(**changes) if changes else outer


def is_button(outer: Context, name: str, attributes: Attributes) -> bool:
    """Tell whether an element is a button to a reader, or a link that looks like one.

    The heads of an accordion are buttons to a program and headings to a reader.
    """
    if outer.kind in ("heading", "title") or name == "summary":
        return False
    if name == "button" or attributes["role"].strip().lower() == "button":
        return "aria-expanded" not in attributes
    return name == "a" and elements.BUTTON_CLASS.search(attributes["class"]) is not None


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


def _by_attributes(outer: Context, name: str, attributes: Attributes) -> dict[str, Any]:
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
        names = f"{attributes['class']} {attributes['id']}"
        if elements.NAVIGATION_CLASS.search(names):
            changes["navigation"] = True
        region = elements.REGION_CLASS.search(names)
        if region is not None:
            changes["region"] = region.lastgroup
    if is_button(outer, name, attributes):
        changes.update(kind="button", level=0)
    elif name == "button" and outer.kind not in ("heading", "title"):
        changes["asks"] = True
    return changes
