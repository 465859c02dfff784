"""Which numbers of arXiv does a text hold?

`YYMM.NNNN` from April 2007, `YYMM.NNNNN` from January 2015; before that a subject class and seven digits.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.references.identifiers.identifier import Fault, Identifier, places
from healthlint.text.expression import Expression

_ARXIV = Expression(
    r"arxiv(?:\.org/(?:abs|pdf|html)/|\s?[:：]\s?|\.)(?P<number>\d{1,6}\.\d{1,7}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{3,9})"
    r"(?![\d/])",
    2,
)
_SHAPE = Expression(r"(?P<year>\d\d)(?P<month>\d\d)\.(?P<number>\d{4,5})(?:v\d+)?")
_OLD = Expression(r"[a-z-]+(?:\.[a-z]{2})?/\d{7}", 2)
_FIRST, _LONGER = (7, 4), (15, 1)  # year and month


def found(text: str, small: str) -> Iterator[Identifier]:
    """Yield the arXiv numbers of a text; whether their month has come is not asked; a version is left out."""
    for place in places(small, "arxiv"):
        match = _ARXIV.match(text, place)
        if match is None:
            continue
        number = match["number"]
        yield Identifier("arxiv", match.start("number"), match.end("number"), *_judged(number))


def _judged(number: str) -> tuple[str, Fault | None]:
    if "/" in number:
        return (number.lower(), None) if _OLD.fullmatch(number) else ("", "length")
    shape = _SHAPE.fullmatch(number)
    if shape is None:
        return "", "length"
    issued = int(shape["year"]), int(shape["month"])
    if not 1 <= issued[1] <= 12 or issued < _FIRST:
        return "", "shape"
    if len(shape["number"]) != (5 if issued >= _LONGER else 4):
        return "", "length"
    return number.partition("v")[0], None
