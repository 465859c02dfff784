"""Where do many fixed texts stand in a text?

One Aho-Corasick automaton (Aho and Corasick, 1975) finds all of them in one pass. Building it takes as long
as linting a dozen articles, so that for the first ones it is built of those texts alone that can stand in
them: each has one stretch of a few signs that tells, and most of these do not occur.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from healthlint.text.language.han import WIDE

if TYPE_CHECKING:
    from collections.abc import KeysView, Sequence

    from ahocorasick_rs import AhoCorasick

_LATIN, _WIDE = 4, 2  # signs of a stretch: of letters, and where it has a Chinese one
# In a text of so many signs an automaton with a table of all signs for each of its states, which the library
# chooses where there are few literals, is quicker; it has ten times the size.
_LONG = 1000
# What it costs to look through a text for the first time, and to build the automaton of all: for each text as
# much as for some signs, and for each literal as much as for a few.
_A_TEXT, _A_LITERAL = 100, 3
_PLAIN = 20_000  # signs that the plainest automaton looks through before a quicker one is built


class Telling(Protocol):
    """What tells of texts: by stretch, their numbers."""

    def keys(self) -> KeysView[str]:
        """Return the stretches."""

    def __getitem__(self, stretch: str, /) -> Sequence[int]: ...


class Literals:
    """Fixed texts, each once, that are looked for together."""

    def __init__(self, texts: Sequence[str], telling: Telling | None = None) -> None:
        """Take texts, and what `telling_of` says of them where that is known."""
        self._texts = texts
        self._telling = telling
        self._spent = 0  # on the texts so far, in signs
        self._first: AhoCorasick | None = None
        self._all: AhoCorasick | None = None
        self._lengths = {*map(len, telling.keys())} if telling else set()  # of the stretches

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return the number of each literal that stands in a text, with start and end; they may overlap.

        By their ends, of equal ends the longest first.
        """
        if self._all is not None:
            return self._all.find_matches_as_indexes(text, overlapping=True)
        if not self._texts:
            return []
        from ahocorasick_rs import AhoCorasick, Implementation

        self._spent += len(text) + _A_TEXT
        if self._spent > (_PLAIN if self._telling is None else _A_LITERAL * len(self._texts)):
            self.prepare(for_long=len(text) > _LONG)
            return self.find(text)
        plain = Implementation.NoncontiguousNFA
        if self._telling is None:
            if self._first is None:
                self._first = AhoCorasick([*self._texts], implementation=plain)
            return self._first.find_matches_as_indexes(text, overlapping=True)
        numbers = self._possible(text)
        if not numbers:
            return []
        few = AhoCorasick([self._texts[number] for number in numbers], implementation=plain)
        found = few.find_matches_as_indexes(text, overlapping=True)
        return [(numbers[index], start, end) for index, start, end in found]

    def prepare(self, *, for_long: bool) -> None:
        """Build the automaton of all texts, for long texts to be looked through or for short ones."""
        if not self._texts:
            return
        from ahocorasick_rs import AhoCorasick, Implementation

        self._first = self._telling = None  # megabytes, in whose place it is
        kind = None if for_long else Implementation.ContiguousNFA
        self._all = AhoCorasick([*self._texts], implementation=kind)
        self._texts = ()

    def _possible(self, text: str) -> list[int]:
        """Return the numbers of the literals of which the telling stretch stands in a text."""
        assert self._telling is not None  # find has looked
        stretches = {""}
        for length in self._lengths - {0}:
            if length == _LATIN or not text.isascii():
                stretches.update([text[at : at + length] for at in range(len(text) - length + 1)])
        telling = self._telling
        return [number for stretch in telling.keys() & stretches for number in telling[stretch]]


def telling_of(texts: Sequence[str]) -> dict[str, list[int]]:
    """Return which stretch tells of each text: that which fewest of the texts have.

    A text without a stretch that is long enough is told of by the empty one, and looked for everywhere.
    """
    stretches = [_stretches(text) for text in texts]
    often = Counter(stretch for each in stretches for stretch in set(each))
    telling: dict[str, list[int]] = {}
    for number, each in enumerate(stretches):
        telling.setdefault(min(each, key=often.__getitem__, default=""), []).append(number)
    return telling


def _stretches(text: str) -> list[str]:
    wide = [stretch for at in range(len(text) - _WIDE + 1) if max(stretch := text[at : at + _WIDE]) >= WIDE]
    return wide or [text[at : at + _LATIN] for at in range(len(text) - _LATIN + 1)]
