"""Which DOI may have been meant by one that is not registered?"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import unquote

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
# What an address of the article adds to its DOI.
_ADDED = re.compile(
    r"(?:/(?:full|abstract|pdf|epdf|epub|meta|fulltext|full-text|html|summary|references|figures|v\d{1,2})(?:/.*)?"
    r"|\.(?:pdf|full|long|abstract|html?)|[?#&;].*|v\d{1,2}|[.,;:)\]]+)$",
    re.IGNORECASE,
)
_OH = re.compile(r"(?<=\d)o|o(?=\d)", re.IGNORECASE)
_ELL = re.compile(r"(?<=\d)[li](?=\d)|(?<=[/.])[li](?=\d{2})", re.IGNORECASE)
_NOUGHT = re.compile(r"(?<=[a-z])0(?=[a-z])", re.IGNORECASE)
_ONE = re.compile(r"(?<=[a-z])1(?=[a-z])", re.IGNORECASE)


def repairs(doi: str) -> tuple[str, ...]:
    """Return other forms of a DOI, likeliest first: escapes undone, additions cut off, figures for letters.

    Each is the DOI with one kind of damage mended, and the last with all of it.
    """
    registrant, _, suffix = doi.partition("/")
    mended: list[str] = []
    whole = suffix
    for mend in _MENDS:
        mended.append(mend(suffix))
        whole = mend(whole)
    forms = (f"{registrant}/{form}".lower() for form in (*mended, whole) if form)
    return tuple(dict.fromkeys(form for form in forms if form != doi.lower()))


def _unescaped(suffix: str) -> str:
    return html.unescape(unquote(suffix)).replace("\\", "").translate(_DASHES)


def _cut(suffix: str) -> str:
    return _ADDED.sub("", suffix)


def _figures(suffix: str) -> str:
    return _ELL.sub("1", _OH.sub("0", suffix))


def _letters(suffix: str) -> str:
    return _ONE.sub("l", _NOUGHT.sub("o", suffix))


_MENDS: tuple[Callable[[str], str], ...] = (_unescaped, _cut, _figures, _letters)
