"""Is a file a page of its own, or a part of which a site makes one?

Sites keep their texts in pieces: an introduction, a box of warnings, a list of symptoms. What a
piece does not say, the piece beside it does.
"""

from __future__ import annotations

from healthlint import Document

# As long as a page without a title is at least, in code points.
_WHOLE = {"en": 2400, "zh": 600}


def is_whole(document: Document) -> bool:
    """Tell whether a document is a page: it has a title or front matter, or the length of an article."""
    if document.title is not None or document.metadata:
        return True
    return len(document.prose) >= _WHOLE[document.language]
