"""Under which names is a journal known?

Only equality counts: of titles, abbreviations and ISSNs. Journals of like names are other journals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from healthlint.references.comparing.normal import comparable_title

_ISSN = re.compile(r"(?:e?issn(?:-l)?[\s:：]*)?(\d{4})[-‐-–]?(\d{3}[\dx])", re.IGNORECASE)


def issn_of(text: str) -> str:
    """Return the ISSN that a text is, as `1234-567X`; empty where it is none."""
    match = _ISSN.fullmatch(text.strip())
    return f"{match[1]}-{match[2].upper()}" if match else ""


def key_of(name: str) -> str:
    """Return the form in which a title, an abbreviation or an ISSN is compared."""
    return issn_of(name) or comparable_title(name).removeprefix("the ")


def names_of(title: str, others: Iterable[str]) -> Iterator[str]:
    """Yield the forms under which a journal is found."""
    for name in (title, *others):
        if key := key_of(name):
            yield key
