"""What do the fields of a record of PubMed mean?

PubMed marks a retracted work by its publication type and by `RetractionIn`; the name of a link that ends in
`Of` or `For` means that the record is itself the notice. Partial retractions are filed as errata.
https://www.nlm.nih.gov/bsd/policy/errata.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from healthlint.references.comparing.normal import names_a_notice
from healthlint.references.works import Name, Notice, Record
from healthlint.registry.reading.items import Item, Told

AUTHORS_KEPT = 100
_RETRACTED = frozenset(("D016441", "Retracted Publication"))
_NOTICES = frozenset(
    (
        "D016440",
        "Retraction of Publication",
        "Retraction Notice",
        "D016425",
        "Published Erratum",
        "D000075742",
        "Expression of Concern",
    )
)
_YEAR = re.compile(r"(?<!\d)(1[5-9]|20)\d\d(?!\d)")


class Fields(NamedTuple):
    """What the fields of a PubmedArticle hold; what there is not is empty."""

    pmid: int
    doi: str
    pmcid: str
    title: str
    vernacular: str  # the title in the language of the work
    authors: tuple[Name, ...]
    dates: Sequence[str]  # of print and online, with a year in each
    journal: str
    named: Sequence[str]  # its abbreviations and ISSNs
    volume: str
    issue: str
    pages: str
    kinds: set[str]  # its publication types and their numbers
    linked: Sequence[Told]


def items(said: Fields) -> list[Item]:
    """Return the work, and the notices that are told of."""
    pmid, kinds, linked = said.pmid, said.kinds, said.linked
    work = Record(
        "pubmed",
        doi=said.doi,
        pmid=str(pmid),
        pmcid=said.pmcid,
        title=said.title,
        other_titles=(said.vernacular,) if said.vernacular else (),
        authors=said.authors,
        years=years_of(said.dates),
        container=said.journal,
        containers=tuple(dict.fromkeys(filter(None, said.named))),
        volume=said.volume,
        issue=said.issue,
        pages=said.pages,
        kind="preprint" if "Preprint" in kinds else "article",
        is_notice=not kinds.isdisjoint(_NOTICES)
        or any(told.pmid != pmid for told in linked)
        or names_a_notice(said.title),
    )
    if kinds.isdisjoint(_RETRACTED) or any(
        told.notice.nature == "retraction" and told.pmid == pmid for told in linked
    ):
        return [work, *linked]
    return [work, *linked, Told(Notice("retraction", "pubmed"), said.doi, pmid)]


def years_of(dates: Iterable[str]) -> tuple[int, ...]:
    """Return the years of dates; those of old journals are words, as `1998 Dec-1999 Jan`."""
    return tuple(sorted({int(match.group()) for date in dates if (match := _YEAR.search(date))}))
