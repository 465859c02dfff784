"""Where does a registry come from, as it says itself?"""

from __future__ import annotations

import datetime
import sqlite3

from healthlint.registry.building.plan import Plan, Planned
from healthlint.registry.rows import source_of
from healthlint.registry.schema import COMPACT, LICENCES, SOURCES


def describe(database: sqlite3.Connection, plan: Plan) -> None:
    """Write what the registry holds, from when, from whom; what only a build needs is taken out."""
    stated = dict(plan.snapshots)
    database.execute("DELETE FROM sources")
    for source in dict.fromkeys(each.source for each in plan.inputs):
        latest = max(each.modified for each in plan.inputs if each.source == source)
        database.execute(
            "INSERT INTO sources VALUES (?, ?, ?, 0, 0, 0)",
            (source, stated.get(source, latest), LICENCES[source]),
        )
    count(database, plan.form)
    values = {
        "form": plan.form,
        "built": datetime.datetime.now(datetime.UTC).replace(microsecond=0).isoformat(),
        "finished": "1",
    }
    database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def describe_again(
    database: sqlite3.Connection, planned: Planned, sha256: str, entries: int, broken: int
) -> None:
    """Write that all that came from a source is now that of another file."""
    source, modified = planned.source, planned.modified
    database.execute("DELETE FROM inputs WHERE source = ?", (source,))
    database.execute(
        """INSERT INTO inputs (source, name, size, modified, sha256, entries, broken, done)
            VALUES (?, ?, ?, ?, ?, ?, ?, 1)""",
        (source, planned.name, planned.size, modified, sha256, entries, broken),
    )
    database.execute(
        "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, 0, 0, 0)", (source, modified, LICENCES[source])
    )


def _total(database: sqlite3.Connection, rows: str) -> str:
    return str(database.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])


def count(database: sqlite3.Connection, form: str) -> None:
    """Count what the registry holds, and what of it came from each source."""
    totals = (
        ("notices", _total(database, "notices")),
        ("journals", _total(database, "journals WHERE periodical")),
    )
    database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", totals)
    database.execute(
        """UPDATE sources SET
            notices = (SELECT count(*) FROM notices WHERE notices.source = sources.name),
            journals = (SELECT count(*) FROM journals WHERE journals.source = sources.name AND periodical)"""
    )
    if form == "full":
        counted = dict(database.execute("SELECT source, count(*) FROM works GROUP BY source"))
    else:
        counted = _of_blocks(database)
    database.executemany(
        "UPDATE sources SET works = ? WHERE name = ?",
        ((number, SOURCES[source]) for source, number in counted.items()),
    )


def _of_blocks(database: sqlite3.Connection) -> dict[int, int]:
    counted: dict[int, int] = {}
    for (rows,) in database.execute("SELECT rows FROM works"):
        for at in range(0, len(rows), COMPACT):
            row = rows[at : at + COMPACT]
            if any(row):
                source = source_of(row)
                counted[source] = counted.get(source, 0) + 1
    return counted
