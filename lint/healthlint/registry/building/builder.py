"""How is a registry built, so that a build which is killed goes on where it was?

All is stored in `FILE.building` in transactions, each of which also says how far the inputs are read. When
they are read, keys are sorted and indexed in one transaction, and a whole copy takes the place of FILE.
"""

from __future__ import annotations

import gc
import os
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from healthlint.registry.building.finishing import finish
from healthlint.registry.building.plan import Plan, Planned
from healthlint.registry.building.provenance import describe
from healthlint.registry.building.store import Store
from healthlint.registry.errors import RegistryError
from healthlint.registry.opening import may_be_replaced
from healthlint.registry.reading.kinds import READERS
from healthlint.registry.reading.opening import opened
from healthlint.registry.schema import (
    APPLICATION,
    COMPACT_WORKS,
    FULL_WORKS,
    KEPT,
    STAGED,
    STAGED_COMPACT,
    VERSION,
)

Tell = Callable[[Path, int, str], None]  # takes file, line from 1, and what is wrong with it
Progress = Callable[[int, int, int], None]  # takes bytes read, all bytes, entries read

_FLUSH = 5_000  # entries
_COMMIT = 50_000  # entries
_FINISHING = 0.25  # of the time, told as bytes that are not read yet


class Builder:
    """Builds one registry; what was begun by the same plan is gone on with."""

    def __init__(self, target: Path, plan: Plan, tell: Tell, progress: Progress | None = None) -> None:
        self._target = Path(os.path.realpath(target))
        self._staged = self._target.with_name(self._target.name + ".building")
        self._plan = plan
        self._tell = tell
        self._progress = progress or (lambda _read, _all, _entries: None)
        self._all = sum(each.size for each in plan.inputs)
        self._before = 0  # bytes of the inputs that are done
        self._entries = 0

    def build(self) -> None:
        """Build the registry, and put it in its place when it is whole.

        Raises RegistryError: an input cannot be read at all, the disk is full, another build is under way.
        """
        if not may_be_replaced(self._target):
            raise RegistryError(f"{self._target}: is another file and no registry; name a new one")
        collecting = gc.isenabled()
        gc.disable()  # no record holds itself, and to look for such among millions takes its time
        try:
            with closing(self._opened()) as database:
                for number, planned in enumerate(self._plan.inputs, start=1):
                    self._load(database, number, planned)
                    self._before += planned.size
                self._finish(database)
            self._clear()
        except sqlite3.Error as error:
            raise RegistryError(f"{self._target}: cannot be built: {error}") from error
        except OSError as error:
            raise RegistryError(f"{self._target}: cannot be written: {error.strerror or error}") from error
        finally:
            if collecting:
                gc.enable()

    def begun(self) -> int:
        """Return how many entries an earlier build by this plan has left; raises RegistryError as `build`."""
        if not self._staged.exists():
            return 0
        with closing(_connected(self._staged)) as database:
            if not self._is_ours(database):
                return 0
            return int(database.execute("SELECT sum(entries) FROM inputs").fetchone()[0])

    def _opened(self) -> sqlite3.Connection:
        """Open what was begun by this plan, or begin."""
        database = _connected(self._staged)
        if not self._is_ours(database):
            database.close()
            self._clear()
            database = _connected(self._staged)
            self._begin(database)
        return database

    def _is_ours(self, database: sqlite3.Connection) -> bool:
        try:
            begun = database.execute("SELECT value FROM meta WHERE name = 'plan'").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                database.close()
                raise RegistryError(f"{self._target}: is being built by another command") from error
            return False
        except sqlite3.DatabaseError:
            return False
        return begun is not None and begun[0] == self._plan.digest()

    def _begin(self, database: sqlite3.Connection) -> None:
        database.execute("BEGIN")
        full = self._plan.form == "full"
        for statement in (KEPT + STAGED + (FULL_WORKS if full else COMPACT_WORKS + STAGED_COMPACT)).split(
            ";\n"
        ):
            database.execute(statement)
        if full:
            database.execute("INSERT INTO title_words (title_words, rank) VALUES ('hashsize', 33554432)")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute(f"PRAGMA user_version = {VERSION}")
        rows = [(each.source, each.name, each.size, each.modified) for each in self._plan.inputs]
        database.executemany("INSERT INTO inputs (source, name, size, modified) VALUES (?, ?, ?, ?)", rows)
        database.execute("INSERT INTO meta VALUES ('plan', ?)", (self._plan.digest(),))
        database.execute("COMMIT")

    def _load(self, database: sqlite3.Connection, number: int, planned: Planned) -> None:
        entries, broken, done = database.execute(
            "SELECT entries, broken, done FROM inputs WHERE id = ?", (number,)
        ).fetchone()
        if done:
            self._entries += entries
            return
        first = ""

        def fault(line: int, why: str) -> None:
            nonlocal broken, first
            broken += 1
            first = first or f"line {line} {why}"
            self._tell(planned.path, line, why)

        save = "UPDATE inputs SET entries = ?, broken = ?, done = ?, sha256 = ? WHERE id = ?"
        store = Store(database, self._plan.form)
        self._entries += entries
        database.execute("BEGIN")
        with opened(planned.path) as (counted, stream):
            try:
                for entry in READERS[planned.source](stream, entries, fault):
                    for item in entry:
                        store.add(item, planned.source)
                    entries += 1
                    self._entries += 1
                    if entries % _FLUSH == 0:
                        store.flush()
                        self._progress(self._before + counted.count, self._all_and_more, self._entries)
                        if entries % _COMMIT == 0:
                            database.execute(save, (entries, broken, 0, None, number))
                            database.execute("COMMIT")
                            database.execute("BEGIN")
            except (EOFError, zlib.error, OSError) as error:
                fault(entries + 1, f"or later: the file is not whole: {error}")
            if broken and broken >= entries:
                raise RegistryError(f"{planned.path}: nothing in it can be read: {first}")
            store.flush()
            database.execute(save, (entries, broken, 1, counted.digest(), number))
        database.execute("COMMIT")

    @property
    def _all_and_more(self) -> int:
        return int(self._all * (1 + _FINISHING))

    def _finish(self, database: sqlite3.Connection) -> None:
        self._progress(self._all, self._all_and_more, self._entries)
        if not database.execute("SELECT 1 FROM inputs WHERE entries > broken LIMIT 1").fetchone():
            raise RegistryError(f"{self._target}: is not built: there is nothing in any of the files")
        whole = self._target.with_name(self._target.name + ".whole")
        if not database.execute("SELECT 1 FROM meta WHERE name = 'finished'").fetchone():
            database.execute("BEGIN")
            finish(database, self._plan.form)
            describe(database, self._plan)
            database.execute("COMMIT")
        whole.unlink(missing_ok=True)
        database.execute("VACUUM INTO ?", (str(whole),))
        with whole.open("rb+") as file:
            os.fsync(file.fileno())
        whole.replace(self._target)
        self._progress(self._all_and_more, self._all_and_more, self._entries)

    def _clear(self) -> None:
        for ending in ("", "-journal"):
            with suppress(FileNotFoundError):
                self._staged.with_name(self._staged.name + ending).unlink()


def _connected(path: Path) -> sqlite3.Connection:
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
