"""Does a reader still see the same words when an article has been mended?

Signs and blanks may change, and so may addresses and identifiers, which nobody reads as words. It is asked
of each fix, whoever has written its rule.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from healthlint.text.model import Document

# What stands without a blank, and each sign of Chinese text for itself.
_TOKEN = Expression("[^\\s\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003fffd]+|\\S")
_LETTER_OR_DIGIT = Expression(r"[^\W_]+")
_ADDRESS = Expression(r"\d|://|(?<![a-z0-9])(?:www\.|mailto:)", re.IGNORECASE)
# How identifiers are announced; such a word may come or go with the form of what follows.
_LABELS = frozenset(
    "doi pmid pmcid pmc nct isrctn chictr eudract isbn issn arxiv http https www org dx".split()
)


def same_words(before: Document, after: Document) -> bool:
    """Tell whether two states of an article say the same, block by block."""
    if before.prose == after.prose:
        return True
    if len(before.blocks) != len(after.blocks):
        return False
    return all(
        one.text == other.text or _same(one.text, other.text)
        for one, other in zip(before.blocks, after.blocks, strict=True)
    )


def _same(before: str, after: str) -> bool:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return all(
        kind == "equal" or _alike(old[first:last], new[start:end])
        for kind, first, last, start, end in matcher.get_opcodes()
    )


def _alike(old: Sequence[str], new: Sequence[str]) -> bool:
    if _read_out(old) == _read_out(new):
        return True
    return not any(_is_word(token) for token in (*old, *new))


def _read_out(tokens: Sequence[str]) -> str:
    """Return letters and digits, whatever their width and case."""
    return "".join(_LETTER_OR_DIGIT.findall(unicodedata.normalize("NFKC", "".join(tokens)).casefold()))


def _is_word(token: str) -> bool:
    said = _read_out((token,))
    return bool(said) and said not in _LABELS and not _ADDRESS.search(token)
