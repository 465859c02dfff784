"""Which numbers of PubMed and PubMed Central does a text hold?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint_rules.expression import Expression

from .identifier import Identifier

_PMID = Expression(
    r"(?<![a-z])pmid\s?[:：#]?\s?(?P<number>\d+)(?![\d/-])"
    r"|pubmed(?:\.ncbi\.nlm\.nih\.gov|\.gov|/)/?(?:\?term=)?(?P<path>\d+)(?![\w.-])",
    2,
)
_PMCID = Expression(r"(?<![a-z])(?:pmcid\s?[:：]?\s?(?:pmc)?|pmc)(?P<number>\d{4,})(?!\d)", 2)
# PubMed counts from 1 and stood near 42 million in 2026, two million a year.
_HIGHEST = 60_000_000
_DIGITS = 8


def found(text: str) -> Iterator[Identifier]:
    """Yield the PMIDs and PMCIDs of a text: up to eight digits, no zero in front."""
    for match in _PMID.finditer(text):
        group = "number" if match["number"] else "path"
        yield _numbered("PMID", "", match[group], match.start(group))
    for match in _PMCID.finditer(text):
        yield _numbered("PMCID", "PMC", match["number"], match.start("number"))


def _numbered(kind: str, prefix: str, number: str, start: int) -> Identifier:
    end = start + len(number)
    if len(number) > _DIGITS:
        return Identifier(kind, start, end, "", "length")
    if number.startswith("0") or int(number) > _HIGHEST:
        return Identifier(kind, start, end, "", "shape")
    return Identifier(kind, start, end, prefix + number)
