"""Where in a file of results is each of them?

First the results, one behind the other, then a list of where each is, then where that begins.
"""

# ruff: noqa: PTH123
from __future__ import annotations

import marshal
import os
import struct
import zlib
from typing import TYPE_CHECKING, BinaryIO

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"healthlint results 3\n"
_PLACE = struct.Struct("<5q16s16s2Q2I")  # an Entry
_AT_ONCE = 1 << 20  # bytes
_FOOT = struct.Struct("<2Q2I")  # where the list begins, its length and its two checksums


class Entry(NamedTuple):
    """Where the result of an article is, and of which contents and under which conditions it is one."""

    size: int  # this and the next three are those of a `Stamp`
    modified: int
    changed: int
    number: int
    seen: int  # when that was looked at, in nanoseconds
    contents: bytes  # 16: digest of the article
    conditions: bytes  # 16: digest of all else that its result depends on
    offset: int = 0
    length: int = 0
    checksum: int = 0
    used: int = 0  # the day, counted from 1970, on which it was last written down

    @property
    def stamp(self) -> tuple[int, ...]:
        """What the system told of the article, to be held against a `Stamp`."""
        return self[:4]

    def packed(self) -> bytes:
        """Return it as bytes."""
        return _PLACE.pack(*self)


class Listing(NamedTuple):
    """A file of results, and what its list says."""

    file: BinaryIO | None = None
    places: dict[str, bytes] = {}  # by article, each a packed Entry; never added to
    end: int = len(MAGIC)  # where the results end
    idle: int = 0  # bytes of results that others have replaced

    def close(self) -> None:
        """Close the file, if there is one; it may be closed already."""
        if self.file is not None:
            self.file.close()


def opened(path: Path, name: str) -> Listing:
    """Return a file with what its list says is where; nothing where it is not whole or another's."""
    try:
        file = open(path, "rb")  # noqa: SIM115  it stays open for the run
    except OSError:
        return Listing()
    try:
        listing = _listing_of(file, name)
    except (OSError, ValueError, TypeError, EOFError, MemoryError, struct.error):
        listing = None
    if listing is None:
        file.close()
        return Listing()
    return listing


def _listing_of(file: BinaryIO, name: str) -> Listing | None:
    if file.read(len(MAGIC)) != MAGIC:
        return None
    end = file.seek(-_FOOT.size, os.SEEK_END)
    offset, length, *sums = _FOOT.unpack(file.read(_FOOT.size))
    if offset + length != end:
        return None
    file.seek(offset)
    data = file.read(length)
    if [zlib.crc32(data), zlib.adler32(data)] != sums:
        return None
    whose, index, idle = marshal.loads(data)
    if whose != name or type(index) is not dict or type(idle) is not int:
        return None
    return Listing(file, index, offset, idle)


def entry_of(packed: bytes) -> Entry | None:
    """Return an entry of a list; None for what is none."""
    try:
        return Entry._make(_PLACE.unpack(packed))
    except (struct.error, TypeError):
        return None


def piece_of(file: BinaryIO, entry: Entry) -> bytes | None:
    """Return a result; None where it is not what was written."""
    try:
        file.seek(entry.offset)
        data = file.read(entry.length)
    except (OSError, ValueError):
        return None
    return data if len(data) == entry.length and zlib.crc32(data) == entry.checksum else None


def copy_results(listing: Listing, target: BinaryIO) -> None:
    """Write the results of a file to another, and what is in front of them; raises OSError."""
    if listing.file is None:
        return
    listing.file.seek(0)
    left = listing.end
    while left:
        piece = listing.file.read(min(left, _AT_ONCE))
        if not piece:
            raise OSError("a file of results has become shorter")
        target.write(piece)
        left -= len(piece)


def listed(name: str, index: dict[str, bytes], offset: int, idle: int = 0) -> bytes:
    """Return the list of what is where, which begins at an offset, with what leads to it."""
    data = marshal.dumps((name, index, idle))
    return data + _FOOT.pack(offset, len(data), zlib.crc32(data), zlib.adler32(data))
