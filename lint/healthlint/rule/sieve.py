"""Which terms of a literal can stand where it turns up, by what is next to it?

Most words of health pages stand next to something else than a term with choices wants. One look at the
sign beside them refuses all of those terms together, however many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.pattern import is_word
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.rule.borders import Border
    from healthlint.rule.pattern import Pattern

Owner = tuple[int, "Pattern"]  # the number of a term in its list, and what is looked for
# By the number of the list, or what `protecting` makes of it.
Owned = list[tuple[int, list[Owner]]]
# By the sign next to a literal, a blank aside: the words of which one must stand there, and whose it is then.
Table = dict[str, list[tuple[tuple[str, ...], int, list[Owner]]]]
NUMBER = "#"  # for all signs that a number may begin or end with
ENDS_NUMBER = frozenset(",.")
PLURALS = ("s", "es")


def protecting(key: int) -> int:
    """Return by what number hits of those terms of a list are kept that protect what they touch."""
    return ~key


class Sieve(NamedTuple):
    """The terms of one literal, by what must stand beside it."""

    begins_word: bool  # it stands nowhere but where a word begins: not “our” in “your”
    ends_word: bool  # it stands nowhere but where a word ends, plurals aside
    others: Owned  # those that are in no table
    before: Table
    behind: Table


def sieve_of(literal: str, owned: Owned, *, sifted: bool) -> Sieve:
    """Return the sieve of a literal; `sifted`: work out what its terms want beside it, which takes long."""
    patterns = [pattern for _, owners in owned for _, pattern in owners]
    begins_word = is_word(literal[0]) and not any(each.may_begin_in_word for each in patterns)
    ends_word = is_word(literal[-1]) and all(each.ends_with_word for each in patterns)
    sieve = Sieve(begins_word, ends_word, [], {}, {})
    for key, owners in owned:
        left = []
        for owner in owners:
            form = owner[1].form
            ends, begins = form.borders() if sifted and form is not None else (None, None)
            if ends is not None and (begins is None or _choices(ends) < _choices(begins)):
                _enter(sieve.before, ends, -1, key, owner)
            elif begins is not None:
                _enter(sieve.behind, begins, 0, key, owner)
            else:
                left.append(owner)
        if left:
            sieve.others.append((key, left))
    return sieve


def _enter(table: Table, border: Border, next_to: int, key: int, owner: Owner) -> None:
    """Enter a term under each sign with which what must stand beside its literal can be next to it."""
    words: dict[str, list[str]] = {NUMBER: [""]} if border.number else {}
    for word in border.words:
        sign = word[next_to]
        if sign.isdecimal() or (next_to and sign in ENDS_NUMBER):
            sign = NUMBER
        words.setdefault(sign, []).append(word)
    for sign, these in words.items():
        table.setdefault(sign, []).append((tuple(these), key, [owner]))


def _choices(border: Border) -> int:
    return len(border.words) + border.number
