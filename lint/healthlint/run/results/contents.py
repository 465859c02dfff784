"""What do the files hold that rules are made of?

Their contents decide and not their times, so that a fresh checkout of the same files has the same results.
What was read once is not read again while the stamp of a file says that it is as it was.
"""

# Hundreds of files are looked at in each run, and pathlib is slow:
# ruff: noqa: PTH123
from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

try:
    from _blake2 import blake2b  # hashlib loads all of OpenSSL
except ImportError:  # a Python that is built otherwise
    from hashlib import blake2b

from healthlint.text.stamp import stamp_of, stamp_told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.run.cache import Cache

_NAME, _KEY = "contents", ["contents", 2]
_MOST = 20_000  # files that are remembered
_MOST_IN_A_FOLDER = 5_000  # files; what has more is no package of rules
_SIZE = 16  # bytes of a digest


class TooMuchError(Exception):
    """What rules are made of cannot be told with a reasonable effort."""


class ChangedError(Exception):
    """Rules may have been made of what a file held before."""


class Contents:
    """The digests of files; those of earlier runs come from a cache."""

    def __init__(self, cache: Cache) -> None:
        """Take where they are remembered."""
        self._cache = cache
        known = cache.get(_NAME, _KEY)
        # Stamp and digest of files that had been left alone for a while when they were read.
        self._known: dict[str, tuple[tuple[int, ...], str]] = known if isinstance(known, dict) else {}
        self._changed = False
        self._asked: dict[str, int] = {}  # of the files that were looked at, when they may have been used

    def of(self, path: str, before: int) -> str:
        """Return the digest of a file, or of all files in a folder and those below it, with their names.

        `before`: the moment, in nanoseconds, at which rules may have been made of them. Raises OSError,
        TooMuchError, and ChangedError for what was changed later.
        """
        path = os.path.abspath(path)  # noqa: PTH100
        if not os.path.isdir(path):  # noqa: PTH112
            return self._of_file(path, before)
        whole = [f"{name}\0{self._of_file(file, before)}" for name, file in sorted(_files_in(path))]
        return digest_of("\n".join(whole).encode("utf-8", "surrogatepass")).hex()

    def are_as_they_were(self) -> bool:
        """Tell whether no file that was asked for has changed since rules may have been made of it."""
        try:
            for path, before in self._asked.items():
                told = os.stat(path)  # noqa: PTH116
                if told.st_mtime_ns > before or told.st_ctime_ns > before:
                    return False
        except OSError:  # it has gone
            return False
        return True

    def remember(self) -> None:
        """Keep for later runs what was read."""
        if self._changed:
            kept = self._known if len(self._known) <= _MOST else {}
            self._cache.put(_NAME, _KEY, kept)
            self._changed = False

    def _of_file(self, path: str, before: int) -> str:
        self._asked[path] = before
        known = self._known.get(path)
        if known is not None:  # hundreds of files are, and one look at each is all that they cost
            try:
                was, digest = known
                _, modified, changed, _ = is_now = stamp_told_by(os.stat(path))  # noqa: PTH116
                if was == is_now and modified <= before and changed <= before:
                    return str(digest)
            except (OSError, ValueError, TypeError):
                pass  # it has gone, or what is known was not written here
        seen, stamp = time.time_ns(), stamp_of(path)
        if stamp is not None and max(stamp.modified, stamp.changed) > before:
            raise ChangedError(path)
        with open(path, "rb") as file:
            digest = digest_of(file.read()).hex()
        if stamp is not None and stamp.settled(seen):
            self._known[path] = (tuple(stamp), digest)
            self._changed = True
        return digest


def digest_of(data: bytes) -> bytes:
    """Return the digest of what a file holds."""
    return blake2b(data, digest_size=_SIZE).digest()


def _files_in(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the files of a folder, by name seen from it and by path; hidden ones and what is compiled not."""
    pending = [("", folder)]
    count = 0
    while pending:
        prefix, inside = pending.pop()
        with os.scandir(inside) as entries:
            for each in entries:
                name = each.name
                if name.startswith(".") or name == "__pycache__":
                    continue
                if each.is_dir(follow_symlinks=False):
                    pending.append((f"{prefix}{name}/", each.path))
                elif each.is_file():
                    yield prefix + name, each.path
                count += 1
                if count > _MOST_IN_A_FOLDER:
                    raise TooMuchError(folder)
