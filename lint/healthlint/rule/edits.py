"""What becomes of a text when it is edited in several places?"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from healthlint.rule.finding import Edit, Fix


class Applied(NamedTuple):
    """A text with the fixes that could be made at once; each is known by its number, from 0."""

    text: str
    made: tuple[int, ...]
    left: tuple[int, ...]  # they overlap one that was made


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits, of which those are left out that overlap an earlier one of them.

    All offsets are those of the text as it was. Raises ValueError for one that lies outside of it.
    """
    chosen = _Chosen()
    for edit in edits:
        chosen.take((edit,))
    return chosen.applied_to(text)


def applied(text: str, fixes: Sequence[Fix]) -> Applied:
    """Return a text with fixes, each made as a whole or not at all; earlier ones have precedence.

    Raises ValueError for an edit that lies outside of the text.
    """
    chosen = _Chosen()
    made = [chosen.take(fix.edits) for fix in fixes]
    return Applied(
        chosen.applied_to(text),
        tuple(number for number, is_made in enumerate(made) if is_made),
        tuple(number for number, is_made in enumerate(made) if not is_made),
    )


class _Chosen:
    """Edits of one text that do not overlap, in its order.

    Two overlap that share signs, or that both put something in at the same place, where nothing says which
    comes first. The same edit asked for twice is one.
    """

    def __init__(self) -> None:
        self._edits: list[Edit] = []

    def take(self, edits: Sequence[Edit]) -> bool:
        """Take edits in, or none of them where one overlaps what is there."""
        ordered = sorted(set(edits), key=_place)
        if any(_overlap(one, other) for one, other in pairwise(ordered)):
            return False
        new = []
        for edit in ordered:
            at = bisect_right(self._edits, _place(edit), key=_place)
            if at and self._edits[at - 1] == edit:
                continue
            if any(_overlap(each, edit) for each in self._edits[max(0, at - 1) : at + 1]):
                return False
            new.append((at, edit))
        for at, edit in reversed(new):
            self._edits.insert(at, edit)
        return True

    def applied_to(self, text: str) -> str:
        parts: list[str] = []
        done = 0
        for edit in self._edits:
            if not done <= edit.offset <= edit.end_offset <= len(text):
                raise ValueError(f"{edit} lies outside of a text of {len(text)} code points")
            parts += (text[done : edit.offset], edit.text)
            done = edit.end_offset
        return "".join((*parts, text[done:]))


def _place(edit: Edit) -> tuple[int, int]:
    return edit[:2]  # what is put in before a stretch comes before it


def _overlap(one: Edit, other: Edit) -> bool:
    return (one.offset < other.end_offset and other.offset < one.end_offset) or one[:2] == other[:2]
