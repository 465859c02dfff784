"""Which identifiers of works, trials and books does a text hold, and which of them cannot be right?

Format and arithmetic only: nothing is asked of a register, so that what is not found faulty may still lead
nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from itertools import chain

from healthlint.references.identifiers.addresses import of_address
from healthlint.references.identifiers.identifier import Fault, Identifier
from healthlint.references.signs import Signs
from healthlint.text.expression import Expression

__all__ = ["Fault", "Identifier", "fold", "identifiers", "of_address"]

_WIDE = {**{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}, 0x3000: 0x20}
# Letters, digits, dots and slashes of full width; its other signs stand in all Chinese text.
_FULL_WIDTH = Expression("[\uff0e-\uff19\uff21-\uff3a\uff41-\uff5a]")
# In small letters, one of the signs stands wherever the kind does; the module is imported when one is found.
_KINDS = (
    (("10.", "doi"), "doi"),
    (("pmid", "pmc", "pubmed"), "pubmed"),
    (
        (
            "nct",
            "isrctn",
            "chictr",
            "eudract",
            "jrct",
            "umin",
            "actrn",
            "drks",
            "ctri/",
            "crd42",
            "eu ct",
            "ctis",
        ),
        "trials",
    ),
    (("isbn", "issn"), "books"),
    (("arxiv",), "arxiv"),
)
_SIGNS = Signs(*chain.from_iterable(signs for signs, _ in _KINDS))


def identifiers(text: str, folded: str = "") -> list[Identifier]:
    """Return the identifiers of a text in their order; offsets are code points of the text.

    Signs of full width are read as plain ones. `folded`: the text as terms see it, where it is at hand.
    """
    small = folded or fold(text)
    present = _SIGNS.present_in(small)
    if not present:
        return []
    if not text.isascii() and _FULL_WIDTH.search(text):
        text = text.translate(_WIDE)
    found = [
        identifier
        for signs, kind in _KINDS
        if not present.isdisjoint(signs)
        for identifier in _finder(kind)(text, small)
    ]
    found.sort(key=lambda identifier: identifier.start)
    return [
        identifier
        for identifier, before in zip(found, [None, *found], strict=False)
        if not _within(identifier, before)
    ]


@cache
def _finder(kind: str) -> Callable[[str, str], Iterator[Identifier]]:
    """Return what yields the identifiers of a kind, of a text and the same in small letters."""
    found: Callable[[str, str], Iterator[Identifier]] = import_module(f"{__name__}.{kind}").found
    return found


def _within(identifier: Identifier, before: Identifier | None) -> bool:
    """Tell whether a number is part of a DOI: of `10.5555/j.issn1234-5679.1` no ISSN is read."""
    return (
        before is not None
        and before.kind == "doi"
        and identifier.start < before.end
        and identifier.kind != "arxiv"
    )


def fold(text: str) -> str:
    """Return a text in small letters and of plain width, as long as it was."""
    small = text.lower()
    if len(small) != len(text):  # İ grows when it is made small
        small = "".join(low if len(low := sign.lower()) == 1 else "i" for sign in text)
    return small if small.isascii() else small.translate(_WIDE)
