"""How are the results of articles kept from run to run?

In one file for each kind of runs. Only its list of what is where is read as a whole, so that a run holds no
more than one result at a time. A new file is written beside the old one and put in its place; results that
this run has not asked for are taken along, the oldest are left behind.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import time
import zlib
from typing import TYPE_CHECKING, BinaryIO

from healthlint.run.results.listing import MAGIC, Entry, entry_of, footed, opened, piece_of

if TYPE_CHECKING:
    from pathlib import Path

PREFIX = "results-"
_DAY = 24 * 3600
_MOST_BYTES = 128 << 20  # of results in a file
_MOST = 100_000  # results in a file
_MOST_OF_ALL = 512 << 20  # bytes of all such files


class Store:
    """The file of one kind of runs; whatever is wrong with it, it is empty."""

    def __init__(self, folder: Path, name: str) -> None:
        """Take the folder, which need not be there, and the name of the kind."""
        self._folder, self._name = folder, name
        self._file: BinaryIO | None = None
        self._index: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._asked: set[str] = set()
        self._beside: BinaryIO | None = None
        self._written = len(MAGIC)
        self._broken = False  # it cannot be written
        self._file, self._index = opened(self._path, name)

    def __del__(self) -> None:
        """Close the file of a run that was given up before its end."""
        if self._file is not None:
            self._file.close()

    @property
    def _path(self) -> Path:
        return self._folder / (PREFIX + self._name)

    def get(self, article: str) -> Entry | None:
        """Return where the result of an article is."""
        packed = self._index.get(article)
        if packed is None:
            return None
        self._asked.add(article)
        return entry_of(packed)

    def read(self, entry: Entry) -> bytes | None:
        """Return a result of an earlier run; None where it is not what was written."""
        return None if self._file is None else piece_of(self._file, entry)

    def add(self, article: str, entry: Entry, result: bytes) -> None:
        """Write the result of an article."""
        if self._broken or self._written + len(result) > _MOST_BYTES or len(self._new) >= _MOST:
            return
        try:
            if self._beside is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                beside = self._folder / f".writing-{os.urandom(8).hex()}"
                self._beside = open(beside, "xb", opener=_for_the_user)  # noqa: SIM115  till the run is over
                self._beside.write(MAGIC)
            self._beside.write(result)
        except OSError:
            self._broken = True
            return
        placed = entry._replace(
            offset=self._written,
            length=len(result),
            checksum=zlib.crc32(result),
            used=_this_day(),
        )
        self._written += len(result)
        self._new[article] = placed.packed()

    def renew(self, article: str, entry: Entry) -> None:
        """Note that a file looks otherwise than it did and holds the same."""
        result = self.read(entry)
        if result is not None:
            self.add(article, entry, result)

    def commit(self) -> None:
        """Put what was written in the place of the file; that this fails is no error."""
        if self._beside is None or self._broken:
            self.close()
            return
        try:
            self._take_along()
            index = marshal.dumps((self._name, self._new))
            self._beside.write(footed(index, self._written))
            self._beside.close()
            if self._file is not None:
                self._file.close()
            os.replace(self._beside.name, self._path)  # noqa: PTH105
            self._forget()
        except OSError:
            pass
        finally:
            self.close()

    def close_new(self) -> None:
        """Keep nothing of this run; what is there can still be read."""
        self._broken = True

    def close(self) -> None:
        """Leave the file as it is, and nothing beside it."""
        if self._file is not None:
            self._file.close()
        if self._beside is not None:
            with contextlib.suppress(OSError):
                self._beside.close()
            with contextlib.suppress(OSError):
                os.unlink(self._beside.name)  # noqa: PTH108
            self._beside = None
        self._broken = True

    def _take_along(self) -> None:
        """Write what is not of this run behind what is, the youngest first."""
        sources = [(self._file, self._index)]
        later = opened(self._path, self._name)  # another run may have written it in the meantime
        if later[0] is not None:
            sources.append(later)
        kept: dict[str, tuple[Entry, BinaryIO]] = {}
        for file, index in sources:
            for article, packed in index.items():
                entry = entry_of(packed) if article not in self._new else None
                if entry is not None and file is not None:
                    if article in self._asked:
                        entry = entry._replace(used=_this_day())
                    kept[article] = (entry, file)
        assert self._beside is not None  # commit has looked
        try:
            for article, (entry, file) in sorted(kept.items(), key=lambda each: -each[1][0].used):
                if self._written + entry.length > _MOST_BYTES or len(self._new) >= _MOST:
                    break
                result = piece_of(file, entry)
                if result is not None:
                    self._beside.write(result)
                    self._new[article] = entry._replace(offset=self._written).packed()
                    self._written += len(result)
        finally:
            if later[0] is not None:
                later[0].close()

    def _forget(self) -> None:
        """Remove the oldest files where all of them are too many."""
        files = []
        for file in self._folder.glob(f"{PREFIX}*"):
            with contextlib.suppress(OSError):
                told = file.stat()
                files.append((told.st_mtime_ns, told.st_size, file))
        total = 0
        for _, size, file in sorted(files, reverse=True):
            total += size
            if total > _MOST_OF_ALL and file != self._path:
                with contextlib.suppress(OSError):
                    file.unlink()


def _for_the_user(path: str, flags: int) -> int:
    """Open a file that nobody else may read: it quotes articles."""
    return os.open(path, flags, 0o600)


def _this_day() -> int:
    return int(time.time()) // _DAY
