"""What remains to be done when all works are stored?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from healthlint.references.comparing.digests import DIGEST
from healthlint.registry import packed
from healthlint.registry.building.notices import settle
from healthlint.registry.building.superseded import Rows, superseded
from healthlint.registry.journal_names import names_of
from healthlint.registry.keys import NUMBER, packed_number
from healthlint.registry.schema import COMPACT, FINISHED, PACKED, PER_BLOCK, Form

_COMMON = 200  # titles that a word stands in, from which on it is counted as common


def finish(database: sqlite3.Connection, form: Form) -> None:
    """Sort the keys and index the rest; the caller's transaction holds all of it."""
    for statement in FINISHED.split(";\n"):
        database.execute(statement)
    works = "works" if form == "full" else "staged_works"
    gone = superseded(database, works)
    database.executemany(f"DELETE FROM {works} WHERE id = ?", ((row,) for row in gone))
    for name in PACKED:
        width = NUMBER if name.startswith("pm") else DIGEST
        packed.fill(database, name, _keys(database, f"staged_{name}", width, gone), width)
        database.execute(f"DROP TABLE staged_{name}")
    database.execute("DROP TABLE staged_deletions")
    database.execute("DROP TABLE staged_inputs")
    if form == "full":
        _index_words(database)
    else:
        database.executemany("INSERT INTO works VALUES (?, ?)", _blocks(database))
        packed.fill(database, "other_titles", _other_titles(database), NUMBER)
        database.execute("DROP TABLE staged_works")
    _name_journals(database)
    settle(database)


def _keys(database: sqlite3.Connection, name: str, width: int, gone: Rows) -> Iterator[bytes]:
    """Yield keys in order with the number of the row, without the source that may stand between them."""
    for (row,) in database.execute(f"SELECT row FROM {name} ORDER BY row"):
        if not gone or int.from_bytes(row[-NUMBER:], "big") not in gone:
            yield row[:width] + row[-NUMBER:]


def _blocks(database: sqlite3.Connection) -> Iterator[tuple[int, bytes]]:
    """Yield blocks of compact works with their numbers; a row that is gone is zeros."""
    current, block = 0, bytearray()
    for row, data in database.execute("SELECT id, row FROM staged_works ORDER BY id"):
        number, place = divmod(row, PER_BLOCK)
        if number != current:
            if block:
                yield current, bytes(block)
            current, block = number, bytearray()
        block += bytes(place * COMPACT - len(block)) + data[:COMPACT]
    if block:
        yield current, bytes(block)


def _other_titles(database: sqlite3.Connection) -> Iterator[bytes]:
    select = "SELECT id, substr(row, ?) FROM staged_works WHERE length(row) > ? ORDER BY id"
    for row, others in database.execute(select, (COMPACT + 1, COMPACT)):
        for at in range(0, len(others), DIGEST):
            yield packed_number(row) + others[at : at + DIGEST]


def _index_words(database: sqlite3.Connection) -> None:
    database.execute("INSERT INTO title_words (title_words) VALUES ('optimize')")
    database.execute("CREATE VIRTUAL TABLE temp.counted USING fts5vocab (main, title_words, row)")
    database.execute(
        "INSERT INTO common_words SELECT term, doc FROM temp.counted WHERE doc >= ? ORDER BY term", (_COMMON,)
    )
    database.execute("DROP TABLE temp.counted")


def _name_journals(database: sqlite3.Connection) -> None:
    """Index the journals of lists and of journals' articles; other works stand in books, which are none."""
    rows = database.execute("SELECT id, name, others FROM journals WHERE periodical ORDER BY id")
    database.executemany(
        "INSERT OR IGNORE INTO journal_names VALUES (?, ?)",
        ((key, row) for row, name, others in rows for key in names_of(name, others.split("\n"))),
    )
