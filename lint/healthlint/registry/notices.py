"""Which notices does a registry know of a work?"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable
from typing import Any

from healthlint.references.works import Notice
from healthlint.registry.schema import NATURES

_REINSTATED = NATURES.index("reinstatement")


def notices_of(database: sqlite3.Connection, dois: Iterable[str], pmids: Iterable[int]) -> tuple[Notice, ...]:
    """Return the notices of a work with these identifiers, oldest first, so that the last one stands.

    Without a day a reinstatement comes last, as it undoes what was there, and any other comes first.
    """
    columns = "nature, source, notice_doi, notice_pmid, date, number"
    found: dict[tuple[Any, ...], None] = {}
    for doi in dois:
        found.update(dict.fromkeys(database.execute(f"SELECT {columns} FROM notices WHERE doi = ?", (doi,))))
    for pmid in pmids:
        found.update(
            dict.fromkeys(database.execute(f"SELECT {columns} FROM notices WHERE pmid = ?", (pmid,)))
        )
    rows = sorted(found, key=_place)
    return tuple(
        Notice(
            NATURES[nature],
            str(source),
            str(doi),
            str(pmid),
            datetime.date.fromisoformat(str(date)) if date else None,
            str(number),
        )
        for nature, source, doi, pmid, date, number in rows
    )


def _place(row: tuple[Any, ...]) -> tuple[int, str, object]:
    nature, date = row[0], row[4]
    if date:
        return 1, str(date), nature
    return (2 if nature == _REINSTATED else 0), "", nature
