"""Is a file as it was when it was read, as far as the system tells without its being read again?

Size and times say so only of a file that had been left alone for a while when it was read: within one tick of
the clock it may be written twice, and some clocks tick every two seconds. git calls such entries racy and
reads the files again; so does this.
"""

# A run asks this for every article, and pathlib is slow:
# ruff: noqa: PTH116
from __future__ import annotations

import os
import stat

from healthlint.text.named_tuple import NamedTuple

TICK = 2_000_000_000  # nanoseconds; that of FAT, the coarsest at hand
_BITS = (1 << 63) - 1  # what a number of a file is cut to


class Stamp(NamedTuple):
    """What the system tells of a file; a change of its contents changes this, but for racy ones."""

    size: int  # bytes
    modified: int  # nanoseconds, which programs may set as they like
    changed: int  # nanoseconds, which they may not; on Windows of its creation
    number: int  # of the file, another where one has taken its place

    def settled(self, seen: int) -> bool:
        """Tell whether it could be relied on at a moment, in nanoseconds, before the file was read."""
        return max(self.modified, self.changed) + TICK < seen


def stamp_of(path: str) -> Stamp | None:
    """Return the stamp of an ordinary file; None where there is none."""
    try:
        told = os.stat(path)
    except (OSError, ValueError):
        return None
    return stamp_told_by(told) if stat.S_ISREG(told.st_mode) else None


def stamp_told_by(told: os.stat_result) -> Stamp:
    """Return the stamp of a file that the system has already been asked about."""
    return Stamp(told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino & _BITS)
