"""How much is handed to a worker at a time, and where does reading go on behind it?"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from healthlint.arrow.record import Record

# Enough that handing over costs little, and so little that hundreds of workers need no memory to speak of.
UNIT_BYTES = 512 * 1024
UNIT_RECORDS = 512
DONE = -1  # the place behind a source that is read to its end, or as far as can be


class Unit(NamedTuple):
    """Articles that are linted together, as raw as they can be handed over."""

    kind: Literal["lines", "records"]
    rows: list[Any]  # lines of JSON as bytes, None for one that is too long; or Records
    name: str  # of the source
    before: int  # how many rows of the source stand before these
    end: int  # where the source is read on after them, in whatever its reader counts
    share: float  # of the source that is read with them, 0 to 1
    passed: int = 0  # rows of other kinds that were passed over
    source: int = 0  # the number of the source

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.rows)

    def part(self, start: int, stop: int) -> Unit:
        """Return some of the rows as a unit of their own."""
        return self._replace(
            rows=self.rows[start:stop], before=self.before + start, passed=0 if start else self.passed
        )


def fault_unit(name: str, reason: str, before: int) -> Unit:
    """Return a unit that says why a source cannot be read, or not to its end."""
    return Unit("records", [Record(None, name, fault=reason)], name, before, DONE, 1.0)


def reason_of(error: BaseException) -> str:
    """Return what went wrong with a file as a clause."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    text = " ".join(str(error).split())
    return text or type(error).__name__
