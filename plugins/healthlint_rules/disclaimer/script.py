"""Is a Chinese page written in Traditional characters?"""

from __future__ import annotations

from healthlint import Document, Expression

_HAN = Expression("[\u4e00-\u9fff]+")


def count_traditional(document: Document) -> int:
    """Return how many of its Chinese characters are written otherwise in Simplified."""
    prose = document.prose
    # No Simplified character is written otherwise itself: what is, is gone from the Simplified form.
    otherwise = set(prose).difference(document.simplified)
    return sum(prose.count(sign) for sign in otherwise if "\u4e00" <= sign <= "\u9fff")


def count_han(document: Document) -> int:
    """Return how many Chinese characters a document has."""
    return sum(map(len, _HAN.findall(document.prose)))
