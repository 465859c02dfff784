"""What does a registry say of itself?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

    from healthlint.registry.schema import Form


class InputFile(NamedTuple):
    """A file that a registry was built from."""

    source: str
    name: str
    size: int  # bytes
    modified: str  # the day, in UTC
    sha256: str
    entries: int
    broken: int  # entries that could not be read


class Source(NamedTuple):
    """Where works, notices or journals come from."""

    name: str
    snapshot: str  # the day of its data
    licence: str
    works: int
    notices: int
    journals: int


class Info(NamedTuple):
    """What a registry is, which every report that rests on it says."""

    name: str  # of the file
    version: int  # of the format
    form: Form
    built: str  # date and time, in UTC
    works: int
    notices: int
    journals: int
    sources: tuple[Source, ...]
    inputs: tuple[InputFile, ...]

    @property
    def snapshot(self) -> str:
        """The day of its oldest data."""
        return min((source.snapshot for source in self.sources), default="")


def read_info(database: sqlite3.Connection, name: str, version: int) -> Info:
    """Return what a registry says of itself; raises sqlite3.Error, KeyError."""
    meta = dict(database.execute("SELECT name, value FROM meta"))
    sources = tuple(
        Source(*row)
        for row in database.execute(
            "SELECT name, snapshot, licence, works, notices, journals FROM sources ORDER BY name"
        )
    )
    inputs = tuple(
        InputFile(*row)
        for row in database.execute(
            "SELECT source, name, size, modified, sha256, entries, broken FROM inputs ORDER BY id"
        )
    )
    return Info(
        name,
        version,
        meta["form"],
        meta["built"],
        sum(source.works for source in sources),
        int(meta["notices"]),
        int(meta["journals"]),
        sources,
        inputs,
    )
