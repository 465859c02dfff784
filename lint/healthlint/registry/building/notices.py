"""How do notices come into a registry, each of them once?"""

from __future__ import annotations

import sqlite3

from healthlint.registry.reading.items import Told
from healthlint.registry.schema import NATURES

INSERT = f"INSERT INTO notices VALUES ({', '.join('?' * 9)})"


def notice_row(told: Told) -> tuple[object, ...]:
    """Return the row of a notice."""
    notice = told.notice
    day = notice.date.isoformat() if notice.date else None
    nature = NATURES.index(notice.nature)
    doi, pmid = told.doi or None, told.pmid
    return (None, doi, pmid, nature, notice.source, notice.doi, notice.pmid, day, notice.number)


def settle(database: sqlite3.Connection) -> None:
    """Keep each notice once, with its day and number where any telling of it has them."""
    database.execute(
        """DELETE FROM notices WHERE id NOT IN (
            SELECT id FROM (
                SELECT id, row_number() OVER (
                    PARTITION BY doi, CASE WHEN doi IS NULL THEN pmid END,
                        nature, source, notice_doi, notice_pmid
                    ORDER BY (date IS NOT NULL) + (number != '') * 2 + (pmid IS NOT NULL) DESC, id DESC
                ) AS place FROM notices
            ) WHERE place = 1)"""
    )
    database.execute("CREATE INDEX IF NOT EXISTS notices_by_doi ON notices (doi) WHERE doi IS NOT NULL")
    database.execute("CREATE INDEX IF NOT EXISTS notices_by_pmid ON notices (pmid) WHERE pmid IS NOT NULL")
    # A list without notices of their own adds nothing where the notice is known.
    database.execute(
        """DELETE FROM notices WHERE notice_doi = '' AND notice_pmid = '' AND date IS NULL AND doi IS NOT NULL
            AND EXISTS (SELECT 1 FROM notices AS told WHERE told.doi = notices.doi
                AND told.nature = notices.nature AND told.source = notices.source AND told.id != notices.id
                AND (told.notice_doi != '' OR told.notice_pmid != '' OR told.date IS NOT NULL))"""
    )
