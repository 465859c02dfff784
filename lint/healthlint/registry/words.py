"""By which words is a title searched for?

Latin words as they are; Chinese text, which has no blanks, by every two characters that follow each other.
The words of grammar are left out: they find nothing and take a third of the room.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import cache

from healthlint.text.language.han import FIRST, HAN

_GRAMMAR = frozenset(
    "a an and are as at by for from in into is it its of on or the to with de der die das des du el en et "
    "la le les un una und y".split()
)
_LONGEST = 40  # characters of a word; what is longer is a formula, and searched for in pieces
AUTHOR = "@"  # before the family name of the first author
YEAR = "#"  # before a year


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(rf"[^\W_]{{1,{_LONGEST}}}")


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(f"(?P<han>[{HAN}]+)|[^\\W_{HAN}]+")


def words(comparable: str) -> list[str]:
    """Return the words of a title in the form in which titles are compared, each once."""
    if comparable.isascii() or max(comparable) < FIRST:
        return [word for word in dict.fromkeys(_latin().findall(comparable)) if word not in _GRAMMAR]
    found: dict[str, None] = {}
    for part in _parts().finditer(comparable):
        text = part.group()
        if part["han"]:
            found.update(dict.fromkeys(map("".join, itertools.pairwise(text)) if text[1:] else [text]))
        elif text not in _GRAMMAR:
            found[text[:_LONGEST]] = None
    return list(found)


def searched(forms: Iterable[str]) -> list[str]:
    """Return the words of several titles, each once and in no order."""
    found: set[str] = set()
    for form in forms:
        parts = form.split()
        if form.isascii() and "".join(parts).isalnum() and len(max(parts, key=len)) <= _LONGEST:
            found.update(parts)
        elif form:
            found.update(words(form))
    return list(found - _GRAMMAR)


def author_word(family: str) -> str:
    """Return the word under which the first author is searched for; empty where there is none.

    `family` is in the form in which names are compared, without blanks.
    """
    return AUTHOR + family[:_LONGEST] if family else ""
