"""Which words does a rule look for, and how are they written down?

A term is plain text in a small notation that every editor can read:

    miracle cure        the words, in any case, with a blank or a hyphen between them, also in the plural
    revolutioni*        any ending
    (give|bring)s hope  one of several; (new|) hope has the word or not
    first ... patient   up to forty characters between, in the same clause (twelve in Chinese)
    #% of patients      a number
    ^subscribe          only where a sentence begins
    cure|               not in the plural: the word ends just there

Words match whole: “cure” is not found in “secure”. Chinese knows no such borders and needs none;
between Chinese and Latin signs a blank may stand (“100%有效”, “100% 有效”).
None of this can run away: each term is looked for from its longest fixed part, gaps are bounded
and filled in one by one (`Gaps`), and a term that could be read in too many ways is refused.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from healthlint.rule.notation import patterns_of
from healthlint.rule.pattern import Pattern, TermError
from healthlint.rule.sieve import protecting
from healthlint.rule.together import Together
from healthlint.rule.whole import Shields, begins_sentence, whole_places
from healthlint.text.model import Block, Document, Sentence
from healthlint.text.packaged import made_of, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from healthlint.rule.automaton import Automaton, Hit
    from healthlint.rule.expressions import Expressions
    from healthlint.rule.whole import Place

__all__ = ["Pattern", "TermError", "Terms", "term_lists"]


class Terms:
    """The terms of a rule, by language; and the longer phrases in which they are innocent.

    Both languages are looked for in every sentence: Chinese prose is full of Latin names.
    """

    def __init__(
        self,
        en: Iterable[str] = (),
        zh: Iterable[str] = (),
        *,
        patterns: Iterable[str] = (),
        besides: Iterable[str] = (),
        open_end: bool = False,
        enough: int | None = None,
    ) -> None:
        """Take terms in the notation of this module.

        `patterns`: regular expressions of RE2, for what the notation cannot say. They ignore case, see
        Simplified characters and half-width signs, and keep within a block.
        `besides`: phrases that protect what they share words with (“breakthrough infection”).
        `open_end`: a word may go on after a term, as in the run-together cells of scraped tables.
        `enough`: a rule that asks whether there are any needs no more than so many of them.
        A term that cannot be read is told when the terms are first looked for, and stops the run.
        """
        self.en: tuple[str, ...] = tuple(en)
        self.zh: tuple[str, ...] = tuple(zh)
        self.patterns: tuple[str, ...] = tuple(patterns)
        self.besides: tuple[str, ...] = tuple(besides)
        self.open_end = open_end
        self.enough = enough
        self._all = (*self.en, *self.zh, *self.besides)  # as they are written, the patterns aside
        self._origin: tuple[str, str, str] | None = None  # the package, file and table that it was read from
        self._together: Together | None = None  # with the others of its file
        self._protecting_from = len(self.en) + len(self.zh)  # the number of the first term that protects

    @classmethod
    def read(cls, package: str, name: str) -> dict[str, Terms]:
        """Return the term lists of a TOML file in a package, by the name of their table.

        A table holds the arguments of `Terms`. Raises FileNotFoundError and TOMLDecodeError.
        """
        tables = made_of(package, name, "tables", parsed)
        read = {table: cls(**lists) for table, lists in tables.items()}
        together = Together(package, name, read)
        for table, terms in read.items():
            terms._origin = (package, name, table)
            terms._together = together
        return read

    @property
    def _sought(self) -> tuple[Pattern, ...]:
        """What the terms are looked for by."""
        return tuple(self._patterns(self._all[: self._protecting_from]))

    @property
    def _protecting(self) -> tuple[Pattern, ...]:
        """What protects the matches that it touches."""
        return tuple(self._patterns(self.besides))

    @cached_property
    def _expressions(self) -> Expressions:
        """The patterns, ready to be searched for."""
        from healthlint.rule.expressions import Expressions

        return Expressions(self.patterns)

    def places(self, folded: str) -> list[tuple[int, int]]:
        """Return where terms stand in a folded text (`Sentence.folded`), as offsets into it.

        For the few sentences that a rule wants a second look at; what `besides` protects is left out,
        and patterns are not looked for.
        """
        return self._unshielded(*self._found(folded, lambda start: start == 0))

    def places_between(self, document: Document, start: int, end: int) -> list[tuple[int, int]]:
        """Return where terms and patterns stand whole in the prose from `start` to `end`."""
        first = max(0, start - 1)  # a sign more on both sides tells whether a word is cut

        def begins(at: int) -> bool:
            return begins_sentence(document, first + at)

        found, shields = self._found(document.folded[first : end + 1], begins)
        if self.patterns:
            found.extend(
                place[:2] for place in self._expressions.places(document.simplified[first : end + 1])
            )
        if not found:
            return []
        places = self._unshielded(found, shields)
        return [(first + at, first + to) for at, to in places if start <= first + at and first + to <= end]

    def places_in(self, document: Document) -> list[tuple[int, int]]:
        """Return where terms and patterns stand in all of a document.

        The document is looked through once for all lists of their file, when the first of them is asked for.
        """
        if self._together is None:
            return self.places_between(document, 0, len(document.prose))
        return self._unshielded(*self._together.places(self, document))

    def stand_in(self, where: Sentence | Block | str) -> bool:
        """Tell whether one of the terms stands in a sentence or block, or in a folded text.

        Patterns are looked for in sentences and blocks only: a folded text has lost its hyphens.
        """
        if isinstance(where, str):
            return bool(self.places(where))
        document = where.block.document if isinstance(where, Sentence) else where.document
        return self.stand_between(document, where.start, where.end)

    def stand_between(self, document: Document, start: int, end: int) -> bool:
        """Tell whether one of the terms stands whole in the prose from `start` to `end`."""
        return bool(self.places_between(document, start, end))

    def _found(self, folded: str, begins: Callable[[int], bool]) -> tuple[list[Place], list[Place]]:
        """Return where terms stand, and where what protects them does."""
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        self._automaton.find(folded, hits)
        if not hits:
            return [], []
        return (
            whole_places(folded, hits.get(0, ()), begins),
            whole_places(folded, hits.get(protecting(0), ()), begins),
        )

    @staticmethod
    def _unshielded(found: list[Place], shields: list[Place]) -> list[Place]:
        if shields:
            standing = Shields(shields)
            found = [place for place in found if not standing.touch(*place)]
        return sorted(found)

    def __bool__(self) -> bool:
        return bool(self._all or self.patterns)

    @cached_property
    def _fingerprint(self) -> tuple[int, int, int]:
        """What tells the list from others, but for what is enough of it."""
        words = "\0".join((*self._all, f"{self.open_end}", *self.patterns)).encode("utf-8", "surrogatepass")
        return len(words), zlib.crc32(words), zlib.adler32(words)

    @cached_property
    def _automaton(self) -> Automaton:
        """The automaton of this list alone."""
        from healthlint.rule.automaton import Automaton, automaton_of_file, owners_of

        if self._origin is None:
            return Automaton([self], owners_of([self]))
        return automaton_of_file([self], *self._origin)

    def _patterns(self, terms: Iterable[str]) -> Iterator[Pattern]:
        for term in terms:
            yield from patterns_of(term, open_end=self.open_end)

    def __repr__(self) -> str:
        return f"Terms(en={len(self.en)}, zh={len(self.zh)})"


def term_lists(declared: Terms | Mapping[str, Terms] | None) -> Mapping[str, Terms]:
    """Return the lists of a rule by name; a single list has the empty name."""
    if declared is None:
        return {}
    return {"": declared} if isinstance(declared, Terms) else declared
