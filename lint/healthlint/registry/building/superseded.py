"""Which works have been told anew, or withdrawn?

The last telling counts: of a PMID for PubMed, which tells of one DOI in several records, of a DOI for others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from healthlint.references.comparing.digests import DIGEST
from healthlint.registry.keys import NUMBER
from healthlint.registry.schema import SOURCES

_PUBMED = bytes((SOURCES.index("pubmed"),))


class Rows:
    """Numbers of rows, one bit each."""

    def __init__(self, largest: int) -> None:
        self._bits = bytearray(largest // 8 + 1)
        self._any = False

    def add(self, row: int) -> None:
        """Take a number."""
        self._bits[row >> 3] |= 1 << (row & 7)
        self._any = True

    def __contains__(self, row: int) -> bool:
        return bool(self._bits[row >> 3] & 1 << (row & 7))

    def __bool__(self) -> bool:
        return self._any

    def __iter__(self) -> Iterator[int]:
        for at, byte in enumerate(self._bits):
            if byte:
                yield from (at * 8 + bit for bit in range(8) if byte & 1 << bit)


def superseded(database: sqlite3.Connection, works: str) -> Rows:
    """Return the rows of the table of works that another has taken the place of."""
    gone = Rows(database.execute(f"SELECT ifnull(max(id), 0) FROM {works}").fetchone()[0])
    for row in _earlier(database, "staged_pmids", NUMBER, of_pubmed=True):
        gone.add(row)
    for row in _earlier(database, "staged_dois", DIGEST, of_pubmed=False):
        gone.add(row)
    for row in _withdrawn(database):
        gone.add(row)
    return gone


def _withdrawn(database: sqlite3.Connection) -> Iterator[int]:
    """Yield what PubMed's own records of deletion name; a later record of the same PMID is a new work."""
    last = dict(database.execute("SELECT pmid, max(before) FROM staged_deletions GROUP BY pmid"))
    if not last:
        return
    for (row,) in database.execute("SELECT row FROM staged_pmids"):
        number = int.from_bytes(row[-NUMBER:], "big")
        if number < last.get(int.from_bytes(row[:NUMBER], "big"), 0) and row[NUMBER : NUMBER + 1] == _PUBMED:
            yield number


def _earlier(database: sqlite3.Connection, name: str, width: int, *, of_pubmed: bool) -> Iterator[int]:
    previous = b""
    for (row,) in database.execute(f"SELECT row FROM {name} ORDER BY row"):
        if previous[: width + 1] == row[: width + 1] and (row[width : width + 1] == _PUBMED) is of_pubmed:
            yield int.from_bytes(previous[-NUMBER:], "big")
        previous = row
