"""How are millions of short keys kept in little room, and found at once?

Rows of one width stand sorted in blocks of one page of the database, and the number of a block is the key of
its first row. Rows of one key never part, so that one block holds all of them: a key keeps so many rows only,
which does no harm, as a title that hundreds of works share tells none of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

_BLOCK = 4000  # bytes that fit into a page of 4,096
MOST = 200  # rows of one key


def create(name: str) -> str:
    """Return the statement that makes a table of blocks."""
    return f"CREATE TABLE {name} (first INTEGER PRIMARY KEY, rows BLOB NOT NULL)"


def fill(database: sqlite3.Connection, name: str, rows: Iterable[bytes], key: int) -> int:
    """Store rows of one width that come sorted, `key` bytes of each being its key; return how many."""
    counted = 0

    def blocks() -> Iterator[tuple[int, bytes]]:
        nonlocal counted
        for block in _blocks(iter(rows), key):
            counted += len(block)
            yield int.from_bytes(block[0][:key], "big"), b"".join(block)

    database.executemany(f"INSERT INTO {name} VALUES (?, ?)", blocks())
    return counted


def _blocks(rows: Iterator[bytes], key: int) -> Iterator[list[bytes]]:
    waiting = list(islice(rows, 1))
    most = _BLOCK // len(waiting[0]) if waiting else 0
    while True:
        waiting += islice(rows, most + 1 - len(waiting))
        if any(waiting[at][:key] == waiting[at + MOST][:key] for at in range(len(waiting) - MOST)):
            waiting = [
                row for at, row in enumerate(waiting) if at < MOST or waiting[at - MOST][:key] != row[:key]
            ]
        elif len(waiting) > most:
            end, following = most, waiting[most][:key]
            while waiting[end - 1][:key] == following:
                end -= 1
            yield waiting[:end]
            waiting = waiting[end:]
        else:
            break
    if waiting:
        yield waiting


def find(database: sqlite3.Connection, name: str, key: bytes, width: int) -> list[bytes]:
    """Return what stands behind a key in the rows of `width` bytes that have it."""
    found = database.execute(
        f"SELECT rows FROM {name} WHERE first <= ? ORDER BY first DESC LIMIT 1", (int.from_bytes(key, "big"),)
    ).fetchone()
    if found is None:
        return []
    block: bytes = found[0]
    behind = []
    at = block.find(key)
    while at >= 0:
        if at % width == 0:
            behind.append(block[at + len(key) : at + width])
            at = block.find(key, at + width)
        else:
            at = block.find(key, at + 1)
    return behind
