"""Is a Chinese page written in Traditional characters?"""

from __future__ import annotations

from operator import ne

from healthlint import Document, Expression

_HAN = Expression("[\u4e00-\u9fff]+")


def count_traditional(document: Document) -> int:
    """Return how many of its Chinese characters are written otherwise in Simplified."""
    folded = document.folded
    otherwise = 0
    for found in _HAN.finditer(document.prose):
        written, simplified = found[0], folded[found.start() : found.end()]
        if written != simplified:
            otherwise += sum(map(ne, written, simplified))
    return otherwise


def count_han(document: Document) -> int:
    """Return how many Chinese characters a document has."""
    return sum(map(len, _HAN.findall(document.prose)))
