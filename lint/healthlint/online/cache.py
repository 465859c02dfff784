"""Which answers of services are remembered, and for how long?

A yes for thirty days and a no for one, as a work may be registered tomorrow. That nothing could be learnt is
never remembered. Several runs may use one file at the same time; a file that is broken is made anew.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from pathlib import Path

from healthlint.online.answers import Absent, Listed, Moved, NotRegistered, Reachable
from healthlint.online.stored import Answer, read, written
from healthlint.online.transport.clock import Clock

FILE = "online.sqlite"
_DAY = 24 * 3600
YES = 30 * _DAY  # seconds
NO = 1 * _DAY
_KEPT = 365 * _DAY  # for a run that may not ask anybody
_FORM = 1  # of the table and of what is written into it
_BUSY = 5.0  # seconds that one run waits for another to have written

_TABLE = """
CREATE TABLE answers (
    service TEXT NOT NULL,
    question TEXT NOT NULL,
    at INTEGER NOT NULL, -- seconds since 1970
    answer TEXT NOT NULL,
    PRIMARY KEY (service, question)
) WITHOUT ROWID
"""
_LOOK_UP = "SELECT at, answer FROM answers WHERE service = ? AND question = ?"


class AnswerCache:
    """The answers of services to this run and earlier ones; threads may share it."""

    def __init__(self, file: Path | None, clock: Clock, *, replay: bool = False) -> None:
        """Take where the answers are kept; without a file they are kept for this run only.

        `replay`: nobody else can be asked, so a yes counts whatever its age. A no does not: too much may have
        been registered since.
        """
        self._file = file
        self._clock = clock
        self._replay = replay
        self._lock = threading.Lock()
        self._open: sqlite3.Connection | None = None
        self._is_out_of_order = False
        self._is_swept = False

    def get(self, service: str, question: str) -> Answer | None:
        """Return what a service answered, or None where that is not known or too long ago."""
        with self._lock:
            rows = self._run(_LOOK_UP, service, question)
        if not rows:
            return None
        answer = read(rows[0][1])
        if answer is None:
            return None
        age = self._now() - int(rows[0][0])
        is_fresh = -_DAY < age < _lifetime(answer)
        is_yes = not isinstance(answer, Absent | NotRegistered)
        return answer if is_fresh or (self._replay and is_yes) else None

    def put(self, service: str, question: str, answer: Answer) -> None:
        """Remember what a service answered; where nothing can be written, nothing is."""
        with self._lock:
            self._run(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)",
                service, question, self._now(), written(answer),
            )  # fmt: skip
            if not self._is_swept:  # once a run, and in those only that write
                self._is_swept = True
                self._run("DELETE FROM answers WHERE at < ?", self._now() - _KEPT)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._is_out_of_order = True  # for threads that are still at it
            self._shut()

    def _run(self, statement: str, *values: object) -> list[tuple[int, str]]:
        """Return the rows of a statement; none where the file cannot be used for now."""
        for is_last in (False, True):
            if self._is_out_of_order:
                return []
            try:
                return self._connection().execute(statement, values).fetchall()
            except sqlite3.OperationalError as error:  # locked, full, not to be written to
                if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    # Who has held it for so long may do so for ever, and each look would wait as long.
                    self._is_out_of_order = True
                return []
            except (sqlite3.DatabaseError, OSError, UnicodeError) as error:
                self._shut()
                if is_last or not isinstance(error, sqlite3.DatabaseError):
                    self._is_out_of_order = True
                else:
                    self._remove()
        return []

    def _connection(self) -> sqlite3.Connection:
        if self._open is not None:
            return self._open
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        opened = sqlite3.connect(
            self._file or ":memory:", timeout=_BUSY, isolation_level=None, check_same_thread=False
        )
        try:
            self._prepare(opened)
        except sqlite3.Error:
            opened.close()
            raise
        self._open = opened
        return opened

    def _prepare(self, opened: sqlite3.Connection) -> None:
        """Make the table where there is none of this form; one run does it, others wait."""
        opened.execute("PRAGMA synchronous = OFF")  # what a power cut breaks is made anew
        if opened.execute("PRAGMA user_version").fetchone()[0] == _FORM:
            return
        opened.execute("BEGIN IMMEDIATE")
        if opened.execute("PRAGMA user_version").fetchone()[0] != _FORM:
            opened.execute("DROP TABLE IF EXISTS answers")
            opened.execute(_TABLE)
            opened.execute(f"PRAGMA user_version = {_FORM}")
        opened.execute("COMMIT")

    def _shut(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _remove(self) -> None:
        if self._file is None:
            return
        for file in (self._file, self._file.with_name(f"{self._file.name}-journal")):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)

    def _now(self) -> int:
        return int(self._clock.now().timestamp())


def _lifetime(answer: Answer) -> int:
    """Return for how many seconds an answer is taken for true; a page may go any day."""
    if isinstance(answer, Listed) and not answer.records:
        return NO
    return NO if isinstance(answer, Absent | NotRegistered | Reachable | Moved) else YES
