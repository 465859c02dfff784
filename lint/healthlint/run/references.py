"""How many references does an article give?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.text.model import Document

# A DOI as Crossref describes it; the numbers of PubMed and PubMed Central, bare or in an address.
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'<>()\[\]{}|，。；：、（）【】《》“”]+")
_PUBMED = re.compile(r"PMID[:：]?\s?\d{4,8}\b|PMC\d{4,8}\b|ubmed\.ncbi\.nlm\.nih\.gov/\d+|gov/pubmed/\d+")
_PUBMED_SIGNS = ("PMID", "PMC", "ubmed")
_AT_THE_END = ".,;:!?*_`/"


def references_in(document: Document) -> int:
    """Return how many references an article gives: entries of lists, footnotes, and identifiers elsewhere.

    What an entry says is one reference, whatever identifiers stand in it; an identifier that the article
    repeats is one, too.
    """
    entries = [block.span for block in document.blocks if block.kind == "reference"]
    elsewhere: set[str] = set()
    listed: set[str] = set()
    for start, name in _identifiers(document.source):
        inside = any(span.start <= start < span.end for span in entries)
        (listed if inside else elsewhere).add(name)
    return len(entries) + len(elsewhere - listed)


def _identifiers(source: str) -> Iterator[tuple[int, str]]:
    """Yield where identifiers stand in a source, and what they are, in small letters."""
    if "10." in source:
        for match in _DOI.finditer(source):
            yield match.start(), match.group().rstrip(_AT_THE_END).lower()
    if any(sign in source for sign in _PUBMED_SIGNS):
        for match in _PUBMED.finditer(source):
            number = "".join(sign for sign in match.group() if sign.isdecimal())
            yield match.start(), ("pmc" if match.group().startswith("PMC") else "pmid") + number
