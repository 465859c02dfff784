"""How is a registry built, so that a build which is killed goes on where it was?

All is stored in `FILE.building` in transactions, each of which also says how far the inputs are read. When
they are read, keys are sorted and indexed in one transaction, and a whole copy takes the place of FILE.
"""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from healthlint.registry.building.finishing import finish
from healthlint.registry.building.plan import Plan, Planned
from healthlint.registry.building.provenance import describe
from healthlint.registry.building.reading import Readings
from healthlint.registry.building.staging import begin, connected, is_of, take
from healthlint.registry.building.store import Store
from healthlint.registry.errors import RegistryError
from healthlint.registry.opening import may_be_replaced
from healthlint.registry.reading.opening import opened
from healthlint.registry.reading.parts import Place

Tell = Callable[[Path, int, str], None]  # takes file, line from 1, and what is wrong with it
Progress = Callable[[int, int, int], None]  # takes bytes read, all bytes, entries read

_COMMIT = 50_000  # entries
_SMALL = 8_000_000  # bytes of all inputs, for which processes are not worth their start
_FINISHING = 0.25  # of the time, told as bytes that are not read yet


class Builder:
    """Builds one registry; what was begun by the same plan is gone on with."""

    def __init__(
        self, target: Path, plan: Plan, tell: Tell, progress: Progress | None = None, jobs: int = 1
    ) -> None:
        """Take what is to be built, and how many processes are to read; 1: the one that stores, too."""
        self._target = Path(os.path.realpath(target))
        self._staged = self._target.with_name(self._target.name + ".building")
        self._plan = plan
        self._tell = tell
        self._progress = progress or (lambda _read, _all, _entries: None)
        self._all = sum(each.size for each in plan.inputs)
        self._jobs = jobs if self._all > _SMALL else 1
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
                self._load_all(database)
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
        with closing(connected(self._staged)) as database:
            take(database, self._target)
            if not is_of(database, self._plan):
                return 0
            return int(database.execute("SELECT sum(entries) FROM inputs").fetchone()[0])

    def _opened(self) -> sqlite3.Connection:
        """Open what was begun by this plan, or begin."""
        database = connected(self._staged)
        take(database, self._target)
        if is_of(database, self._plan):
            return database
        with closing(database), suppress(PermissionError):  # where no open file can be taken away
            # What lies there is held till the new file is, or another command could build beside this one.
            fresh = self._fresh()
            database.close()
            begin(fresh, self._plan)
            return fresh
        fresh = self._fresh()
        begin(fresh, self._plan)
        return fresh

    def _fresh(self) -> sqlite3.Connection:
        self._clear()
        database = connected(self._staged)
        take(database, self._target)
        return database

    def _load_all(self, database: sqlite3.Connection) -> None:
        loaded = database.execute("SELECT id, entries, broken, done FROM inputs ORDER BY id").fetchall()
        self._entries = sum(entries for _, entries, _, _ in loaded)
        with Readings(self._plan.form, self._jobs) as readings:
            for planned, (number, entries, broken, done) in zip(self._plan.inputs, loaded, strict=True):
                if not done:
                    self._load(database, number, planned, readings, entries, broken)
                self._before += planned.size

    def _load(
        self,
        database: sqlite3.Connection,
        number: int,
        planned: Planned,
        readings: Readings,
        entries: int,
        broken: int,
    ) -> None:
        first = ""

        def fault(line: int, why: str) -> None:
            nonlocal broken, first
            broken += 1
            first = first or f"line {line} {why}"
            self._tell(planned.path, line, why)

        stored = Place(
            *database.execute("SELECT at, line FROM staged_inputs WHERE id = ?", (number,)).fetchone()
        )
        save = "UPDATE inputs SET entries = ?, broken = ?, done = ?, sha256 = ? WHERE id = ?"
        store = Store(database, self._plan.form)
        waiting, kept = 0, entries > broken
        database.execute("BEGIN")
        with opened(planned.path) as (counted, stream):
            for batch in readings.batches(planned.source, stream, stored, fault):
                store.add(batch.rows)
                kept = kept or batch.rows.says_something
                entries += batch.rows.entries
                waiting += batch.rows.entries
                self._entries += batch.rows.entries
                self._progress(self._before + counted.count, self._all_and_more, self._entries)
                if waiting >= _COMMIT and batch.end is not None:
                    database.execute(save, (entries, broken, 0, None, number))
                    database.execute(
                        "UPDATE staged_inputs SET at = ?, line = ? WHERE id = ?", (*batch.end, number)
                    )
                    database.execute("COMMIT")
                    database.execute("BEGIN")
                    waiting = 0
            sha256 = counted.digest()
        if broken and not kept:
            raise RegistryError(f"{planned.path}: nothing in it can be read: {first}")
        database.execute(save, (entries, broken, 1, sha256, number))
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
