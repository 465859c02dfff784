"""What may stand around the words of an expression, and which phrases say the same?

`foo(?! bar)` is `foo`, but not in “foo bar”: a term with a phrase under `besides`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from healthlint.app.making.importing.nodes import Anchor, ExpressionError, Look, Signs
from healthlint.app.making.importing.notation import has_meaning
from healthlint.app.making.importing.spelling import is_word_sign, spellings
from healthlint.text.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.app.making.importing.nodes import Sequence

_MOST = 80  # so many phrases under besides can still be read
_WORDS = (r"\w", r"[\w]")


@dataclass(frozen=True)
class Barred:
    """What must not stand on one side of a match."""

    looks: tuple[Look, ...]

    @property
    def is_edge(self) -> bool:
        """Tell whether any sign of a word is barred: then this is the edge of a word."""
        if len(self.looks) > 1:
            return False
        options = self.looks[0].body.options
        first = options[0]
        return len(options) == 1 and len(first) == 1 and first[0] in [Signs(source) for source in _WORDS]


def without_looks(nodes: Sequence) -> tuple[Sequence, Barred | None, Barred | None]:
    """Return a sequence without what is asked at its ends, and what is barred before and behind it."""
    first, last = 0, len(nodes)
    while first < last and _is_barred(nodes[first], ahead=False):
        first += 1
    while first < last and _is_barred(nodes[last - 1], ahead=True):
        last -= 1
    return nodes[first:last], _barred(nodes[:first]), _barred(nodes[last:])


def excused(texts: Iterable[str], *, open_end: bool) -> dict[str, str]:
    """Return the terms for `besides` of what is excused, and a text for each; raises ExpressionError."""
    terms: dict[str, str] = {}
    for text in texts:
        if has_meaning(text) or not text.strip():
            raise ExpressionError(f"{text!r} has signs that mean something in terms")
        terms.setdefault(text + "*" if open_end else _term(text, open_end=False), text)
    return terms


def beyond(
    texts: Iterable[str], before: Barred | None, behind: Barred | None, *, word_ends: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the terms for `besides`, and the phrases that they excuse; raises ExpressionError.

    `word_ends`: the words must end where the match does.
    """
    terms: dict[str, str] = {}
    for text in texts:
        for phrase, open_end in _phrases(text, before, behind, word_ends=word_ends):
            if has_meaning(phrase):
                raise ExpressionError(f"its exception {phrase!r} has signs that mean something in terms")
            terms.setdefault(_term(phrase, open_end=open_end), phrase)
    if len(terms) > _MOST:
        raise ExpressionError("its exceptions (lookaround) are too many to list under besides")
    return tuple(terms), tuple(terms.values())


def _term(phrase: str, *, open_end: bool) -> str:
    last = phrase[-1].isascii() and phrase[-1].isalpha()
    return phrase + ("" if not last else "*" if open_end else "|")


def _phrases(
    text: str, before: Barred | None, behind: Barred | None, *, word_ends: bool
) -> Iterable[tuple[str, bool]]:
    for barred, _ in _spelt(before):
        _worded(barred)
        yield barred + text, False
    for barred, open_end in _spelt(behind):
        if word_ends and is_word_sign(barred[:1]) and is_word_sign(text[-1:]):
            continue  # a word that goes on is no match anyway
        _worded(barred)
        yield text + barred, open_end


def _worded(barred: str) -> None:
    if not any(sign.isalnum() for sign in barred):
        raise ExpressionError(
            f"asks for no {barred!r} next to the match, which cannot be searched for in linear time"
        )


def _spelt(barred: Barred | None) -> Iterable[tuple[str, bool]]:
    for look in barred.looks if barred else ():
        for option in look.body.options:
            nodes, open_end = option, True
            while nodes and nodes[-1] == Anchor(r"\b"):
                nodes, open_end = nodes[:-1], False
            while nodes and nodes[0] == Anchor(r"\b"):
                nodes = nodes[1:]
            found = spellings(nodes)
            if found is None:
                raise ExpressionError("its exceptions (lookaround) are more than words, and cannot be listed")
            for text, _ in found:
                yield fold(text) if text.isspace() else text, open_end


def _is_barred(node: object, *, ahead: bool) -> bool:
    return isinstance(node, Look) and node.negative and node.ahead == ahead


def _barred(looks: Sequence) -> Barred | None:
    return Barred(tuple(look for look in looks if isinstance(look, Look))) if looks else None
