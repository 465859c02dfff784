"""Where do findings stand when the text before them has been edited?"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.rule.finding import Edit, Finding


class Place(NamedTuple):
    """Where a finding of a rule stands; offsets are code points of the source."""

    code: str
    scope: str
    start: int
    end: int

    def meets(self, other: Place) -> bool:
        """Tell whether another finding of the same rule is about some of the same text."""
        if (self.code, self.scope) != (other.code, other.scope):
            return False
        return self.start == other.start or (self.start < other.end and other.start < self.end)


def place_of(finding: Finding) -> Place:
    """Return where a finding stands."""
    return Place(finding.code, finding.scope, finding.offset, finding.end_offset)


class Moves:
    """Leads from a text to what edits have made of it."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        """Take edits of one text, which do not overlap."""
        self._edits = sorted({*edits}, key=lambda edit: edit[:2])
        self._ends = [edit.end_offset for edit in self._edits]
        grown = (len(edit.text) - (edit.end_offset - edit.offset) for edit in self._edits)
        self._grown = [0, *accumulate(grown)]

    def of(self, place: Place) -> Place:
        """Return where a place is now; what is put in at one of its ends belongs to it."""
        start = self._moved(place.start, at_end=False)
        end = start if place.end == place.start else self._moved(place.end, at_end=True)
        return place._replace(start=start, end=max(start, end))

    def _moved(self, offset: int, *, at_end: bool) -> int:
        # Edits that end before the offset are passed; at it, those whose text is not part of the place.
        number = bisect_left(self._ends, offset)
        while number < len(self._edits) and self._ends[number] == offset and self._passed(number, at_end):
            number += 1
        moved = offset + self._grown[number]
        if number < len(self._edits) and self._edits[number].offset < offset:  # it stands within an edit
            edit = self._edits[number]
            moved = edit.offset + self._grown[number] + (len(edit.text) if at_end else 0)
        return moved

    def _passed(self, number: int, at_end: bool) -> bool:
        return at_end or self._edits[number].offset < self._ends[number]
