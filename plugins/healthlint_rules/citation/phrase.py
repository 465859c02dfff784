"""Which words stand before and behind a noun of an English clause?

Clauses are read word by word and looked up in sets: expressions of the same reach take longer to compile
than an article takes to lint.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import NamedTuple, Terms

_WORDS = Terms.read(__package__, "words/english.toml")
WORDS: dict[str, frozenset[str]] = {name: frozenset(terms.en) for name, terms in _WORDS.items()}
_ADJECTIVES = WORDS["adjectives"]
_STOPS = '.,;:!?()\n"'
_AS_BLANKS = str.maketrans(dict.fromkeys(_STOPS, " "))
_BEFORE = 90
_BEHIND = 190


class Word(NamedTuple):
    """A word without its signs, where it ends, and the sign that stands behind it, if any."""

    text: str
    end: int
    sign: str


class Head(NamedTuple):
    """What stands before a noun: its adjectives, where the first begins, and the word that governs them."""

    adjectives: frozenset[str]
    start: int
    governed_by: str


def head(folded: str, start: int) -> Head:
    """Return what stands before the noun at an offset, within its clause."""
    low = max(0, start - _BEFORE)
    low = max(low, folded.rfind("\n", low, start) + 1)
    adjectives: list[str] = []
    first = start
    while start > low and folded[start - 1] == " ":
        end = start - 1
        start = max(folded.rfind(" ", low, end) + 1, low)
        word = folded[start:end]
        if not word:
            continue
        if word[-1] in _STOPS:
            break
        core = word.lstrip(_STOPS)
        if core not in _ADJECTIVES:
            return Head(frozenset(adjectives), first, core)
        adjectives.append(core)
        first = end - len(core)
        if core != word:
            break
    return Head(frozenset(adjectives), first, "")


def may_follow(words: frozenset[str], folded: str, end: int, limit: int = _BEHIND) -> bool:
    """Tell whether one of some words is among those that `behind` may yield; a quick look."""
    limit += end
    stop = folded.find(". ", end, limit)
    near = folded[end : limit if stop < 0 else stop]
    return not words.isdisjoint(near.translate(_AS_BLANKS).split())


def behind(folded: str, end: int, limit: int = _BEHIND) -> Iterator[Word]:
    """Yield the words behind an offset, up to the end of the sentence or `limit` code points."""
    if folded[end : end + 1] not in (" ", ","):
        return
    tail = folded[end : end + limit]
    cut = tail.find("\n")
    tail = tail if cut < 0 else tail[:cut]
    position = end
    for piece in tail.split(" "):
        position += len(piece) + 1
        if piece.isalnum():  # most are
            yield Word(piece, position - 1, "")
            continue
        core = piece.strip(_STOPS)
        sign = piece[-1] if piece and piece[-1] in _STOPS else ""
        if core:
            yield Word(core, position - 1 - (len(piece) - len(piece.rstrip(_STOPS))), sign)
        elif sign:
            yield Word("", position - 1, sign)
        if sign and sign in ".;:!?":
            return
