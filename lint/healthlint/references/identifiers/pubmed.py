"""Which numbers of PubMed and PubMed Central does a text hold?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.references.identifiers.identifier import Identifier, places
from healthlint.references.works import IdentifierKind
from healthlint.text.expression import Expression

_KINDS: tuple[tuple[str, IdentifierKind, str, Expression], ...] = (
    ("pmid", "pmid", "", Expression(r"pmid\s?[:：#]?\s?(?P<number>\d+)(?![\d/-])", 2)),
    (
        "pubmed", "pmid", "",
        Expression(r"pubmed(?:\.ncbi\.nlm\.nih\.gov|\.gov|/)/?(?:\?term=)?(?P<number>\d+)(?![\w.-])", 2),
    ),
    ("pmc", "pmcid", "PMC", Expression(r"(?:pmcid\s?[:：]?\s?(?:pmc)?|pmc)(?P<number>\d{4,})(?!\d)", 2)),
)  # fmt: skip
# PubMed counts from 1 and stood near 42 million in 2026, two million a year.
_HIGHEST = 60_000_000
_DIGITS = 8


def found(text: str, small: str) -> Iterator[Identifier]:
    """Yield the PMIDs and PMCIDs of a text: up to eight digits, no zero in front."""
    for sign, kind, prefix, number in _KINDS:
        done = 0
        for place in places(small, sign):
            match = number.match(text, place) if place >= done else None
            if match is not None:
                done = match.end()
                yield _numbered(kind, prefix, match["number"], match.start("number"))


def _numbered(kind: IdentifierKind, prefix: str, number: str, start: int) -> Identifier:
    end = start + len(number)
    if len(number) > _DIGITS:
        return Identifier(kind, start, end, "", "length")
    if number.startswith("0") or int(number) > _HIGHEST:
        return Identifier(kind, start, end, "", "shape")
    return Identifier(kind, start, end, prefix + number)
