"""Who are the authors that a line of text names?"""

from __future__ import annotations

from healthlint.references.works import Name


def names_of(text: str) -> tuple[Name, ...]:
    """Return the authors of `Family, Given; Family, Given` or of `Given Family;Given Family`."""
    found = []
    for part in text.split(";"):
        whole = " ".join(part.split())
        if not whole:
            continue
        family, comma, given = whole.partition(",")
        if not comma:
            given, _, family = whole.rpartition(" ")
        found.append(Name(family.strip(), given.strip()))
    return tuple(found)
