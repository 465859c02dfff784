"""Which terms of a list stand in a document?

The engine asks whether any does and stops there; here each is told, so that an author learns which.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from healthlint.rule.notation import patterns_of
from healthlint.rule.whole import begins_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.rule.terms import Terms
    from healthlint.text.model import Document

_KEPT = 256  # lists that stay ready


class Finder:
    """Looks for each term of a list.

    Terms have the numbers that they have in `(*terms.en, *terms.zh, *terms.patterns)`, protecting
    phrases those in `terms.besides`.
    """

    def __init__(self, terms: Terms) -> None:
        """Take a list; raises TermError for a term that cannot be read."""
        self._terms = terms
        self._patterns = [
            (number, pattern)
            for number, term in enumerate(terms._all)
            for pattern in patterns_of(term, open_end=terms.open_end)
        ]

    def places(self, document: Document, *, besides: bool = False) -> Iterator[tuple[int, int, int]]:
        """Yield where terms stand, or protecting phrases: start and end in the prose, and their number.

        Nothing is left out: neither what lies within another term nor what is protected.
        """
        folded = document.folded
        first = self._terms._protecting_from
        for number, pattern in self._patterns:
            if (number >= first) is not besides:
                continue
            literal = pattern.literal
            at = folded.find(literal)
            while at >= 0:
                place = pattern.whole(folded, at, at + len(literal))
                if place is not None and (not pattern.at_start or begins_sentence(document, place[0])):
                    yield *place, number - first if besides else number
                at = folded.find(literal, at + 1)
        if self._terms.patterns and not besides:
            for start, end, number in self._terms._expressions.places(document.simplified):
                yield start, end, first + number


@lru_cache(maxsize=_KEPT)
def finder_of(terms: Terms) -> Finder:
    """Return what looks for the terms of a list, always the same."""
    return Finder(terms)
