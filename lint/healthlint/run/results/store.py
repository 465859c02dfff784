"""How are the results of articles kept from run to run?

In one file for each kind of runs. Only its list of what is where is read as a whole, so that a run holds no
more than one result at a time. A new file is written beside the old one and put in its place: the old one
with a few results behind it, or, where they are more, all of them anew, what this run has not asked for last
and the oldest left behind.
"""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from typing import TYPE_CHECKING, BinaryIO

from healthlint.run.results.listing import (
    MAGIC,
    Entry,
    copy_results,
    entry_of,
    listed,
    opened,
    result_of,
    told_of,
)

if TYPE_CHECKING:
    from pathlib import Path

PREFIX = "results-"  # of the names of such files
_DAY = 24 * 3600
_MOST_BYTES = 128 << 20  # of results in a file
_MOST = 100_000  # results in a file
_MUCH = 8  # all is written anew with an eighth of what is there, or when as much of it is idle


class Store:
    """The file of one kind of runs; whatever is wrong with it, it is empty."""

    def __init__(self, folder: Path, name: str) -> None:
        """Take the folder, which need not be there, and the name of the kind."""
        self._folder, self._name = folder, name
        self._new: dict[str, bytes] = {}
        self._asked: set[str] = set()
        self._beside: BinaryIO | None = None
        self._written = len(MAGIC)
        self._broken = False  # it cannot be written
        self._old = opened(self._path, name)

    def __del__(self) -> None:
        """Close the file of a run that was given up before its end."""
        self._old.close()

    @property
    def _path(self) -> Path:
        return self._folder / (PREFIX + self._name)

    def get(self, article: str) -> bytes | None:
        """Return where the result of an article is: a packed `Entry`."""
        packed = self._old.places.get(article)
        if packed is not None:
            self._asked.add(article)
        return packed

    def told(self, packed: bytes) -> bytes | None:
        """Return the first piece of a result of an earlier run; None where it is not what was written."""
        return None if self._old.file is None else told_of(self._old.file, packed)

    def read(self, packed: bytes) -> tuple[bytes, bytes] | None:
        """Return both pieces of a result of an earlier run; None where they are not what was written."""
        return None if self._old.file is None else result_of(self._old.file, packed)

    def add(self, article: str, entry: Entry, result: tuple[bytes, bytes]) -> None:
        """Write the result of an article."""
        told, rest = result
        if self._broken or self._written + len(told) + len(rest) > _MOST_BYTES or len(self._new) >= _MOST:
            return
        try:
            if self._beside is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                beside = self._folder / f".writing-{os.urandom(8).hex()}"
                self._beside = open(beside, "x+b", opener=_for_the_user)  # noqa: SIM115  till the run is over
                self._beside.write(MAGIC)
            self._beside.writelines(result)
        except OSError:
            self._broken = True
            return
        placed = entry._replace(
            offset=self._written,
            told=len(told),
            rest=len(rest),
            told_sum=zlib.crc32(told),
            rest_sum=zlib.crc32(rest),
            used=_this_day(),
        )
        self._written += placed.length
        self._new[article] = placed.packed()

    def renew(self, article: str, entry: Entry) -> None:
        """Note that a file looks otherwise than it did and holds the same."""
        packed = self._old.places.get(article)
        result = None if packed is None else self.read(packed)
        if result is not None:
            self.add(article, entry, result)

    def commit(self) -> None:
        """Put what was written in the place of the file; that this fails is no error."""
        if self._beside is None or self._broken:
            self.close()
            return
        try:
            idle = self._idle_if_lengthened()
            if idle is None:
                self._take_along()
            else:
                self._put_behind()
            self._beside.write(listed(self._name, self._new, self._written, idle or 0))
            self._beside.close()
            self._old.close()
            os.replace(self._beside.name, self._path)  # noqa: PTH105
            from healthlint.run.results.room import make_room

            make_room(self._folder, self._path)
        except OSError:
            pass
        finally:
            self.close()

    def close_new(self) -> None:
        """Keep nothing of this run; what is there can still be read."""
        self._broken = True

    def close(self) -> None:
        """Leave the file as it is, and nothing beside it."""
        self._old.close()
        if self._beside is not None:
            with contextlib.suppress(OSError):
                self._beside.close()
            with contextlib.suppress(OSError):
                os.unlink(self._beside.name)  # noqa: PTH108
            self._beside = None
        self._broken = True

    def _idle_if_lengthened(self) -> int | None:
        """Return how many bytes would be idle if the old file were kept; nothing where it is written anew."""
        file, places, end, idle = self._old
        if file is None:
            return None
        added, there = self._written - len(MAGIC), end - len(MAGIC)
        replaced = (entry_of(places[article]) for article in self._new if article in places)
        idle += sum(entry.length for entry in replaced if entry is not None)
        if max(added, idle) * _MUCH > there or end + added > _MOST_BYTES:
            return None
        if len(places) + len(self._new) > _MOST:
            return None
        is_still_there = os.path.samestat(os.fstat(file.fileno()), os.stat(self._path))  # noqa: PTH116
        return idle if is_still_there else None

    def _put_behind(self) -> None:
        """Write the old results as they are, and what is of this run behind them."""
        assert self._beside is not None  # commit has looked
        self._beside.seek(len(MAGIC))
        new = self._beside.read()
        self._beside.seek(0)
        copy_results(self._old, self._beside)
        self._beside.write(new)
        further = self._old.end - len(MAGIC)
        index = dict(self._old.places)
        for article in self._asked.difference(self._new):
            if (entry := entry_of(index[article])) is not None:
                index[article] = entry._replace(used=_this_day()).packed()
        for article, packed in self._new.items():
            if (entry := entry_of(packed)) is not None:
                index[article] = entry._replace(offset=entry.offset + further).packed()
        self._new = index
        self._written += further

    def _take_along(self) -> None:
        """Write what is not of this run behind what is, the youngest first."""
        later = opened(self._path, self._name)  # another run may have written it in the meantime
        kept: dict[str, tuple[Entry, BinaryIO]] = {}
        for source in (self._old, later):
            for article, packed in source.places.items():
                entry = entry_of(packed) if article not in self._new else None
                if entry is not None and source.file is not None:
                    if article in self._asked:
                        entry = entry._replace(used=_this_day())
                    kept[article] = (entry, source.file)
        assert self._beside is not None  # commit has looked
        try:
            for article, (entry, file) in sorted(kept.items(), key=lambda each: -each[1][0].used):
                if self._written + entry.length > _MOST_BYTES or len(self._new) >= _MOST:
                    break
                result = result_of(file, entry.packed())
                if result is not None:
                    self._beside.writelines(result)
                    self._new[article] = entry._replace(offset=self._written).packed()
                    self._written += entry.length
        finally:
            later.close()


def _for_the_user(path: str, flags: int) -> int:
    """Open a file that nobody else may read: it quotes articles."""
    return os.open(path, flags, 0o600)


def _this_day() -> int:
    return int(time.time()) // _DAY
