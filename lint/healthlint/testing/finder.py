"""Which terms of a list stand in a stretch of prose?

The engine asks whether any does and stops there; here each is told, so that an author learns which.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from healthlint.rule.notation import patterns_of

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
            for number, term in enumerate(terms.all)
            for pattern in patterns_of(term, open_end=terms.open_end)
        ]

    def places(
        self, document: Document, start: int = 0, end: int | None = None, *, besides: bool = False
    ) -> Iterator[tuple[int, int, int]]:
        """Yield where terms stand, or protecting phrases: start and end in the prose, and their number.

        Nothing is left out: neither what lies within another term nor what is protected.
        """
        whole = start == 0 and end is None
        folded = document.folded[start:end]
        first = self._terms.protecting_from
        for number, pattern in self._patterns:
            if (number >= first) is not besides:
                continue
            literal = pattern.literal
            at = folded.find(literal)
            while at >= 0:
                place = pattern.whole(folded, at, at + len(literal))
                if place is not None and (not pattern.at_start or _begins(document, place[0], whole=whole)):
                    yield start + place[0], start + place[1], number - first if besides else number
                at = folded.find(literal, at + 1)
        if self._terms.patterns and not besides:
            for begun, ended, number in self._terms.expressions.places(document.simplified[start:end]):
                yield start + begun, start + ended, first + number

    def numbers_between(self, document: Document, start: int, end: int) -> set[int]:
        """Return the numbers of the terms that stand, unprotected, in the prose from `start` to `end`."""
        shields = [place[:2] for place in self.places(document, start, end, besides=True)]
        patterns = self._terms.protecting_from  # what besides protects are terms
        return {
            number
            for begun, ended, number in self.places(document, start, end)
            if number >= patterns or not any(first < ended and begun < last for first, last in shields)
        }


@lru_cache(maxsize=_KEPT)
def finder_of(terms: Terms) -> Finder:
    """Return what looks for the terms of a list, always the same."""
    return Finder(terms)


def _begins(document: Document, position: int, *, whole: bool) -> bool:
    """Tell whether a place in a stretch begins a sentence, or the stretch where that is not a document."""
    return document.sentence_at(position).start == position if whole else position == 0
