"""Who are the authors that a line of text names?"""

from __future__ import annotations

from html import unescape

from healthlint.references.works import Name


def names_of(text: str) -> tuple[Name, ...]:
    """Return the authors of `Family, Given; Family, Given` or of `Given Family;Given Family`."""
    found = []
    for part in (unescape(text) if "&" in text else text).split(";"):
        family, comma, given = part.partition(",")
        family = family.strip()
        if comma:
            found.append(Name(family, given.strip()))
        elif family:
            given, _, family = family.rpartition(" ")
            found.append(Name(family, given.rstrip()))
    return tuple(found)
