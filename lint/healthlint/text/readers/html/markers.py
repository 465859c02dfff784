"""Which raised number, or number in brackets, stands for a source?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression
from healthlint.text.readers.html.tokens import Attributes, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.text.builder import DocumentBuilder

_INLINE = r"(?:[^<]{1,40}+|</?(?:a|span|b|i|em|cite|small)\b[^<>]{0,400}+>){1,24}+"
_RAISED = Expression(rf"({_INLINE})</sup\s*+>", re.IGNORECASE)
_LINKED = Expression(r"([^<]{1,40}+)</a\s*+>", re.IGNORECASE)
_TAG = Expression(r"<[^<>]*+>")
_BRACKET = Expression(r"[\[\]()［］（）]")
_NUMBER = r"\d{1,3}(?:\s?[-–—~]\s?\d{1,3})?"
_LABEL = Expression(rf"{_NUMBER}(?:\s?[,，、;]?\s?{_NUMBER}){{0,12}}|[*†‡§¶]{{1,3}}|[A-Za-z]")
_PART = Expression(r"(\d+)(?:\s?[-–—~]\s?(\d+))?|[^\d\s,，、;]+")
# 10<sup>6</sup>, kg/m<sup>2</sup>, <sup>131</sup>I: raised figures, and no source.
_POWER = Expression(r"(?:\d|[×=(\s]|^|(?<![^\W\d_])(?:[kcdmnμµ]?m|s|h|L|x))$")
_FIGURES = Expression(r"([0-9+−-]{1,4})</sup\s*+>", re.IGNORECASE)
_RAISED_FIGURES = str.maketrans("0123456789+−-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_WIDEST = 50


def read(builder: DocumentBuilder, token: Token) -> int:
    """Note the mark that begins with a `<sup>` or `<a>` and return where it ends; 0 if it is none.

    Each number of `1,3–5` is a mark; the links in it are noted, with no text of their own.
    """
    source = builder.source
    raised = token.name == "sup"
    whole = (_RAISED if raised else _LINKED).match(source, token.end)
    if whole is None:
        return 0
    inner = _TAG.sub("", whole[1]).strip()
    label = " ".join(_BRACKET.sub(" ", inner).split())
    if _LABEL.fullmatch(label) is None:
        return 0
    bracketed = _BRACKET.match(inner) is not None and not label.isalpha()
    linked = raised and "<a" in whole[1].lower()
    if not (bracketed or linked or (raised and _stands_alone(source, token.start, label))):
        return 0
    for part in (label,) if label.isdecimal() else _numbers(label):
        builder.marker(part, token.start, whole.end())
    links: Iterable[Token] = (token,)
    if raised:
        links = tokens(source, token.end, whole.end(1)) if linked else ()
    for inside in links:
        if inside.type == "start" and inside.name == "a":
            attributes = Attributes(source, inside)
            if "href" in attributes:
                builder.link(builder.position, attributes["href"].strip(), inside.start, whole.end())
    return whole.end()


def raised_figures(source: str, token: Token) -> tuple[int, str] | None:
    """Return the end of a `<sup>` of figures and how it looks: the ⁶ of 10⁶."""
    figures = _FIGURES.match(source, token.end)
    return None if figures is None else (figures.end(), figures[1].translate(_RAISED_FIGURES))


def _stands_alone(source: str, start: int, label: str) -> bool:
    return not label.isalpha() and _POWER.search(source, max(0, start - 4), start) is None


def _numbers(label: str) -> Iterator[str]:
    for part in _PART.finditer(label):
        first, last = part[1], part[2]
        if last is None or not 0 < int(last) - int(first) < _WIDEST:
            yield part[0]
        else:
            yield from map(str, range(int(first), int(last) + 1))
