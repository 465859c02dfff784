"""Where does an article link to, block by block?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint import Document

if TYPE_CHECKING:
    from healthlint_rules.link import Link


def links_by_block(document: Document) -> dict[int, list[Link]]:
    """Return the links of a document that lead to other pages, by the index of their block."""
    links: dict[int, list[Link]] = {}
    for link in document.links if document.blocks else ():
        if not link.image and link.target.startswith(("http://", "https://", "//")):
            links.setdefault(document.block_at(link.start).index, []).append(link)
    return links
