"""Which notices does a record of PubMed link to, or is it one of?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from healthlint.references.works import Nature, Notice
from healthlint.registry.keys import number, registered_doi
from healthlint.registry.reading.items import Told

# The record is the work, and the link leads to its notice.
_IN: dict[str, Nature] = {
    "RetractionIn": "retraction",
    "RetractedandRepublishedIn": "retraction",
    "ExpressionOfConcernIn": "concern",
    "PartialRetractionIn": "correction",
    "ErratumIn": "correction",
    "CorrectedandRepublishedIn": "correction",
}
# The record is the notice, and the link leads to the work.
_OF: dict[str, Nature] = {
    "RetractionOf": "retraction",
    "ExpressionOfConcernFor": "concern",
    "PartialRetractionOf": "correction",
    "ErratumFor": "correction",
}
_MONTHS = {
    name: at for at, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1)
}
_DATE = re.compile(rf"\b(\d{{4}}) ({'|'.join(_MONTHS)}) (\d{{1,2}})\b")


def links(citation: Element, pmid: int, doi: str) -> Iterator[Told]:
    """Yield the notices of a MedlineCitation, about itself (`pmid`, `doi`) or, being one, about others."""
    listed = citation.find("CommentsCorrectionsList")
    for link in listed if listed is not None else ():
        kind = link.get("RefType", "")
        linked = number(link.findtext("PMID"))
        where = link.findtext("RefSource") or ""
        if kind in _IN:
            about = Notice(
                _IN[kind],
                "pubmed",
                doi=registered_doi(where).rstrip(".;"),
                pmid=str(linked or ""),
                date=_date(where),
            )
            yield Told(about, doi, pmid)
        elif kind in _OF and linked is not None and linked != pmid:
            yield Told(Notice(_OF[kind], "pubmed", doi=doi, pmid=str(pmid)), "", linked)


def _date(where: str) -> datetime.date | None:
    """Return the day that a source names, as in `Lancet. 2010 Feb 6;375(9713):445`."""
    match = _DATE.search(where)
    if match is None:
        return None
    try:
        return datetime.date(int(match[1]), _MONTHS[match[2]], int(match[3]))
    except ValueError:
        return None
