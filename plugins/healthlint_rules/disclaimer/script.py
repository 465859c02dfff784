"""Is a Chinese page written in Traditional characters?"""

from __future__ import annotations

from healthlint import Document, Expression

_HAN = Expression("[\u4e00-\u9fff]+")


def count_traditional(document: Document) -> int:
    """Return how many of its Chinese characters are written otherwise in Simplified."""
    prose, simplified = document.prose, document.simplified
    # No Simplified character is written otherwise itself: what is, is gone from the Simplified form.
    otherwise = [sign for sign in set(prose) if "\u4e00" <= sign <= "\u9fff" and sign not in simplified]
    return sum(map(prose.count, otherwise))


def count_han(document: Document) -> int:
    """Return how many Chinese characters a document has."""
    return sum(map(len, _HAN.findall(document.prose)))
