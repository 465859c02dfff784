"""Do words of a condition stand near a match?"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from healthlint.rule.reach import Reach, stretch

if TYPE_CHECKING:
    from healthlint.rule.terms import Terms
    from healthlint.text.model import Match


class Near:
    """The words of a condition, looked for once in each stretch of a document, not once a match.

    It is for the matches of one list in their order, and for one document.
    """

    def __init__(self, terms: Terms, reach: Reach) -> None:
        """Take the words and how near they must stand."""
        self._terms = terms
        self._reach: Reach = reach
        self._whole: Reach = "sentence" if reach == "close" else reach  # what is looked through
        self._from = self._to = 0
        self._places: list[tuple[int, int]] = []
        self.words = ""  # that stood by the last match

    def stand_by(self, match: Match, *, beside: bool = False) -> bool:
        """Tell whether one of the words stands near a match; `beside`: without sharing a sign with it."""
        if not self._from <= match.start < self._to:
            self._from, self._to = stretch(match, self._whole)
            self._places = self._terms.places_between(match.document, self._from, self._to)
        if not self._places:
            return False
        close = self._reach == "close"
        first, last = stretch(match, "close") if close else (self._from, self._to)
        for start, end in self._places[bisect_left(self._places, (first, 0)) :]:
            if start >= last:
                return False
            if end <= last and not (beside and start < match.end and match.start < end):
                self.words = match.document.prose[start:end]
                return True
        return False
