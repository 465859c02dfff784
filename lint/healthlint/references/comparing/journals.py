"""Do two names mean the same journal?

Equality of titles, abbreviations and ISSNs decides. A name is also taken for the short form of another where
each of its words shortens the word in its place, or where it is its initials; likeness of letters says
nothing: journals that differ by a letter are many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from healthlint.references.comparing.normal import comparable_title
from healthlint.text.expression import Expression
from healthlint.text.language.folding import simplify
from healthlint.text.language.han import count_han

_LONGEST = 500  # code points of a name
# Small words that ISO 4 leaves out of abbreviations.
_LEFT_OUT = frozenset(
    "a an and at by for from in of on or the to with de del della der des die du el et fur im la las le les "
    "lo los og och til und van voor y zur".split()
)
_QUALIFIER = Expression(
    r"\s*[(\[][^)\]]*[)\]]\s*$"
)  # `(London, England)`, `(1985)`, as NLM tells namesakes apart
_COUNTRY = Expression(r" (?:u ?s ?a|u ?s|united states of america)$")
_ISSN = Expression(r"\d{4}-?\d{3}[\dxX]")

_SERVER = Expression(
    r"\b(?:\w*rxiv|corr|research square|ssrn|preprints?|psyarxiv|osf|authorea|europe pmc|chinaxiv)\b|预印本",
    re.IGNORECASE,
)


def is_preprint_server(name: str) -> bool:
    """Tell whether a name is that of a server on which papers stand before a journal prints them."""
    return _SERVER.search(simplify(name)) is not None


def is_numbered(cited: str, servers: Iterable[str]) -> bool:
    """Tell whether it is the name of a server with a number behind it, as `bioRxiv 2021.02.03.429999`."""
    ours = comparable_journal(cited)
    names = map(comparable_journal, servers)
    return any(
        name and ours.startswith(f"{name} ") and ours[len(name) :].replace(" ", "").isdigit()
        for name in names
    )


def same_journal(
    cited: str, known: Iterable[str], names_of: Callable[[str], tuple[str, ...]] = lambda _: ()
) -> bool | None:
    """Tell whether a journal is one of those that go by the known names.

    `names_of` gives all names of the journal of exactly that name. None: it cannot be told, as the one name
    is Chinese and the others are not, or nothing is known.
    """
    known = [name for name in known if name]
    ours = [cited, *names_of(cited)]
    theirs = {*known, *(name for each in known for name in names_of(each))}
    if not cited or not theirs:
        return None
    if not {journal_key(name) for name in ours}.isdisjoint(journal_key(name) for name in theirs):
        return True
    if any(shortens(one, other) or shortens(other, one) for one in ours for other in theirs):
        return True
    ours_han, theirs_han = any(map(count_han, ours)), any(map(count_han, theirs))
    words = [name for name in theirs if not _ISSN.fullmatch(name)]
    return False if words and (ours_han == theirs_han) else None


@lru_cache(maxsize=4096)
def comparable_journal(name: str) -> str:
    """Return the form in which names of journals are compared: no article before it, no place behind it."""
    name = name[:_LONGEST]
    plain = comparable_title(name if count_han(name) else _QUALIFIER.sub("", name))
    return plain.removeprefix("the ")


@lru_cache(maxsize=4096)
def shortens(short: str, long: str) -> bool:
    """Tell whether a name is a short form of another: its words in order, each shortened, or its initials.

    Small words may lack and no other; Chinese names are not shortened so.
    """
    few, many = comparable_journal(short), comparable_journal(long)
    if not few or not many or count_han(few) or count_han(many):
        return False
    words = many.split()
    weighty = [word for word in words if word not in _LEFT_OUT]
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in weighty)}
    letters = few.replace(" ", "")
    if len(letters) >= 3 and letters in initials and len(few.split()) in (1, len(letters)):
        return True
    parts = [part for part in _COUNTRY.sub("", few).split() if part not in _LEFT_OUT]
    weighty = [word for word in _COUNTRY.sub("", many).split() if word not in _LEFT_OUT]
    return len(parts) == len(weighty) > 1 and all(map(_abbreviates, parts, weighty))


def _abbreviates(part: str, word: str) -> bool:
    """Tell whether one word is cut or contracted to the other: `surg` and `natl`."""
    if word.startswith(part):
        return True
    if part[0] != word[0] or len(part) < 3 or len(part) >= len(word):
        return False
    letters = iter(word)
    return all(letter in letters for letter in part)


def journal_key(name: str) -> str:
    """Return the form in which two names of journals, or two ISSNs, are the same one where they are equal."""
    if _ISSN.fullmatch(name):
        return name.replace("-", "").upper()
    return comparable_journal(name)
