"""What does an entry say of the work that it cites?

A field that is not sure stays empty: a false one would be held against a sound reference. Offsets never
leave this package; the fields are as a reader sees them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from healthlint.references.parsing.apa import parse_apa
from healthlint.references.parsing.bracketed import parse_bracketed
from healthlint.references.parsing.gbt import parse_gbt
from healthlint.references.parsing.labelled import parse_labelled
from healthlint.references.parsing.line import Line, lost_blanks, read
from healthlint.references.parsing.quoted import parse_quoted
from healthlint.references.parsing.vancouver import parse_vancouver
from healthlint.references.works import Cited, IdentifierKind

__all__ = ["Line", "lost_blanks", "parse", "read"]

_LONGEST = 2500  # code points of an entry; what follows is none of its own
_STYLES = (parse_gbt, parse_bracketed, parse_apa, parse_quoted, parse_vancouver)


def parse(
    text: str,
    identifiers: Iterable[tuple[IdentifierKind, str]] = (),
    addresses: Iterable[str] = (),
    *,
    line: Line | None = None,
) -> Cited:
    """Return what an entry says of a work; its identifiers and addresses are found by others.

    `line`: the entry as `read` returns it, where that is at hand.
    """
    line = line or read(_composed(text[:_LONGEST]))
    fields: dict[str, Any] | None = None
    if line.end > line.start:
        fields = next((found for style in _STYLES if (found := style(line)) is not None), None)
        if fields is None:
            fields = parse_labelled(line)
    return Cited(text, identifiers=tuple(identifiers), addresses=tuple(addresses), **(fields or {}))


def _composed(text: str) -> str:
    """Return a text whose letters have their accents in them, as some systems write them apart."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
