"""Which choices of a term have found the words that it found?

A choice counts as used where the term with this choice alone in its brackets finds the same words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from healthlint.rule.notation import patterns_of
from healthlint.rule.pattern import TermError
from healthlint.text.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from healthlint.rule.pattern import Pattern

_GROUP = re.compile(r"\(([^()]*)\)")


class Choice(NamedTuple):
    """One choice of a group in brackets."""

    group: str  # as it is written, brackets and all
    choice: str  # as it is written; empty where the words of the group may be missing


class Branches:
    """The choices of one term, and which of them have found something so far."""

    def __init__(self, term: str, *, open_end: bool = False) -> None:
        self._folded = folded = fold(term)  # of the same length: brackets may be full-width in the term
        self._open_end = open_end
        self._unused: dict[Choice, list[tuple[int, int, str]]] = {}  # where its groups stand, and it, folded
        self._alone: dict[tuple[int, str], Sequence[Pattern] | None] = {}
        for group in _GROUP.finditer(folded):
            at = group.start(1)
            for choice in group[1].split("|"):
                written = Choice(term[group.start() : group.end()], term[at : at + len(choice)])
                self._unused.setdefault(written, []).append((*group.span(), choice))
                at += len(choice) + 1
        self.size = len(self._unused)

    @property
    def unused(self) -> tuple[Choice, ...]:
        """The choices that have found nothing, in order."""
        return tuple(self._unused)

    def use(self, folded: str, start: int, end: int) -> None:
        """Note the choices that find the words from `start` to `end` of a folded text."""
        self._unused = {
            choice: places
            for choice, places in self._unused.items()
            if not any(self._finds(*place, folded, start, end) for place in places)
        }

    def _finds(self, begin: int, stop: int, choice: str, folded: str, start: int, end: int) -> bool:
        head = choice[:2]
        if head.isalnum() and head.isascii() and head not in folded[start:end]:
            return False  # what is not there need not be made ready to be looked for
        key = (begin, choice)
        if key not in self._alone:
            narrowed = f"{self._folded[:begin]}({choice}){self._folded[stop:]}"
            try:
                self._alone[key] = tuple(patterns_of(narrowed, open_end=self._open_end))
            except TermError:  # too short to be looked for by itself
                self._alone[key] = None
        patterns = self._alone[key]
        if patterns is None:
            return choice in folded[start:end]
        return any(_stands_at(pattern, folded, start, end) for pattern in patterns)


def _stands_at(pattern: Pattern, folded: str, start: int, end: int) -> bool:
    """Tell whether a pattern finds just the words from `start` to `end`."""
    literal = pattern.literal
    at = folded.find(literal, start, end)
    while at >= 0:
        if pattern.whole(folded, at, at + len(literal)) == (start, end):
            return True
        at = folded.find(literal, at + 1, end)
    return False
