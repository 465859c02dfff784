"""Does a page want to be signed and dated?

A leaflet part, a note or an include of a template has no author of its own: what asks for one is a
title, or an introduction, and enough prose below it.
"""

from __future__ import annotations

from functools import lru_cache

from healthlint import Document
from healthlint_rules.disclaimer.page import has_introduction

_ENOUGH = {"en": 500, "zh": 150}  # code points of prose: about eighty words
_MANY_TIMES = 4  # as much without a title is no part of a page either
_INTRODUCED = 2  # nor is half of that where it begins as articles do
_PROSE = frozenset(("paragraph", "list-item", "quote"))

PROVIDED_BY = {
    "byline-provided-by": {
        "enum": ["article", "template"],
        "default": "article",
        "description": "“template” where the site prints author, reviewer and date on each page",
    }
}


@lru_cache(maxsize=1)
def is_article(document: Document) -> bool:
    """Tell whether a document has a title and enough prose to be published by itself."""
    if document.title is not None:
        return has_prose(document)
    return has_prose(document, _INTRODUCED if has_introduction(document) else _MANY_TIMES)


def has_prose(document: Document, times: float = 1) -> bool:
    """Tell whether the paragraphs, lists and quotations are more than a note, or so many times as much."""
    prose = len(document.prose)
    if prose < _ENOUGH["zh"] * times:
        return False
    enough = _ENOUGH[document.language] * times
    if prose < enough:
        return False
    for block in document.blocks:
        if block.kind in _PROSE:
            enough -= len(block.text)
            if enough <= 0:
                return True
    return False
