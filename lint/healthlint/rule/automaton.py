"""Where do the fixed parts of terms stand in a text, and whose are they?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from healthlint.rule import packed_owners
from healthlint.rule.notation import (
    OF_A_FORM,
    TO_BE_READ,
    VERSION,
    form_of,
    literals_of,
    pattern_of,
    patterns_of,
    read_literals,
)
from healthlint.rule.pattern import APART, Pattern, is_word
from healthlint.rule.sieve import ENDS_NUMBER, NUMBER, PLURALS, Owner, Sieve, protecting, sieve_of
from healthlint.text.language.han import WIDE
from healthlint.text.literals import Literals, Telling, telling_of
from healthlint.text.packaged import is_noting, made_of
from healthlint.text.packed_numbers import packed, unpacked

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Iterator

    from healthlint.rule.form import Form
    from healthlint.rule.packed_owners import Packed
    from healthlint.rule.terms import Terms

Hit = tuple[int, int, list[Owner]]  # where a literal stands, and whose it is
# The literals; of each, in turn, the numbers of its lists, of terms in them, and how it is looked for; what
# tells of each.
Owners = tuple[Sequence[str], Sequence[bytes], Telling]
# Literals: an automaton of fewer is built in less time than it takes to tell which can stand in a text.
_MANY = 1000
_OFTEN = 24  # hits of a literal; for fewer, to work out how its terms can be told takes longer than it saves


class Automaton:
    """The automaton of all terms with Chinese characters, or of all others.

    It knows by which literals the terms are looked for; the patterns around a literal are made when
    it first turns up.
    """

    def __init__(self, lists: Sequence[Terms], owners: Owners) -> None:
        """Take lists and what `owners_of` says of them."""
        self._lists = lists
        self._literals, self._owners, telling = owners
        self._sieves: list[Sieve | None] = [None] * len(self._literals)
        self._unsifted: dict[int, Sieve] = {}  # of literals that were not hit often yet, and how often
        self._times: dict[int, int] = {}
        # By the numbers of lists and terms.
        self._forms: dict[tuple[int, int], Form] = {}
        self._by_term: dict[tuple[int, int], list[Pattern]] = {}
        self._automaton = Literals(self._literals, telling or None)

    def prepare(self) -> None:
        """Build now what many articles need."""
        self._automaton.prepare(for_long=True)

    def find(self, folded: str, hits: defaultdict[int, list[Hit]]) -> None:
        """Add to `hits`, by list, where literals stand in a folded text, and whose they are."""
        found = self._automaton.find(folded)
        if not found:
            return
        sieves = self._sieves
        text = folded + "\n"  # its last sign stands before the first one, too
        for index, start, end in found:
            begins_word, ends_word, others, before, behind = sieves[index] or self._seldom(index)
            if begins_word and (sign := text[start - 1]) not in APART and is_word(sign):
                continue
            if (
                ends_word
                and (sign := text[end]) not in APART
                and is_word(sign)
                and not text.startswith(PLURALS, end)
            ):
                continue
            for key, owners in others:
                hits[key].append((start, end, owners))
            if behind:
                at = end if (sign := text[end]) != " " else end + 1
                if at > end:
                    sign = text[at]
                for words, key, owners in behind.get(NUMBER if sign.isdecimal() else sign, ()):
                    if text.startswith(words, at):
                        hits[key].append((start, end, owners))
            if before:
                to = start if (sign := text[start - 1]) != " " else start - 1
                if to < start:
                    sign = text[to - 1]
                is_number = sign.isdecimal() or sign in ENDS_NUMBER
                for words, key, owners in before.get(NUMBER if is_number else sign, ()):
                    if text.endswith(words, 0, to):
                        hits[key].append((start, end, owners))

    def _seldom(self, index: int) -> Sieve:
        """Return the sieve of a literal that has not been hit often."""
        sieve = self._unsifted.get(index)
        if sieve is None:
            sieve = self._made(index)
            if not any(pattern.form for _, owners in sieve.others for _, pattern in owners):
                self._sieves[index] = sieve
                return sieve
            self._unsifted[index] = sieve
        times = self._times[index] = self._times.get(index, 0) + 1
        if times > _OFTEN:
            del self._unsifted[index]
            sieve = self._sieves[index] = sieve_of(self._literals[index], sieve.others, sifted=True)
        return sieve

    def _made(self, index: int) -> Sieve:
        literal = self._literals[index]
        made: dict[int, list[Owner]] = {}
        numbers = iter(unpacked(self._owners[index]))
        for key, number, how in zip(numbers, numbers, numbers, strict=True):
            kept = protecting(key) if number >= self._lists[key]._protecting_from else key
            made.setdefault(kept, []).extend(
                (number, pattern) for pattern in self._patterns(literal, key, number, how)
            )
        return sieve_of(literal, list(made.items()), sifted=False)

    def _patterns(self, literal: str, key: int, number: int, how: int) -> Iterator[Pattern]:
        terms = self._lists[key]
        term = terms._all[number]
        if how != TO_BE_READ:
            form = self._forms.get((key, number))
            if form is None and how & OF_A_FORM:
                form = self._forms[key, number] = form_of(term, how, open_end=terms.open_end)
            yield pattern_of(literal, how, term, form, open_end=terms.open_end)
            return
        patterns = self._by_term.get((key, number))
        if patterns is None:
            patterns = self._by_term[key, number] = list(patterns_of(term, open_end=terms.open_end))
        yield from (pattern for pattern in patterns if pattern.literal == literal)


def automaton_of_file(
    lists: Sequence[Terms], package: str, name: str, which: str, *, wide: bool | None = None
) -> Automaton:
    """Return the automaton of lists whose terms are all written in a file of a package.

    Its literals are remembered with the file; `which` says those of which lists and signs they are.
    """

    def made(_: str) -> Packed:
        return packed_owners.packed(owners_of(lists, wide=wide, sifted=is_noting()))

    kept = made_of(package, name, f"sifted literals {VERSION} {packed_owners.FORM} {which}", made)
    return Automaton(lists, packed_owners.unpacked(kept))


def owners_of(
    lists: Sequence[Terms], *, wide: bool | None = None, sifted: bool = False, again: bool = False
) -> Owners:
    """Return the literals of lists by whose they are: of terms with a Chinese character, or of the others.

    Of all terms where `wide` is None. `sifted`: with what tells of each of many literals, which takes longer
    to work out than their automaton, and pays where it is remembered. `again`: the terms may have been read
    before, or are read again with those of other lists.

    Raises TermError for a term that cannot be read.
    """
    literals_in = literals_of if again else read_literals
    owners: dict[str, list[int]] = {}
    for key, terms in enumerate(lists):
        for number, term in enumerate(terms._all):
            if wide is None or wide is (max(term, default="") >= WIDE):
                # Spellings may share a literal; its owner is noted once, or each would be tried for each.
                for literal, how in literals_in(term, terms.open_end).items():
                    owners.setdefault(literal, []).extend((key, number, how))
    literals = list(owners)
    telling: dict[str, list[int]] = telling_of(literals) if sifted and len(literals) >= _MANY else {}
    return literals, [packed(numbers) for numbers in owners.values()], telling
