"""Where do the terms of all rules stand in a document?

All of them are one Aho-Corasick automaton (Aho and Corasick, 1975), so that a document is
passed over once however many rules there are. The automaton is asked for overlapping matches,
and what is a word is judged afterwards: leftmost-longest would lose matches here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from healthlint.rule.pattern import WIDE
from healthlint.rule.terms import Pattern, Terms, term_lists
from healthlint.text.model import Document, Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from healthlint.rule.base import Rule


_WIDE_SIGN = re.compile(f"[^\x00-{chr(ord(WIDE) - 1)}]")


class Scanner:
    """Looks for the terms of a set of rules, in one pass a document.

    Terms with a Chinese character have an automaton of their own, which is built when the first
    Chinese prose comes: for an English repository it never is.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        # Rules that share a list share its matches.
        lists: dict[int, tuple[Terms, list[tuple[str, str]]]] = {}
        for rule in rules:
            for name, terms in term_lists(rule.terms).items():
                lists.setdefault(id(terms), (terms, []))[1].append((rule.code, name))
        self._lists = list(lists.values())

    @cached_property
    def _latin(self) -> _Automaton:
        return _Automaton(self._lists, wide=False)

    @cached_property
    def _wide(self) -> _Automaton:
        return _Automaton(self._lists, wide=True)

    def scan(self, document: Document) -> None:
        """Lay the matches of all terms into the document, for `Document.matches`."""
        found: dict[int, list[tuple[int, int, str]]] = {}
        protected: dict[int, list[tuple[int, int]]] = {}
        folded = document.folded
        self._latin.find(document, found, protected)
        if not folded.isascii() and _WIDE_SIGN.search(folded):
            self._wide.find(document, found, protected)
        matches = document._matches
        for key, (_, names) in enumerate(self._lists):
            places = found.get(key)
            kept = _longest(places, protected.get(key, ())) if places else ()
            shared = [Match(document, *place) for place in kept]
            for name in names:
                matches[name] = shared


class _Automaton:
    """The automaton of all terms with Chinese characters, or of all others."""

    def __init__(self, lists: Sequence[tuple[Terms, object]], *, wide: bool) -> None:
        owners: dict[str, list[tuple[int, bool, Pattern]]] = {}
        for key, (terms, _) in enumerate(lists):
            for protecting, pattern in terms.wanted(wide=wide):
                owners.setdefault(pattern.literal, []).append((key, protecting, pattern))
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners)) if owners else None

    def find(
        self,
        document: Document,
        found: dict[int, list[tuple[int, int, str]]],
        protected: dict[int, list[tuple[int, int]]],
    ) -> None:
        """Add to `found` and `protected`, by list, where terms stand in the folded prose."""
        if self._automaton is None:
            return
        folded = document.folded
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            for key, protecting, pattern in self._owners[index]:
                form = pattern.form
                place = pattern.whole(folded, start, end) if form is None else form.around(folded, start, end)
                if place is None or (pattern.at_start and not _begins_sentence(document, place[0])):
                    continue
                if protecting:
                    protected.setdefault(key, []).append(place)
                else:
                    found.setdefault(key, []).append((*place, pattern.term))


def _begins_sentence(document: Document, position: int) -> bool:
    return document.sentence_at(position).start == position


def _longest(
    places: list[tuple[int, int, str]], protected: Iterable[tuple[int, int]]
) -> list[tuple[int, int, str]]:
    """Drop places that touch a protected phrase, and places inside or begun within an earlier longer one."""
    shields = sorted(protected)
    starts = [start for start, _ in shields]
    reaches = list(accumulate((end for _, end in shields), max))
    kept: list[tuple[int, int, str]] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        start, end, _ = place
        before = bisect_left(starts, end)
        if before and reaches[before - 1] > start:
            continue
        if kept and start < kept[-1][1]:
            continue
        kept.append(place)
    return kept
