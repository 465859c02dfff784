"""Where do the lists of one file stand in a document, which is looked through once for all of them?

For lists that the engine does not look for, as hardly any article has to be asked about them: those that are
asked about are asked about all of them.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, partial
from typing import TYPE_CHECKING

from healthlint.rule.automaton import automaton_of_file
from healthlint.rule.notation import VERSION
from healthlint.rule.sieve import protecting
from healthlint.rule.whole import begins_sentence, whole_places
from healthlint.text.packaged import made_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from healthlint.rule.automaton import Automaton, Hit
    from healthlint.rule.expressions import Expressions
    from healthlint.rule.terms import Terms
    from healthlint.rule.whole import Place
    from healthlint.text.model import Document


class Together:
    """The lists of a file; what stands in the last document is kept for the next list."""

    def __init__(self, package: str, name: str, lists: Mapping[str, Terms]) -> None:
        """Take a file in a package, and its lists by their names."""
        self._file = package, name
        self._by_name = lists
        self._document: Document | None = None
        self._hits: defaultdict[int, list[Hit]] = defaultdict(list)
        self._possible: defaultdict[int, list[int]] = defaultdict(list)  # patterns, by their lists

    def places(self, terms: Terms, document: Document) -> tuple[list[Place], list[Place]]:
        """Return where terms and patterns of a list stand in a document, and where what protects them."""
        if document is not self._document:
            self._look_through(document)
        key = self._numbers[id(terms)]
        found = self._whole(key, document)
        for number in self._possible.get(key, ()):
            found += self._expressions.places_of(number, document.simplified)
        return found, self._whole(protecting(key), document) if found else []

    def _look_through(self, document: Document) -> None:
        self._document = document
        self._hits = defaultdict(list)
        self._possible = defaultdict(list)
        folded = document.folded
        self._latin.find(folded, self._hits)
        if not folded.isascii():
            self._wide.find(folded, self._hits)
        if self._owner_of:
            for number in self._expressions.possible_in(document.simplified):
                self._possible[self._owner_of[number]].append(number)

    def _whole(self, key: int, document: Document) -> list[Place]:
        begins = partial(begins_sentence, document)
        return whole_places(document.folded, self._hits.get(key, ()), begins)

    @cached_property
    def _lists(self) -> list[Terms]:
        return list(self._by_name.values())

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(terms): number for number, terms in enumerate(self._lists)}

    @cached_property
    def _owner_of(self) -> list[int]:
        """The number of the list of each pattern."""
        return [number for number, terms in enumerate(self._lists) for _ in terms.patterns]

    @cached_property
    def _latin(self) -> Automaton:
        return self._automaton(wide=False)

    @cached_property
    def _wide(self) -> Automaton:
        return self._automaton(wide=True)

    def _automaton(self, *, wide: bool) -> Automaton:
        """Return the automaton of the terms, which are all written in the file."""
        return automaton_of_file(self._lists, *self._file, "wide" if wide else "latin", wide=wide)

    @cached_property
    def _expressions(self) -> Expressions:
        from healthlint.rule.expressions import Expressions, check_expression

        patterns = [pattern for terms in self._lists for pattern in terms.patterns]
        # What is kept says that all of them were right.
        made_of(*self._file, f"checked {VERSION}", lambda _: [*map(check_expression, patterns)])
        return Expressions(patterns, checked=True)
