"""Does the text speak of an entry without a mark: by its first author and year, or by a link?"""

from __future__ import annotations

from healthlint import Document, Expression
from healthlint.references import Reference

_YEAR = Expression(
    r"[12](?<!\d\d)(?:(?<=1)9|(?<=2)0)\d\d(?!\d)"
)  # the first sign before what stands before it


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


def is_spoken_of(entry: Reference, body: str, linked: frozenset[str]) -> bool:
    """Tell whether the text names the first author with the year, or links to what the entry links to."""
    if any(address.rstrip("/") in linked for address in entry.addresses):
        return True
    words = entry.words.lstrip().replace(",", " ").replace(".", " ").split(" ", 1)
    year = _YEAR.search(entry.folded)
    return bool(year and len(words[0]) > 2 and words[0] in body and year.group() in body)
