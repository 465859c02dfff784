"""Which of some signs stand in a text at all, so that it is worth while to look for what they begin?"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Signs:
    """Short texts that are looked for together."""

    def __init__(self, *signs: str) -> None:
        self._signs = signs

    def present_in(self, text: str) -> frozenset[str]:
        """Return the signs that stand in a text; of two that overlap there, the first is enough."""
        try:
            # As texts: where they stand takes several times as long to tell.
            return frozenset(self._automaton.find_matches_as_strings(text))
        except UnicodeEncodeError:  # half a character
            return frozenset([sign for sign in self._signs if sign in text])

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, MatchKind

        # Where matches may not overlap, it need not go through a text sign by sign.
        return AhoCorasick(self._signs, matchkind=MatchKind.LeftmostFirst)

    def __repr__(self) -> str:
        return f"Signs{self._signs!r}"
