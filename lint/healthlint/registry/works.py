"""Which works stand in which rows?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from healthlint.references.comparing.digests import digest
from healthlint.references.works import Record
from healthlint.registry import packed
from healthlint.registry.keys import number, packed_number
from healthlint.registry.rows import COLUMNS, compact_record, full_record
from healthlint.registry.schema import BY_DOI, BY_NUMBER, COMPACT, OTHER_TITLE, PER_BLOCK, Form

_AT_ONCE = 500  # variables of one query


class Works:
    """The works of a registry, by number and by identifier."""

    def __init__(self, database: sqlite3.Connection, form: Form) -> None:
        self._database = database
        self._full = form == "full"

    def by_doi(self, doi: str) -> list[tuple[int, Record]]:
        """Return the works with a DOI as it is kept; what sources tell of it each in a row of its own."""
        found = self._rows(packed.find(self._database, "dois", digest(doi), BY_DOI))
        if self._full:
            return [(row, record) for row, record in found if record.doi == doi]
        return [(row, record._replace(doi=doi)) for row, record in found]

    def by_number(self, table: str, text: str) -> list[tuple[int, Record]]:
        """Return the works with a PMID (`pmids`) or a PMCID (`pmcids`)."""
        value = number(text)
        if value is None:
            return []
        found = self._rows(packed.find(self._database, table, packed_number(value), BY_NUMBER))
        if table == "pmcids":
            return [(row, record._replace(pmcid=f"PMC{value}")) for row, record in found]
        return found

    def by_rows(self, rows: Sequence[int]) -> list[tuple[int, Record]]:
        """Return the works of rows, in no order; a row whose work is gone has none."""
        if self._full:
            found: list[tuple[int, Record]] = []
            for at in range(0, len(rows), _AT_ONCE):
                some = rows[at : at + _AT_ONCE]
                select = f"""SELECT {COLUMNS} FROM works AS w LEFT JOIN journals AS j ON j.id = w.journal
                    WHERE w.id IN ({", ".join("?" * len(some))})"""
                found += [(row[0], full_record(row)) for row in self._database.execute(select, some)]
            return found
        return [(row, record) for row in rows if (record := self._compact(row)) is not None]

    def _rows(self, behind: Iterable[bytes]) -> list[tuple[int, Record]]:
        return self.by_rows([int.from_bytes(row, "big") for row in behind])

    def _compact(self, row: int) -> Record | None:
        block, place = divmod(row, PER_BLOCK)
        found = self._database.execute("SELECT rows FROM works WHERE id = ?", (block,)).fetchone()
        data = found[0][place * COMPACT : (place + 1) * COMPACT] if found else b""
        if not any(data):
            return None
        return compact_record(
            data, packed.find(self._database, "other_titles", packed_number(row), OTHER_TITLE)
        )
