"""Where do the fixed parts of terms stand in a text, and whose are they?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.notation import TO_BE_READ, literals_of, pattern_of, patterns_of
from healthlint.rule.pattern import WIDE, Pattern, is_word
from healthlint.text.literals import Literals, Telling, telling_of

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Iterator, Sequence

    from healthlint.rule.terms import Terms

# Where a literal stands, and whose it is: whether they protect, and their patterns.
Hit = tuple[int, int, list[tuple[bool, Pattern]]]
# The literals; of each, in turn, the numbers of its lists, of terms in them, and how it is looked for; what
# tells of each.
Owners = tuple[list[str], list[bytes], Telling]
_NUMBER = 4  # bytes
# Of a literal: whether it stands nowhere but where a word begins, and by list its patterns.
_Owned = tuple[bool, list[tuple[int, list[tuple[bool, Pattern]]]]]


class Automaton:
    """The automaton of all terms with Chinese characters, or of all others.

    It knows by which literals the terms are looked for; the patterns around a literal are made when
    it first turns up.
    """

    def __init__(self, lists: Sequence[Terms], owners: Owners) -> None:
        """Take lists and what `owners_of` says of them."""
        self._lists = lists
        self._literals, self._owners, telling = owners
        self._known: dict[int, _Owned] = {}
        self._by_term: dict[tuple[int, int], list[Pattern]] = {}
        self._automaton = Literals(self._literals, telling or None)

    def find(self, folded: str, hits: defaultdict[int, list[Hit]]) -> None:
        """Add to `hits`, by list, where literals stand in a folded text, and whose they are."""
        known = self._known
        for index, start, end in self._automaton.find(folded):
            begins_word, lists = known.get(index) or self._made(index)
            if begins_word and start and (before := folded[start - 1]) != " " and is_word(before):
                continue  # “our” in “your”: none of its patterns would be there
            for key, owners in lists:
                hits[key].append((start, end, owners))

    def _made(self, index: int) -> _Owned:
        literal = self._literals[index]
        made: dict[int, list[tuple[bool, Pattern]]] = {}
        numbers = iter(memoryview(self._owners[index]).cast("I"))
        for key, number, how in zip(numbers, numbers, numbers, strict=True):
            terms = self._lists[key]
            protecting = number >= terms._protecting_from
            made.setdefault(key, []).extend(
                (protecting, pattern) for pattern in self._patterns(literal, key, number, how)
            )
        begins_word = is_word(literal[0]) and not any(
            pattern.may_begin_in_word for patterns in made.values() for _, pattern in patterns
        )
        known = self._known[index] = (begins_word, list(made.items()))
        return known

    def _patterns(self, literal: str, key: int, number: int, how: int) -> Iterator[Pattern]:
        terms = self._lists[key]
        term = terms._all[number]
        if how != TO_BE_READ:
            yield pattern_of(literal, how, term, open_end=terms.open_end)
            return
        patterns = self._by_term.get((key, number))
        if patterns is None:
            patterns = self._by_term[key, number] = list(patterns_of(term, open_end=terms.open_end))
        yield from (pattern for pattern in patterns if pattern.literal == literal)


def owners_of(lists: Sequence[Terms], *, wide: bool | None = None, sifted: bool = False) -> Owners:
    """Return the literals of lists by whose they are: of terms with a Chinese character, or of the others.

    Of all terms where `wide` is None. `sifted`: with what tells of each literal, which takes longer to work
    out than their automaton, and pays where it is remembered.

    Raises TermError for a term that cannot be read.
    """
    owners: dict[str, list[int]] = {}
    for key, terms in enumerate(lists):
        for number, term in enumerate(terms._all):
            if wide is None or wide is (max(term, default="") >= WIDE):
                # Spellings may share a literal; its owner is noted once, or each would be tried for each.
                for literal, how in literals_of(term, terms.open_end).items():
                    owners.setdefault(literal, []).extend((key, number, how))
    literals = list(owners)
    telling = telling_of(literals) if sifted else {}
    return literals, [_packed(numbers) for numbers in owners.values()], telling


def _packed(numbers: list[int]) -> bytes:
    packed = memoryview(bytearray(_NUMBER * len(numbers))).cast("I")
    for at, number in enumerate(numbers):
        packed[at] = number
    return bytes(packed)
