"""Where does an article link to, block by block and entry by entry?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from healthlint import Document

from .entries import Entry

if TYPE_CHECKING:
    from healthlint_rules.link import Link


def links_by_block(document: Document) -> dict[int, list[Link]]:
    """Return the links of a document that lead to other pages, by the index of their block."""
    links: dict[int, list[Link]] = {}
    for link in document.links:
        if not link.image and link.target.startswith(("http://", "https://", "//")):
            links.setdefault(document.block_at(link.start).index, []).append(link)
    return links


def links_of(entry: Entry, links: Mapping[int, Sequence[Link]]) -> list[Link]:
    """Return the links of an entry."""
    return [link for link in links.get(entry.block.index, ()) if entry.start <= link.start < entry.end]
