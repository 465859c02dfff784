"""Is a file a page of its own, or a part of which a site makes one?

Sites keep their texts in pieces: an introduction, a box of warnings, a list of symptoms. What a
piece does not say, the piece beside it does.
"""

from __future__ import annotations

from healthlint import Document

# As long as a page without a title is at least, in code points; and one that begins as an article does.
_WHOLE = {"en": 2400, "zh": 600}
_INTRODUCED = {"en": 1200, "zh": 300}
# A part begins with a heading or a line, an article with a paragraph at least this long.
_INTRODUCTION = {"en": 200, "zh": 60}
_AROUND = frozenset(("hidden", "navigation", "metadata"))


def is_whole(document: Document) -> bool:
    """Tell whether a document is a page: it has a title or front matter, or the length of an article."""
    if document.title is not None or document.metadata:
        return True
    long = len(document.prose)
    if long >= _WHOLE[document.language]:
        return True
    return long >= _INTRODUCED[document.language] and has_introduction(document)


def has_introduction(document: Document) -> bool:
    """Tell whether a text begins with a paragraph of several sentences, as articles do."""
    first = next((block for block in document.blocks if block.kind not in _AROUND), None)
    if first is None or first.kind != "paragraph":
        return False
    return len(first.text) >= _INTRODUCTION[document.language]
