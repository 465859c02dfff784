"""Where does a registry come from, as it says itself?"""

from __future__ import annotations

import datetime
import sqlite3

from healthlint.registry.building.plan import Plan
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
        "notices": _total(database, "notices"),
        "journals": _total(database, "journals WHERE periodical"),
        "form": plan.form,
        "built": datetime.datetime.now(datetime.UTC).replace(microsecond=0).isoformat(),
        "finished": "1",
    }
    database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def _total(database: sqlite3.Connection, rows: str) -> str:
    return str(database.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])


def count(database: sqlite3.Connection, form: str) -> None:
    """Count what came from each source."""
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
