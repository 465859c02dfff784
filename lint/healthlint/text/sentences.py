"""Where does a sentence end?

One regular expression and a list of abbreviations, for English and Chinese alike; the text of
a block comes in with its soft line breaks already joined.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    "al approx ca cf dept dr e.g eg est etc fig figs i.e ie inc jr ltd mr mrs ms no nos p pp prof ref refs resp"
    " sr st u.k u.s vol vs".split()
)
# A full-width stop ends a sentence at once; a Latin one wants a blank and no small letter after it.
_CANDIDATE = re.compile(r"[。！？；]+[”’」』）)\"']*|[.!?;…]+[”’\"')\]]*(?=\s)|[!?;](?=[\u4e00-\u9fff])")
_LAST_WORD = re.compile(r"([\w.]+)\.$")


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a block, white space around it left out."""
    start = 0
    for candidate in _CANDIDATE.finditer(text):
        end = candidate.end()
        if text[candidate.start()] == "." and not _ends_here(text, start, end):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _ends_here(text: str, start: int, end: int) -> bool:
    rest = text[end:].lstrip()
    if rest and rest[0].islower():
        return False
    word = _LAST_WORD.search(text, start, end)
    if word is None:
        return True
    last = word.group(1).lower()
    return last not in _ABBREVIATIONS and not (len(last) == 1 and last.isalpha())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
