"""How is a journal kept once, however many works have appeared in it?"""

from __future__ import annotations

import sqlite3

_REMEMBERED = 50_000  # journals; books are containers, too, and have no end


class Journals:
    """The journals of a registry, by number."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._known: dict[tuple[str, tuple[str, ...]], int] = {}

    def number(self, name: str, others: tuple[str, ...], periodical: bool, source: str) -> int:
        """Return the number of a journal with its abbreviations and ISSNs, which is kept if it is new."""
        key = (name, others)
        known = self._known.get(key)
        if known is None:
            known = self._stored(name, "\n".join(others), periodical, source)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = known
        return known

    def _stored(self, name: str, others: str, periodical: bool, source: str) -> int:
        row = self._database.execute(
            "SELECT id FROM journals WHERE name = ? AND others = ?", (name, others)
        ).fetchone()
        if row is not None:
            return int(row[0])
        insert = "INSERT INTO journals (name, others, periodical, source) VALUES (?, ?, ?, ?)"
        return int(self._database.execute(insert, (name, others, periodical, source)).lastrowid or 0)
