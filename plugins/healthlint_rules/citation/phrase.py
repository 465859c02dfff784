"""Which words stand before and behind a noun of an English clause?

Clauses are read word by word and looked up in sets: expressions of the same reach take longer to compile
than an article takes to lint.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Terms

_WORDS = Terms.read(__package__, "words/english.toml")
WORDS: dict[str, frozenset[str]] = {name: frozenset(terms.en) for name, terms in _WORDS.items()}
_ADJECTIVES = WORDS["adjectives"]
_STOPS = '.,;:!?()\n"'
_BEFORE = 90
_BEHIND = 190


Word = tuple[str, int, str]  # without its signs; where it ends; the sign that stands behind it, if any


def head(folded: str, start: int) -> tuple[frozenset[str], int, str]:
    """Return what stands before the noun at an offset, within its clause.

    That are its adjectives, where the first of them begins, and the word that governs them.
    """
    low = max(0, start - _BEFORE)
    low = max(low, folded.rfind("\n", low, start) + 1)
    adjectives: list[str] = []
    first = start
    *words, behind_last = folded[low:start].split(" ")
    end = start if behind_last else start - 1
    for word in () if behind_last else reversed(words):
        if word:
            if word[-1] in _STOPS:
                break
            core = word.lstrip(_STOPS)
            if core not in _ADJECTIVES:
                return frozenset(adjectives), first, core
            adjectives.append(core)
            first = end - len(core)
            if core != word:
                break
        end -= len(word) + 1
    return frozenset(adjectives), first, ""


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
            yield piece, position - 1, ""
            continue
        core = piece.strip(_STOPS)
        sign = piece[-1] if piece and piece[-1] in _STOPS else ""
        if core:
            yield core, position - 1 - (len(piece) - len(piece.rstrip(_STOPS))), sign
        elif sign:
            yield "", position - 1, sign
        if sign and sign in ".;:!?":
            return
