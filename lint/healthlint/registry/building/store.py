"""How do rows come into a registry that is being built?"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import count

from healthlint.registry.building.journals import Journals
from healthlint.registry.building.notices import INSERT
from healthlint.registry.building.preparing import Key, Prepared
from healthlint.registry.keys import packed_number
from healthlint.registry.rows import FULL_COLUMNS
from healthlint.registry.schema import Form

_COLUMNS = f"id, journal, {FULL_COLUMNS}"
_WORK = f"INSERT INTO works ({_COLUMNS}) VALUES ({', '.join('?' * len(_COLUMNS.split(', ')))})"
_WORDS = "INSERT INTO title_words (rowid, word) VALUES (?, ?)"


class Store:
    """Writes what has been prepared; commits are the builder's."""

    def __init__(self, database: sqlite3.Connection, form: Form) -> None:
        self._write = database.executemany
        self._full = form == "full"
        self._journals = Journals(database)
        table = "works" if self._full else "staged_works"
        self._next: int = database.execute(f"SELECT ifnull(max(id), 0) + 1 FROM {table}").fetchone()[0]

    def add(self, batch: Prepared) -> None:
        """Write the rows of a batch."""
        first, write = self._next, self._write
        numbers: list[int | None] = [self._journals.number(*journal) for journal in batch.journals]
        if self._full:
            numbers.append(None)
            rows = zip(count(first), batch.held, batch.works, strict=False)
            write(_WORK, [(work, numbers[held], *row) for work, held, row in rows])
            write(_WORDS, zip(count(first), batch.words, strict=False))
        else:
            write("INSERT INTO staged_works VALUES (?, ?)", zip(count(first), batch.compact, strict=False))
        self._stage("titles", first, batch.titles)
        self._stage("dois", first, batch.dois)
        self._stage("pmids", first, batch.pmids)
        self._stage("pmcids", first, batch.pmcids)
        write(
            "INSERT INTO staged_deletions VALUES (?, ?)",
            [(pmid, first + before) for pmid, before in batch.deletions],
        )
        write("INSERT OR IGNORE INTO spellings VALUES (?, ?)", batch.spellings)
        write(INSERT, batch.notices)
        self._next = first + len(batch.works) + len(batch.compact)

    def _stage(self, name: str, first: int, keys: Sequence[Key]) -> None:
        self._write(
            f"INSERT INTO staged_{name} VALUES (?)",
            [(key + packed_number(first + work),) for key, work in keys],
        )
