"""Where does a build stand that is under way?"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from healthlint.registry.building.plan import Plan
from healthlint.registry.errors import RegistryError
from healthlint.registry.schema import (
    APPLICATION,
    COMPACT_WORKS,
    FULL_WORKS,
    KEPT,
    STAGED,
    STAGED_COMPACT,
    VERSION,
)


def connected(path: Path) -> sqlite3.Connection:
    """Open the file of a build for it alone."""
    database = sqlite3.connect(path, isolation_level=None, timeout=0)
    for pragma in (
        "locking_mode = EXCLUSIVE",
        "journal_mode = TRUNCATE",
        "synchronous = NORMAL",
        "secure_delete = OFF",
        "cache_size = -131072",  # KiB
        "temp_store = FILE",
    ):
        try:
            database.execute(f"PRAGMA {pragma}")
        except sqlite3.DatabaseError:  # what lies there is none of ours, as the first query will tell
            break
    return database


def take(database: sqlite3.Connection, target: Path) -> None:
    """Keep others from the file till it is closed; raises RegistryError where another command builds."""
    try:
        database.execute("BEGIN EXCLUSIVE")
        database.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            database.close()
            raise RegistryError(f"{target}: is being built by another command") from error


def is_of(database: sqlite3.Connection, plan: Plan) -> bool:
    """Tell whether a build was begun by a plan."""
    try:
        begun = database.execute("SELECT value FROM meta WHERE name = 'plan'").fetchone()
    except sqlite3.DatabaseError:
        return False
    return begun is not None and begun[0] == plan.digest()


def begin(database: sqlite3.Connection, plan: Plan) -> None:
    """Make the tables, and write down what is to be read."""
    database.execute("BEGIN")
    full = plan.form == "full"
    for statement in (KEPT + STAGED + (FULL_WORKS if full else COMPACT_WORKS + STAGED_COMPACT)).split(";\n"):
        database.execute(statement)
    if full:
        database.execute("INSERT INTO title_words (title_words, rank) VALUES ('hashsize', 33554432)")
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {VERSION}")
    rows = [(each.source, each.name, each.size, each.modified) for each in plan.inputs]
    database.executemany("INSERT INTO inputs (source, name, size, modified) VALUES (?, ?, ?, ?)", rows)
    database.execute("INSERT INTO staged_inputs SELECT id, 0, 1 FROM inputs")
    database.execute("INSERT INTO meta VALUES ('plan', ?)", (plan.digest(),))
    database.execute("COMMIT")
