"""By which keys are works found in a registry?

Keys sort as the bytes that they are, and all of one kind are of one length.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from healthlint.references.identifiers import doi as dois

_START = re.compile(r"10\.\d{4,9}(?:\.\d+)*/")
_AMBIGUOUS = re.compile(
    r"[#&?\\%]|[^0-9a-z]$|v\d+$|/(?:full|abstract|e?pdf|epub|meta|html|summary|references)|\.(?:pdf|full|long|abstract)$"
)
NUMBER = 4  # bytes of a PMID, a PMCID or the number of a row
_LARGEST = (1 << 8 * NUMBER) - 1


def registered_doi(text: str) -> str:
    """Return a DOI of a register as it is kept: small letters, unescaped, without what stands before it.

    Empty where there is none: registers write `unavailable`, `0`, or nothing.
    """
    start = _START.search(text)
    if start is None:
        return ""
    kept = "".join(text[start.start() :].split())
    if "%" in kept:
        kept = unquote(kept)
    return kept.lower()


def cited_form(doi: str) -> str:
    """Return the form that a registered DOI takes in an article, where it is not the registered one.

    Signs that an article's text or addresses put behind a DOI are cut from it, even where they belong to it.
    """
    if not _AMBIGUOUS.search(doi):
        return ""
    cited = dois.normal(doi)
    return "" if cited == doi else cited


def number(text: str | int | None) -> int | None:
    """Return a PMID, or the number of a PMCID (`PMC123`, `123.1`); None where there is none, and for 0."""
    if not text:
        return None
    digits = str(text)
    if not digits.isdecimal():
        digits = digits.strip().upper().removeprefix("PMC").partition(".")[0]
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 10:
        return None
    value = int(digits)
    return value if 0 < value <= _LARGEST else None


def packed_number(value: int) -> bytes:
    """Return a number as a key."""
    return value.to_bytes(NUMBER, "big")
