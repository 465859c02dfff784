"""Which parts of a rule does no example fire?

A part counts as covered where an example shows that it has an effect:

- a term or pattern of [terms], [mild], [ordinary]: a finding stands just where it is found;
- each choice in brackets of such a term: the term with this choice alone finds these words, too;
- a phrase under `besides`: a word of the list stands in it, or shares words with it;
- a word of [company]: as the only one there, it still lets a word of [ordinary] be reported;
- a word of [unless]: as the only one there, it still clears a word that is reported without [unless];
- a word of [requires], a key of its `metadata`: as the only one there, it still makes good what is
  reported where nothing of it is said;
- an entry of [suggestions]: its term is covered.

Words that are reported for several reasons cover all of them. A rule in Python whose code decides
what becomes of its matches can be judged by its lists alone: a term counts where it is found in an
example, be it a bad or a good one; branches of code are for tools that measure code.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from healthlint.rule.declared import DeclaredRule
from healthlint.rule.marks import unmarked
from healthlint.rule.terms import Terms, term_lists
from healthlint.testing.branches import Branches
from healthlint.testing.conditions import conditions_of
from healthlint.testing.examples import Place, Places, examples_of
from healthlint.testing.finder import finder_of
from healthlint.testing.firing import Fired, present, reported
from healthlint.testing.lists import Keys, TermKey, keys_of, reported_lists, table_of
from healthlint.testing.trial import trial_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.rule.base import Rule
    from healthlint.text.model import Document


class Uncovered(NamedTuple):
    """A part of a rule that no example fires; its text is one line, as the command prints it."""

    rule: Rule
    place: Place
    part: str  # `terms.en[3] "purge*"`
    fault: str  # `no example fires it`

    def __str__(self) -> str:
        return f"{self.place}: {self.rule.code} {self.rule.name}: {self.part}: {self.fault}"


class Coverage(NamedTuple):
    """How much of a rule its examples fire; a term with choices is as many parts as it has choices."""

    rule: Rule
    parts: int
    uncovered: tuple[Uncovered, ...]
    covered: int

    @property
    def percent(self) -> int:
        """The share of the parts that are covered, rounded down; 100 of a rule without parts."""
        return self.covered * 100 // self.parts if self.parts else 100


def coverage_of(rule: Rule | type[Rule]) -> Coverage:
    """Return how much of a rule its examples fire."""
    return _Account(trial_of(rule).rule).coverage()


def uncovered(rules: Rule | type[Rule] | Iterable[Rule | type[Rule]]) -> list[Uncovered]:
    """Return the parts of a rule or of several that no example fires.

    `assert not uncovered(RULES)` in a test lists them. What counts as a part, and when it is fired,
    `healthlint test --coverage --help` and the manual tell.
    """
    from healthlint.rule.base import Rule

    given = [rules] if isinstance(rules, Rule | type) else rules
    return [part for rule in given for part in coverage_of(rule).uncovered]


class _Account:
    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._places = Places(rule)
        trial = trial_of(rule)
        self._examples = examples_of(rule)
        self._documents = [trial.document(unmarked(example.text)) for example in self._examples]
        self._parts = 0
        self._lost: list[tuple[Keys, str, str]] = []
        self._missed = 0

    def coverage(self) -> Coverage:
        fired = self._of_terms()
        lists = dict(_shielded_lists(self._rule))
        for table, terms in lists.items():
            self._of_besides(table, terms)
        if isinstance(self._rule, DeclaredRule):
            for keys, part, fault, is_met in conditions_of(self._rule, self._documents):
                self._count(keys, part, fault, covered=is_met)
            for term in self._rule.suggestions:
                keys = ("suggestions", term)
                self._count(keys, f'suggestions."{term}"', "no example fires its term", covered=term in fired)
        lost = tuple(
            Uncovered(self._rule, self._places.of(keys), part, fault) for keys, part, fault in self._lost
        )
        return Coverage(self._rule, self._parts, lost, self._parts - self._missed)

    def _count(self, keys: Keys, part: str, fault: str, *, covered: bool, size: int = 1) -> None:
        self._parts += size
        if not covered:
            self._missed += size
            self._lost.append((keys, part, fault))

    def _of_terms(self) -> set[str]:
        """Count the terms whose matches are reported, with their choices, and return those that are fired."""
        fired: set[str] = set()
        names = reported_lists(self._rule)
        found_in = self._present if names is None else reported(self._rule, names, self._documents)
        for name, found in found_in.items():
            terms = term_lists(self._rule.terms)[name]
            for key in keys_of(table_of(self._rule, name), terms):
                stretches = found.get(key.term, [])
                if stretches:
                    fired.add(key.term)
                branches = None if key.keys[1] == "patterns" else Branches(key.term, open_end=terms.open_end)
                if branches is None or not branches.size or not stretches:
                    size = branches.size or 1 if branches else 1
                    fault = "no example fires it" if stretches else self._unfired(name, key.term)
                    self._count(key.keys, str(key), fault, covered=bool(stretches), size=size)
                else:
                    self._of_choices(key, branches, stretches)
        return fired

    def _unfired(self, name: str, term: str) -> str:
        """Say that no example fires a term, and which has it: there it is excused, or another term speaks."""
        held = self._present[name].get(term)
        if not held:
            return "no example fires it"
        example = self._examples[self._documents.index(held[0][0])]
        return f"no example fires it, though {example.label} has it"

    @cached_property
    def _present(self) -> dict[str, Fired]:
        return present(self._rule, self._documents)

    def _of_choices(
        self, key: TermKey, branches: Branches, stretches: Iterable[tuple[Document, int, int]]
    ) -> None:
        for document, start, end in stretches:
            branches.use(document.folded, start, end)
        self._parts += branches.size - len(branches.unused)
        by_group: dict[str, list[str]] = {}
        for group, choice in branches.unused:
            by_group.setdefault(group, []).append(choice)
        for group, choices in by_group.items():
            fault = f"of {group}, no example has {' or '.join(map(_choice, choices))}"
            self._count(key.keys, str(key), fault, covered=False, size=len(choices))

    def _of_besides(self, table: str, terms: Terms) -> None:
        finder = finder_of(terms)
        useful: set[int] = set()
        for document in self._documents:
            phrases = list(finder.places(document, besides=True))
            if phrases:
                for start, end, _ in finder.places(document):
                    useful.update(number for first, last, number in phrases if first < end and start < last)
        for number, key in enumerate(keys_of(table, terms, besides=True)):
            self._count(key.keys, str(key), "protects no word in an example", covered=number in useful)


def _choice(choice: str) -> str:
    return f'"{choice}"' if choice else "none of it"


def _shielded_lists(rule: Rule) -> Iterator[tuple[str, Terms]]:
    for name, terms in term_lists(rule.terms).items():
        if terms.besides:
            yield table_of(rule, name), terms
    if isinstance(rule, DeclaredRule):
        for table, terms in (("company", rule.company), ("unless", rule.unless)):
            if terms.besides:
                yield table, terms
