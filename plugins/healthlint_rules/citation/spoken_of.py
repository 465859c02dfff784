"""Does the text speak of an entry without its number: by author and year, or by a link?"""

from __future__ import annotations

from healthlint import Document

from .author_year import NamedMark
from .entries import YEAR, Entry


def is_named_by(mark: NamedMark, entries: list[Entry]) -> bool:
    """Tell whether an entry has the name and the year of a mark; Chinese names may be shortened."""
    name = mark.name.lower()
    return any(mark.year in entry.folded and name in entry.folded for entry in entries)


def words_of_the_body(document: Document) -> str:
    """Return the text outside the list of references, as terms see it."""
    return "\n".join(
        block.folded
        for block in document.blocks
        if block.kind != "reference" and block.section != "references"
    )


def links_of_the_body(document: Document) -> frozenset[str]:
    """Return where the links of that text lead."""
    return frozenset(
        link.target.rstrip("/")
        for link in document.links
        if document.block_at(link.start).kind != "reference"
    )


def is_spoken_of(entry: Entry, body: str, linked: frozenset[str]) -> bool:
    """Tell whether the text names the first author with the year, or links to what the entry links to."""
    block = entry.block
    if any(
        entry.start <= link.start < entry.end and link.target.rstrip("/") in linked
        for link in block.document.links
    ):
        return True
    words = (
        entry.folded.lstrip("[]()0123456789. ①②③④⑤⑥⑦⑧⑨⑩").replace(",", " ").replace(".", " ").split(" ", 1)
    )
    year = YEAR.search(entry.folded)
    return bool(year and len(words[0]) > 2 and words[0] in body and year.group() in body)
