"""Is it written in the entry, whatever was read out of it?

Reading an entry means to guess where its authors, title and journal end; what a guess got wrong must not be
held against a reference in which the registered words stand as they should.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from healthlint.references.comparing.journals import comparable_journal
from healthlint.references.comparing.names import family_forms, words_of
from healthlint.references.comparing.normal import comparable_title
from healthlint.references.works import Name
from healthlint.text.expression import Expression
from healthlint.text.language.han import count_han

# Shorter titles, in code points, stand in an entry by chance.
_LONG = 30
_LONG_HAN = 10
_LEAD = Expression(r"^\s*(?:\[\s?\d{1,3}\s?\]|\(\d{1,3}\)|\d{1,3}\s?[.)、]|[①-⑳•*-])\s*")
_SIGNS = Expression(r"[.?!](?=\s)|[。？！.](?=\[)|[,，]?[\"“”]|\[(?=[A-Z](?:/[A-Z]+)?\])")
_LONGEST = 4_000  # code points of an entry; what is behind them is not looked at
_AT_FIRST = 8  # words
_INITIAL = 3  # code points of an initial, of two in one, or of a particle
_FEW = 12  # sentences of an entry
_NAMES_END = Expression(r"(?:^|[\s,])(?:[A-Z]\.?[\s-]?){1,4}$|\bet al\.?$|,\s*等$")


def has_title(text: str, form: str) -> bool:
    """Tell whether a title, in its comparable form, stands in an entry as whole words, and not by chance."""
    return len(form) >= (_LONG_HAN if count_han(form) else _LONG) and _has(text, form)


def begins_with(text: str, name: Name) -> bool:
    """Tell whether an entry begins with a person's name, behind its number."""
    whole = _comparable(_LEAD.sub("", text, count=1))
    forms = [form for form in family_forms(name) if len(form) > 1]
    if any(map(count_han, forms)):
        return whole.startswith(tuple(forms))
    if f"{whole} ".startswith(tuple(f"{form} " for form in forms)):
        return True
    words = words_of(name)
    first = whole.split(maxsplit=_AT_FIRST)[:_AT_FIRST]
    if len(words) > 1 and sorted(first[: len(words)]) == words:
        return True
    while first and len(first[0]) <= _INITIAL:  # initials and particles
        first = first[1:]
    return f"{' '.join(first)} ".startswith(tuple(f"{form} " for form in forms if len(form) > _INITIAL))


def beginnings(text: str) -> Iterator[str]:
    """Yield up to three words at the beginning of an entry, behind its number: it may be a family name."""
    words = _comparable(_LEAD.sub("", text, count=1)).split(maxsplit=3)[:3]
    yield from (" ".join(words[: at + 1]) for at in range(len(words)))


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of an entry and what two or three of them make together, in their order."""
    text = text[:_LONGEST]
    ends = [0, *(sign.end() for sign in _SIGNS.finditer(text)), len(text)]
    for start in range(min(len(ends), _FEW)):
        for end in ends[start + 1 : start + 4]:
            yield text[ends[start] : end]


def has_names(text: str, names: Sequence[Name]) -> bool:
    """Tell whether the family names of all these persons stand in an entry."""
    return all(any(len(form) > 1 and _has(text, form) for form in family_forms(name)) for name in names)


def has_journal(text: str, names: Iterable[str], title: str) -> bool:
    """Tell whether the name of a journal stands in an entry beside its title; one word says nothing."""
    rest = _comparable(text).replace(comparable_title(title) or "\n", " ")
    return any(
        (count_han(form) >= 4 or " " in form) and _is_in(rest, form)
        for form in map(comparable_journal, names)
    )


def is_whole_title(form: str, read: str, container: str) -> bool:
    """Tell whether what was read as a title is one with authors before it or half a journal behind.

    `form`: the one title in its comparable form.
    """
    for sign in re.finditer(r"[.。]", read):
        before, after = read[: sign.start()], read[sign.end() :]
        if comparable_title(after) == form and _NAMES_END.search(before):
            return True
        if comparable_title(before) == form and comparable_journal(container).startswith(
            comparable_journal(after)
        ):
            return bool(comparable_journal(after))
    return False


def _has(text: str, form: str) -> bool:
    return _is_in(_comparable(text), form)


def _is_in(whole: str, form: str) -> bool:
    if count_han(form):
        return form in whole
    return f" {form} " in f" {whole} "


@lru_cache(maxsize=64)  # one entry is held against many records
def _comparable(text: str) -> str:
    return comparable_title(text[:_LONGEST])
