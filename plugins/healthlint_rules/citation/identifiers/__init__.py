"""Which identifiers of works, trials and books does a text hold, and which of them cannot be right?

Format and arithmetic only: nothing is asked of a register, so that what is not found faulty may still lead
nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import arxiv, book, doi, pubmed, trials
from .identifier import Fault, Identifier

__all__ = ["Fault", "Identifier", "identifiers"]

# In small letters, one of these stands in each text that holds an identifier.
_SIGNS = (
    "10.", "doi", "pmid", "pmc", "pubmed", "nct", "isrctn", "chictr", "eudract", "jrct", "umin", "actrn",
    "drks", "ctri/", "crd42", "eu ct", "ctis", "isbn", "issn", "arxiv",
)  # fmt: skip
_WIDE = {**{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}, 0x3000: 0x20}
_KINDS = (doi.found, pubmed.found, trials.found, book.found, arxiv.found)


def identifiers(text: str) -> Iterator[Identifier]:
    """Yield the identifiers of a text, kind by kind; offsets are code points of the text.

    Signs of full width are read as plain ones.
    """
    small = text.lower()
    if not text.isascii():
        text = text.translate(_WIDE)
        small = text.lower()
    if not any(sign in small for sign in _SIGNS):
        return
    for found in _KINDS:
        yield from found(text)
