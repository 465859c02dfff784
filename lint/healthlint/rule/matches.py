"""Which hits of an automaton are terms?

What is a word is judged here: leftmost-longest in the automaton would lose matches. The hits of a
list are looked at when a rule asks for the list; most rules ask for most of theirs only where an
article has shown that it is about something of theirs.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from healthlint.rule.sieve import protecting
from healthlint.rule.whole import Shields, begins_sentence, whole_places
from healthlint.text.model import Document, Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.rule.automaton import Hit
    from healthlint.rule.scan import Scanner

Place = tuple[int, int, str]  # in the prose, and the term
# The same with the end below zero, so that of two that begin together the longer comes first; and the number
# of the term in its list: that which is written first speaks.
_Found = tuple[int, int, int, str]
_FIRST = -1  # of patterns, before all terms


class Matches(dict[tuple[str, str], list[Match]]):
    """The matches of an article, by rule and list; those of a list are worked out when it is asked for."""

    def __init__(
        self,
        document: Document,
        scanner: Scanner,
        hits: dict[int, list[Hit]],
        patterned: dict[int, list[Place]],
    ) -> None:
        """Take the hits by list, and where patterns stand, by list."""
        super().__init__()
        self._document = document
        self._scanner = scanner
        self._hits = hits
        self._patterned = patterned
        self._by_list: dict[int, list[Match]] = {}  # rules that share a list share its matches
        self.standing = hits.keys() | patterned.keys()  # the numbers of the lists that may stand there

    def __missing__(self, name: tuple[str, str]) -> list[Match]:
        key = self._scanner.number_of[name]
        if key not in self.standing:
            return []  # which costs less than to remember it
        matches = self[name] = self.of(key)
        return matches

    def of(self, key: int) -> list[Match]:
        """Return the matches of a list by its number, which is one of `standing`."""
        if key in self._by_list:
            return self._by_list[key]
        found: list[_Found] = []
        if key in self._hits:
            found = self._looked_at(self._hits[key], self._scanner.lists[key].enough)
        if key in self._patterned:
            found += [(start, -end, _FIRST, term) for start, end, term in self._patterned[key]]
        if found and protecting(key) in self._hits:
            found = self._unprotected(found, self._hits[protecting(key)])
        if len(found) > 1:
            found = _longest(found)
        document = self._document
        matches = [Match(document, start, -minus_end, term) for start, minus_end, _, term in found]
        self._by_list[key] = matches
        return matches

    def _looked_at(self, hits: Iterable[Hit], enough: int | None) -> list[_Found]:
        """Return the terms that stand there, of those that are enough the first."""
        folded = self._document.folded
        found: list[_Found] = []
        if enough is not None:
            hits = _one_by_one(hits)
        for start, end, owners in hits:
            for number, pattern in owners:
                form = pattern.form
                place = pattern.whole(folded, start, end) if form is None else form.around(folded, start, end)
                if place is None or (pattern.at_start and not begins_sentence(self._document, place[0])):
                    continue
                found.append((place[0], -place[1], number, pattern.term))
                if len(found) == enough:
                    return found
        return found

    def _unprotected(self, found: Iterable[_Found], hits: Iterable[Hit]) -> list[_Found]:
        begins = partial(begins_sentence, self._document)
        shields = Shields(whole_places(self._document.folded, hits, begins))
        return [each for each in found if not shields.touch(each[0], -each[1])]


def _one_by_one(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits with an owner each, as they and the numbers of their terms follow."""
    single = [(start, end, [owner]) for start, end, owners in hits for owner in owners]
    return sorted(single, key=lambda hit: (hit[1], hit[0], hit[2][0][0]))


def _longest(found: list[_Found]) -> list[_Found]:
    """Drop what stands inside or begins within an earlier longer one, and of equals all but the first."""
    found.sort()
    kept = []
    reached = 0
    for each in found:
        if each[0] >= reached:
            kept.append(each)
            reached = -each[1]
    return kept
