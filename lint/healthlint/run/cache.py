"""What does a run remember of earlier ones?

Only what can be worked out again at any time, in files of the user's cache folder. A file that is
not whole, or is about something else, is passed over; one is written beside and then put in its
place, so that runs side by side never see half of one.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT_FOR = 30 * 24 * 3600  # seconds since it was last written
_HEAD = 25  # bytes of a digest


class Cache:
    """A folder of remembered values; without a folder it remembers nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def remembers(self) -> bool:
        """Tell whether it has a folder."""
        return self._folder is not None

    def get(self, name: str, key: object) -> Any:
        """Return what was put under a name for just this key (a plain value), or None.

        Each key has a file of its own, so that two environments do not push each other out.
        """
        if self._folder is None:
            return None
        try:
            with self._file(name, key).open("rb", buffering=0) as file:
                head = file.read(_HEAD)
                body = file.read(min(_length(head), os.fstat(file.fileno()).st_size))
            if head != _digest(body):
                return None
            held = marshal.loads(body)
        except (OSError, ValueError, EOFError, TypeError):
            return None
        return held[1] if isinstance(held, tuple) and len(held) == 2 and held[0] == key else None

    def part(self, name: str, key: object, start: int, size: int, check: int) -> bytes | None:
        """Return so many bytes of those that were put behind a value; None where others are there now.

        `check`: what `check_of` said of them.
        """
        if self._folder is None:
            return None
        try:
            with self._file(name, key).open("rb", buffering=0) as file:
                file.seek(_HEAD + _length(file.read(_HEAD)) + start)
                data = file.read(size)
        except (OSError, ValueError, OverflowError):
            return None
        return data if len(data) == size and check_of(data) == check else None

    def put(self, name: str, key: Any, value: Any, behind: Iterable[bytes] = ()) -> None:
        """Remember a plain value: None, numbers, texts, bytes, and lists, tuples and mappings of such.

        `behind`: what is not read with it, but part by part. A folder that cannot be written to is no error.
        """
        if self._folder is None:
            return
        body = marshal.dumps((key, value))
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._forget_the_old()
            import tempfile  # only here: it is slow to import

            handle, beside = tempfile.mkstemp(dir=self._folder, prefix=".writing-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_digest(body) + body)
                    file.writelines(behind)
                Path(beside).replace(self._file(name, key))
            except OSError:
                Path(beside).unlink(missing_ok=True)

    def _file(self, name: str, key: object) -> Path:
        assert self._folder is not None  # get and put have looked
        return self._folder / f"{name}-{zlib.crc32(repr(key).encode('utf-8', 'surrogatepass')):08x}"

    def _forget_the_old(self) -> None:
        assert self._folder is not None  # put has looked
        for file in self._folder.iterdir():
            with contextlib.suppress(OSError):
                if file.stat().st_mtime < time.time() - _KEPT_FOR:
                    file.unlink()


def user_cache() -> Cache:
    """Return the cache of the user."""
    return Cache(user_cache_folder())


def user_cache_folder() -> Path | None:
    """Return where the user has caches: in HEALTHLINT_CACHE_DIR, or where the system has such things."""
    named = os.environ.get("HEALTHLINT_CACHE_DIR")
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111  it never raises, Path.home does
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(base, "healthlint") if base and Path(base).is_absolute() else None


def check_of(data: bytes) -> int:
    """Tell a whole part from a torn one; hashlib would take longer to import than the rest of a look-up."""
    return zlib.crc32(data)


def _digest(body: bytes) -> bytes:
    return b"%08x%016x\n" % (check_of(body), len(body))


def _length(head: bytes) -> int:
    """Return of how many bytes a digest is; raises ValueError where it is none."""
    return int(head[8:], 16)
