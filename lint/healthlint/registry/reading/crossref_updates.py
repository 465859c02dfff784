"""Which notices does a record of Crossref tell of?

A work names its notices in `updated-by`, a notice its works in `update-to`; publishers and Retraction Watch
may both tell of one. https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from healthlint.references.works import Nature, Notice
from healthlint.registry.keys import registered_doi
from healthlint.registry.reading.items import Told

# A new version or edition is no notice; a part that is withdrawn leaves the work standing.
_NATURES: dict[str, Nature] = {
    "retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "expression_of_concern": "concern",
    "partial_retraction": "correction",
    "correction": "correction",
    "erratum": "correction",
    "corrigendum": "correction",
    "addendum": "correction",
    "clarification": "correction",
}


def updates(data: dict[str, Any], own: str) -> Iterator[Told]:
    """Yield the notices that a record with the DOI `own` tells of, each once, whoever told it."""
    told: dict[tuple[str, str, str], Told] = {}
    for update in data.get("updated-by") or ():
        notice = _notice(update, registered_doi(str(update.get("DOI") or "")))
        # Where notice and work share a page, only Retraction Watch means that the work is retracted.
        if notice is not None and (notice.doi != own or notice.number):
            known = told.get((own, notice.nature, notice.doi))
            if known is None or (notice.number and not known.notice.number):
                told[own, notice.nature, notice.doi] = Told(notice, own, None)
    for update in data.get("update-to") or ():
        about = registered_doi(str(update.get("DOI") or ""))
        notice = _notice(update, own)
        if notice is not None and about and about != own:
            told.setdefault((about, notice.nature, own), Told(notice, about, None))
    yield from told.values()


def is_notice(data: dict[str, Any]) -> bool:
    """Tell whether a record is itself a notice about another work."""
    own = registered_doi(data["DOI"])
    return any(
        _nature(update) and registered_doi(str(update.get("DOI") or "")) != own
        for update in data.get("update-to") or ()
    )


def _nature(update: dict[str, Any]) -> Nature | None:
    return _NATURES.get(str(update.get("type") or "").lower().replace("-", "_").replace(" ", "_"))


def _notice(update: dict[str, Any], doi: str) -> Notice | None:
    nature = _nature(update)
    if nature is None:
        return None
    watched = update.get("source") == "retraction-watch"
    return Notice(
        nature,
        "retraction-watch" if watched else "crossref",
        doi=doi,
        date=_date(update.get("updated")),
        number=str(update.get("record-id") or "") if watched else "",
    )


def _date(said: dict[str, Any] | None) -> datetime.date | None:
    parts = ((said or {}).get("date-parts") or [[]])[0]
    try:
        return datetime.date(*parts) if len(parts) == 3 else None
    except (TypeError, ValueError):
        return None
