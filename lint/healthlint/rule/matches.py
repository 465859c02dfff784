"""Which hits of an automaton are terms?

What is a word is judged here: leftmost-longest in the automaton would lose matches. The hits of a
list are looked at when a rule asks for the list; most rules ask for most of theirs only where an
article has shown that it is about something of theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from healthlint.rule.sieve import protecting
from healthlint.text.model import Document, Match

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from healthlint.rule.automaton import Hit
    from healthlint.rule.scan import Scanner

Place = tuple[int, int, str]  # in the prose, and the term


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
        self.standing = hits.keys() | patterned.keys()  # the numbers of the lists that may stand there

    def __missing__(self, name: tuple[str, str]) -> list[Match]:
        key = self._scanner.number_of[name]
        if key not in self.standing:
            return []  # which costs less than to remember it
        found = list(self._patterned.get(key, ()))
        if key in self._hits:
            found += self._looked_at(self._hits[key], self._scanner.lists[key].enough)
        protected = self._protecting(self._hits.get(protecting(key), ())) if found else ()
        if len(found) > 1 or protected:
            found = _longest(found, protected)
        matches = [Match(self._document, start, end, term) for start, end, term in found]
        for shared in self._scanner.names[key]:
            self[shared] = matches
        return matches

    def _looked_at(self, hits: Iterable[Hit], enough: int | None) -> list[Place]:
        """Return where terms stand, up to those that are enough, as their hits and numbers follow."""
        folded = self._document.folded
        found: list[tuple[int, int, int, Place]] = []
        if enough is not None:
            hits = _one_by_one(hits)
        for start, end, owners in hits:
            for number, pattern in owners:
                form = pattern.form
                place = pattern.whole(folded, start, end) if form is None else form.around(folded, start, end)
                if place is None or (pattern.at_start and not _begins_sentence(self._document, place[0])):
                    continue
                found.append((end, start, number, (*place, pattern.term)))
                if len(found) == enough:
                    return [place for *_, place in found]
        if len(found) > 1:
            found.sort()
        return [place for *_, place in found]

    def _protecting(self, hits: Iterable[Hit]) -> list[tuple[int, int]]:
        """Return where that stands which protects terms; asked only where there is something to protect."""
        document = self._document
        folded = document.folded
        return [
            place
            for start, end, owners in hits
            for _, pattern in owners
            if (place := pattern.whole(folded, start, end)) is not None
            and not (pattern.at_start and not _begins_sentence(document, place[0]))
        ]


def _one_by_one(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits with an owner each, as they and the numbers of their terms follow."""
    single = [(start, end, [owner]) for start, end, owners in hits for owner in owners]
    return sorted(single, key=lambda hit: (hit[1], hit[0], hit[2][0][0]))


def _begins_sentence(document: Document, position: int) -> bool:
    return document.sentence_at(position).start == position


def _longest(places: list[Place], protected: Collection[tuple[int, int]]) -> list[Place]:
    """Drop places that touch a protected phrase, and places inside or begun within an earlier longer one."""
    places.sort(key=lambda place: (place[0], -place[1]))
    if protected:
        shields = sorted(protected)
        starts = [start for start, _ in shields]
        reaches = [0, *accumulate((end for _, end in shields), max)]
        places = [place for place in places if reaches[bisect_left(starts, place[1])] <= place[0]]
    kept: list[Place] = []
    reached = 0
    for place in places:
        if place[0] >= reached:
            kept.append(place)
            reached = place[1]
    return kept
