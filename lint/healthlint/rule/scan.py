"""Where do the terms of all rules stand in a document?

All of them are one Aho-Corasick automaton (Aho and Corasick, 1975), so that a document is
passed over once however many rules there are. The automaton is asked for overlapping matches,
and what is a word is judged afterwards: leftmost-longest would lose matches here.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Protocol

from ahocorasick_rs import AhoCorasick

from healthlint.rule.notation import VERSION, literals_of, patterns_of
from healthlint.rule.pattern import WIDE, Pattern
from healthlint.rule.terms import Terms, term_lists
from healthlint.text.model import Document, Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.expressions import Expressions


_Place = tuple[int, int, str]  # in the prose, and the term
_Hit = tuple[
    int, int, list[tuple[bool, Pattern]]
]  # where a literal stands; whether they protect, and patterns
_Owners = dict[str, list[list[int]]]  # by literal: the numbers of lists, and of terms in them
_WIDE_SIGN = re.compile(f"[^\x00-{chr(ord(WIDE) - 1)}]")


class Memory(Protocol):
    """What remembers, from one run to the next, what takes long to work out."""

    def get(self, name: str, key: object) -> Any:
        """Return the JSON value put under a name for this key, or None."""

    def put(self, name: str, key: object, value: object) -> None:
        """Remember a JSON value."""


class Scanner:
    """Looks for the terms of a set of rules, in one pass a document.

    Terms with a Chinese character have an automaton of their own, which is built when the first
    Chinese prose comes: for an English repository it never is.
    """

    def __init__(self, rules: Iterable[Rule], memory: Memory | None = None) -> None:
        """Take the rules; what their terms are looked for by may be remembered.

        Raises TermError for a term or pattern that cannot be read, of whatever language.
        """
        # Rules that share a list share its matches.
        lists: dict[int, tuple[Terms, list[tuple[str, str]]]] = {}
        for rule in rules:
            for name, terms in term_lists(rule.terms).items():
                lists.setdefault(id(terms), (terms, []))[1].append((rule.code, name))
        self._names = [names for _, names in lists.values()]
        self._terms = [terms for terms, _ in lists.values()]
        self._memory = memory
        # By the number of an expression: the list it belongs to.
        self._patterned = [key for key, terms in enumerate(self._terms) for _ in terms.patterns]
        self._patterns = [pattern for terms in self._terms for pattern in terms.patterns]
        self._number_of = {name: number for number, names in enumerate(self._names) for name in names}
        self._literals: dict[bool, _Owners] = {}
        known: _Owners | None = memory.get("words", self._key(wide=False)) if memory else None
        if known is None:
            self._read_all()
        else:
            self._literals[False] = known

    @cached_property
    def _latin(self) -> _Automaton:
        return _Automaton(self._terms, self._literals[False])

    @cached_property
    def _expressions(self) -> Expressions:
        from healthlint.rule.expressions import Expressions

        return Expressions(self._patterns)

    @cached_property
    def _wide(self) -> _Automaton:
        owners: _Owners | None = self._literals.get(True)
        if owners is None and self._memory is not None:
            owners = self._memory.get("words", self._key(wide=True))
        if owners is None:
            owners = _worked_out(self._terms, wide=True)
            self._remember(owners, wide=True)
        return _Automaton(self._terms, owners)

    def _read_all(self) -> None:
        """Read the terms of all languages; what is remembered of the Latin ones says that all were right."""
        if self._patterns:
            from healthlint.rule.expressions import check_expression

            for pattern in self._patterns:
                check_expression(pattern)
        for wide in (True, False):
            self._literals[wide] = _worked_out(self._terms, wide=wide)
        for wide, owners in self._literals.items():
            self._remember(owners, wide=wide)

    def _remember(self, owners: _Owners, *, wide: bool) -> None:
        if self._memory is not None:
            self._memory.put("words", self._key(wide=wide), owners)

    def _key(self, *, wide: bool) -> list[object]:
        return [VERSION, wide, *self._fingerprint]

    @cached_property
    def _fingerprint(self) -> tuple[int, int, int]:
        lists = ("\0".join((*terms._all, f"{terms.open_end}", *terms.patterns)) for terms in self._terms)
        words = "\n".join(lists).encode()
        return len(words), zlib.crc32(words), zlib.adler32(words)

    def scan(self, document: Document) -> None:
        """Lay the matches of all terms into the document, for `Document.matches`.

        What the automata find is looked at more closely when a rule asks for the list: many ask for
        most of theirs only where an article has shown that it is about something of theirs.
        """
        hits: defaultdict[int, list[_Hit]] = defaultdict(list)
        folded = document.folded
        self._latin.find(folded, hits)
        if not folded.isascii() and _WIDE_SIGN.search(folded):
            self._wide.find(folded, hits)
        patterned: dict[int, list[_Place]] = {}
        if self._patterned:
            for start, end, number in self._expressions.places(document.simplified):
                places = patterned.setdefault(self._patterned[number], [])
                places.append((start, end, self._patterns[number]))
        document._matches = _Matches(document, self, hits, patterned)


class _Matches(dict[tuple[str, str], list[Match]]):
    """The matches of an article, by rule and list; those of a list are worked out when it is asked for."""

    def __init__(
        self,
        document: Document,
        scanner: Scanner,
        hits: dict[int, list[_Hit]],
        patterned: dict[int, list[_Place]],
    ) -> None:
        super().__init__()
        self._document = document
        self._scanner = scanner
        self._hits = hits
        self._patterned = patterned

    def __missing__(self, name: tuple[str, str]) -> list[Match]:
        key = self._scanner._number_of[name]
        hits, places = self._hits.get(key, ()), self._patterned.get(key, ())
        if not hits and not places:
            return []  # which costs less than to remember it
        found, protected = self._looked_at(hits, self._scanner._terms[key].enough)
        found[:0] = places
        if len(found) > 1 or protected:
            found = _longest(found, protected)
        matches = [Match(self._document, start, end, term) for start, end, term in found]
        for shared in self._scanner._names[key]:
            self[shared] = matches
        return matches

    def _looked_at(
        self, hits: Iterable[_Hit], enough: int | None
    ) -> tuple[list[_Place], list[tuple[int, int]]]:
        """Return where terms stand, and where what protects them."""
        folded = self._document.folded
        found: list[_Place] = []
        protected: list[tuple[int, int]] = []
        satisfied = False
        for start, end, owners in hits:
            for protecting, pattern in owners:
                if satisfied and not protecting:
                    continue
                form = pattern.form
                place = pattern.whole(folded, start, end) if form is None else form.around(folded, start, end)
                if place is None or (pattern.at_start and not _begins_sentence(self._document, place[0])):
                    continue
                if protecting:
                    protected.append(place)
                else:
                    found.append((*place, pattern.term))
                    satisfied = len(found) == enough
        return found, protected


class _Automaton:
    """The automaton of all terms with Chinese characters, or of all others.

    It knows by which literals the terms are looked for; the patterns around a literal are made when
    it first turns up.
    """

    def __init__(self, lists: Sequence[Terms], owners: _Owners) -> None:
        self._lists = lists
        self._literals = list(owners)
        self._owners = list(owners.values())
        self._by_list: list[list[tuple[int, list[tuple[bool, Pattern]]]] | None] = [None] * len(owners)
        self._by_term: dict[tuple[int, int], list[Pattern]] = {}
        self._automaton = AhoCorasick(self._literals) if owners else None

    def find(self, folded: str, hits: defaultdict[int, list[_Hit]]) -> None:
        """Add to `hits`, by list, where literals stand in a folded text, and whose they are."""
        if self._automaton is None:
            return
        by_list = self._by_list
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            for key, owners in by_list[index] or self._made(index):
                hits[key].append((start, end, owners))

    def _made(self, index: int) -> list[tuple[int, list[tuple[bool, Pattern]]]]:
        literal = self._literals[index]
        made: dict[int, list[tuple[bool, Pattern]]] = {}
        for key, number in self._owners[index]:
            terms = self._lists[key]
            patterns = self._by_term.get((key, number))
            if patterns is None:
                patterns = list(patterns_of(terms._all[number], open_end=terms.open_end))
                self._by_term[key, number] = patterns
            protecting = number >= terms._protecting_from
            made.setdefault(key, []).extend(
                (protecting, pattern) for pattern in patterns if pattern.literal == literal
            )
        by_list = self._by_list[index] = list(made.items())
        return by_list


def _worked_out(lists: Sequence[Terms], *, wide: bool) -> _Owners:
    owners: _Owners = {}
    for key, terms in enumerate(lists):
        for number, term in enumerate(terms._all):
            if wide is (max(term, default="") >= WIDE):
                # Spellings may share a literal; its owner is noted once, or each would be tried for each.
                for literal in literals_of(term, terms.open_end):
                    owners.setdefault(literal, []).append([key, number])
    return owners


def _begins_sentence(document: Document, position: int) -> bool:
    return document.sentence_at(position).start == position


def _longest(places: list[_Place], protected: Iterable[tuple[int, int]]) -> list[_Place]:
    """Drop places that touch a protected phrase, and places inside or begun within an earlier longer one."""
    shields = sorted(protected)
    starts = [start for start, _ in shields]
    reaches = list(accumulate((end for _, end in shields), max))
    kept: list[_Place] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        start, end, _ = place
        before = bisect_left(starts, end)
        if before and reaches[before - 1] > start:
            continue
        if kept and start < kept[-1][1]:
            continue
        kept.append(place)
    return kept
