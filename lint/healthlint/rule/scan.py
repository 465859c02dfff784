"""Where do the terms of all rules stand in a document?

All of them are one Aho-Corasick automaton (Aho and Corasick, 1975), so that a document is
passed over once however many rules there are.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from healthlint.rule.automaton import Automaton, Hit, owners_of
from healthlint.rule.matches import Matches, Place
from healthlint.rule.notation import VERSION
from healthlint.rule.packed_owners import FORM, packed, unpacked
from healthlint.rule.terms import Terms, term_lists
from healthlint.text.language.han import is_wide
from healthlint.text.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.expressions import Expressions
    from healthlint.rule.packed_owners import Packed


class Memory(Protocol):
    """What remembers, from one run to the next, what takes long to work out."""

    def get(self, name: str, key: object) -> Any:
        """Return the plain value put under a name for this key, or None."""

    def put(self, name: str, key: object, value: object) -> None:
        """Remember a plain value."""


class Scanner:
    """Looks for the terms of a set of rules, in one pass a document.

    Terms with a Chinese character have an automaton of their own, which is built when the first
    Chinese prose comes: for an English repository it never is.
    """

    def __init__(self, rules: Iterable[Rule], memory: Memory | None = None) -> None:
        """Take the rules; what their terms are looked for by may be remembered.

        Raises TermError for a term or pattern that cannot be read, of whatever language.
        """
        self._rules = tuple(rules)
        # Rules that share a list share its matches.
        lists: dict[int, tuple[Terms, list[tuple[str, str]]]] = {}
        for rule in self._rules:
            for name, terms in term_lists(rule.terms).items():
                lists.setdefault(id(terms), (terms, []))[1].append((rule.code, name))
        self.names = [names for _, names in lists.values()]
        self.lists = [terms for terms, _ in lists.values()]
        self._memory = memory
        # By the number of an expression: the list it belongs to.
        self._patterned = [key for key, terms in enumerate(self.lists) for _ in terms.patterns]
        self._patterns = [pattern for terms in self.lists for pattern in terms.patterns]
        self.number_of = {name: number for number, names in enumerate(self.names) for name in names}
        self._literals: dict[bool, Packed] = {}
        known = self._recalled(wide=False)
        if known is None:
            self._read_all()
        else:
            self._literals[False] = known

    @cached_property
    def _latin(self) -> Automaton:
        return Automaton(self.lists, unpacked(self._literals.pop(False)))

    @cached_property
    def _expressions(self) -> Expressions:
        from healthlint.rule.expressions import Expressions

        return Expressions(self._patterns, checked=True)

    @cached_property
    def _wide(self) -> Automaton:
        literals = self._literals.pop(True, None) or self._recalled(wide=True)
        if literals is None:
            literals = self._read(wide=True)
            self._remember(literals, wide=True)
        return Automaton(self.lists, unpacked(literals))

    def _read_all(self) -> None:
        """Read the terms of all languages; what is remembered of the Latin ones says that all were right."""
        if self._patterns:
            from healthlint.rule.expressions import check_expression

            for pattern in self._patterns:
                check_expression(pattern)
        for wide in (True, False):
            self._literals[wide] = self._read(wide=wide)
        for wide, literals in self._literals.items():
            self._remember(literals, wide=wide)

    def _read(self, *, wide: bool) -> Packed:
        return packed(owners_of(self.lists, wide=wide, sifted=self._memory is not None, again=True))

    def _remember(self, literals: Packed, *, wide: bool) -> None:
        if self._memory is not None:
            self._memory.put("words", self._key(wide=wide), literals)

    def _recalled(self, *, wide: bool) -> Packed | None:
        """Return what an earlier run has worked out."""
        return self._memory.get("words", self._key(wide=wide)) if self._memory else None

    def _key(self, *, wide: bool) -> list[object]:
        return [VERSION, FORM, wide, *self._fingerprint]

    @cached_property
    def _fingerprint(self) -> tuple[int, int, int]:
        lists = repr([terms._fingerprint for terms in self.lists]).encode()
        return len(self.lists), zlib.crc32(lists), zlib.adler32(lists)

    @cached_property
    def _needs(self) -> list[tuple[Rule, frozenset[int] | None]]:
        """The rules, each with the lists without any of which it finds nothing; None: it is always asked."""
        return [(rule, self._needed_by(rule)) for rule in self._rules]

    def _needed_by(self, rule: Rule) -> frozenset[int] | None:
        names = needs_of(type(rule))
        # A list that is not there now is no reason to ask: its words were left out with it.
        numbers = (self.number_of.get((rule.code, name)) for name in names)
        return frozenset(number for number in numbers if number is not None) or None

    @cached_property
    def _shared(self) -> frozenset[int]:
        """The lists that several rules need."""
        often = Counter(key for _, needed in self._needs if needed is not None for key in needed)
        return frozenset(key for key, times in often.items() if times > 1)

    def concerned(self, document: Document) -> list[Rule]:
        """Return the rules that may find something in a document that was scanned, in their order.

        The others need terms (`Rule.needs`) of which not even a fixed part stands there, or no whole term
        where several rules need them: a dozen of them ask first whether the article sells.
        """
        matches = document._matches
        assert isinstance(matches, Matches)  # it was scanned
        standing = matches.standing
        standing = standing - {key for key in standing & self._shared if not matches.of(key)}
        return [rule for rule, needed in self._needs if needed is None or not needed.isdisjoint(standing)]

    def prepare(self) -> None:
        """Build now what many articles need, of whatever language they are."""
        self._latin.prepare()

    def scan(self, document: Document) -> None:
        """Lay the matches of all terms into the document, for `Document.matches`.

        What the automata find is looked at more closely when a rule asks for the list: many ask for
        most of theirs only where an article has shown that it is about something of theirs.
        """
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        folded = document.folded
        self._latin.find(folded, hits)
        if is_wide(folded):
            self._wide.find(folded, hits)
        patterned: dict[int, list[Place]] = {}
        if self._patterned:
            for start, end, number in self._expressions.places(document.simplified):
                places = patterned.setdefault(self._patterned[number], [])
                places.append((start, end, self._patterns[number]))
        document._matches = Matches(document, self, hits, patterned)


def needs_of(rule: type[Rule]) -> Sequence[str]:
    """Return the names of the lists that a rule needs; none where its `check` is of a later class than they.

    Who writes a `check` anew may look for something else than the class that it derives from.
    """
    from healthlint.rule.base import Rule

    for one in rule.__mro__:
        if one is Rule:
            return ("",)  # what `Rule.check` reports
        if "needs" in vars(one):
            return one.needs  # type: ignore[attr-defined, no-any-return]
        if "check" in vars(one):
            return ()
    return ()
