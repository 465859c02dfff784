"""Which rules need not look any closer at a text?

Those of whose signs none stands in it. An automaton passes over the text once, which is many times as fast
as to look for one sign after another, unless there are few of them.
"""

from __future__ import annotations

from functools import cached_property
from re import escape, finditer
from typing import TYPE_CHECKING

from healthlint_rules.places import places_of

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_FEW = 8  # signs, which are looked for one by one
_SHORT = 300  # code points
_FIRST = 2  # of the signs: looked for by themselves, as where one stands all is said


class Signs:
    """Short texts of which one must stand where a rule finds something; the most frequent first."""

    def __init__(self, *signs: str) -> None:
        self._signs = signs

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, MatchKind

        # Where matches may not overlap, it need not go through a text sign by sign.
        return AhoCorasick(self._signs[_FIRST:], matchkind=MatchKind.LeftmostFirst)

    def stand_in(self, text: str) -> bool:
        """Tell whether one of the signs stands in a text; letters are compared as they are."""
        if len(self._signs) <= (_FEW if len(text) < _SHORT else _FIRST):
            return any(map(text.__contains__, self._signs))
        if any(map(text.__contains__, self._signs[:_FIRST])):
            return True
        try:
            return bool(self._automaton.find_matches_as_strings(text))
        except UnicodeEncodeError:  # half a character
            return any(map(text.__contains__, self._signs))

    def places_in(self, text: str) -> list[int]:
        """Return where signs stand in a text, in order; of two that overlap the first is enough."""
        try:
            # Which ones do is told several times as fast as where.
            present = set(self._whole.find_matches_as_strings(text))
            if len(present) <= _FEW:
                return places_of(present, text)
            return [start for _, start, _ in self._whole.find_matches_as_indexes(text)]
        except UnicodeEncodeError:  # half a character
            return sorted(found.start() for sign in self._signs for found in finditer(escape(sign), text))

    @cached_property
    def _whole(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, MatchKind

        return AhoCorasick(self._signs, matchkind=MatchKind.LeftmostFirst)

    def __repr__(self) -> str:
        return f"Signs{self._signs!r}"
