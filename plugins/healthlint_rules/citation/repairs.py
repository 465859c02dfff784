"""What could stand in place of an identifier that cannot be right?"""

from __future__ import annotations

from healthlint import Edit, Expression, Fix, Match
from healthlint.references import Identifier

WRITE = {"en": "write {repair}", "zh": "写作 {repair}"}  # what a fix or a proposal does
# A blank in the registrant or right behind it: no DOI ends there, and none has one.
_CERTAIN = Expression(r"10\s?\.\s?\d{4,9}/ ?(?!NCT|PM[CI]|10\.)[!-~]+")


def change_of(found: Identifier, match: Match, message: str) -> Fix | None:
    """Return what writes the nearest right form; None where there is none, or markup in what is there."""
    document, span = match.document, match.span
    if not found.repair or document.source[span.start : span.end] != match.text:
        return None
    right = match.text.replace(" ", "") if found.fault == "broken" else found.repair
    return Fix(message.replace("{repair}", right), (Edit(*span, right),))


def is_certain(found: Identifier, text: str) -> bool:
    """Tell whether nothing else can be meant than the nearest form that would be right."""
    return found.fault == "broken" and _CERTAIN.fullmatch(text) is not None
