"""Which identifiers of works, trials and books does a text hold, and which of them cannot be right?

Format and arithmetic only: nothing is asked of a register, so that what is not found faulty may still lead
nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint_rules.expression import Expression
from healthlint_rules.signs import Signs

from . import arxiv, book, doi, pubmed, trials
from .identifier import Fault, Identifier

__all__ = ["Fault", "Identifier", "identifiers"]

# In small letters, one of these stands in each text that holds an identifier.
_SIGNS = Signs(
    "10.", "doi", "pmid", "pmc", "pubmed", "nct", "isrctn", "chictr", "eudract", "jrct", "umin", "actrn",
    "drks", "ctri/", "crd42", "eu ct", "ctis", "isbn", "issn", "arxiv",
)  # fmt: skip
# Letters, digits and slashes of full width; punctuation of full width stands in all Chinese text.
_FULL_WIDTH = Expression("[\uff0e-\uff19\uff21-\uff3a\uff41-\uff5a\uff1a\uff08]")
_WIDE = {**{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}, 0x3000: 0x20}
_KINDS = (doi.found, pubmed.found, trials.found, book.found, arxiv.found)


def identifiers(text: str, folded: str = "") -> Iterator[Identifier]:
    """Yield the identifiers of a text, kind by kind; offsets are code points of the text.

    Signs of full width are read as plain ones. `folded`: the text as terms see it, where it is at hand.
    """
    small = folded or fold(text)
    if not _SIGNS.stand_in(small):
        return
    if not text.isascii() and _FULL_WIDTH.search(text):
        text = text.translate(_WIDE)
    for found in _KINDS:
        yield from found(text, small)


def fold(text: str) -> str:
    """Return a text in small letters and of plain width, as long as it was."""
    small = text.lower()
    if len(small) != len(text):  # İ grows when it is made small
        small = "".join(low if len(low := sign.lower()) == 1 else "i" for sign in text)
    return small if small.isascii() else small.translate(_WIDE)
