"""Where in a file of results is each of them?

First the results, one behind the other, then a list of where each is, then where that begins. A result is in
two pieces, of which most runs read the first.
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

    from healthlint.text.stamp import Stamp

MAGIC = b"healthlint results 4\n"
_ENTRY = struct.Struct("<4q?16s16sQ5I")
_HEAD = struct.Struct("<4q?16s")  # what an Entry begins with
_PLACE = struct.Struct("<Q4I")  # where a result is, behind the digest of the contents
_PLACE_AT = _HEAD.size + 16
_AT_ONCE = 1 << 20  # bytes
_AT_HAND = 1 << 16  # bytes: the results of articles that are beside each other mostly are so, too
_FOOT = struct.Struct("<2Q2I")  # where the list begins, its length and its two checksums


class Entry(NamedTuple):
    """Where the result of an article is, and of which contents and under which conditions it is one."""

    size: int  # this and the next three are those of a `Stamp`
    modified: int
    changed: int
    number: int
    settled: bool  # whether an article with this stamp still is what was read then
    conditions: bytes  # 16: digest of all that the result depends on besides the article
    contents: bytes  # 16: digest of the article
    offset: int = 0
    told: int = 0  # bytes of the first piece, and of the second
    rest: int = 0
    told_sum: int = 0  # their checksums
    rest_sum: int = 0
    used: int = 0  # the day, counted from 1970, on which it was last written down

    @property
    def length(self) -> int:
        """How many bytes both pieces have."""
        return self.told + self.rest

    def packed(self) -> bytes:
        """Return it as bytes."""
        return _ENTRY.pack(*self)


def head_of(stamp: Stamp, conditions: bytes) -> bytes:
    """Return what the packed entry begins with of an article that is as it was when this was its stamp."""
    return _HEAD.pack(*stamp, True, conditions)


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
        file = open(path, "rb", buffering=_AT_HAND)  # noqa: SIM115  it stays open for the run
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
        return Entry._make(_ENTRY.unpack(packed))
    except (struct.error, TypeError):
        return None


def told_of(file: BinaryIO, packed: bytes) -> bytes | None:
    """Return the first piece of a result; None where it is not what was written."""
    try:
        offset, length, _, checksum, _ = _PLACE.unpack_from(packed, _PLACE_AT)
        file.seek(offset)
        data = file.read(length)
    except (OSError, ValueError, struct.error):
        return None
    return data if len(data) == length and zlib.crc32(data) == checksum else None


def result_of(file: BinaryIO, packed: bytes) -> tuple[bytes, bytes] | None:
    """Return both pieces of a result; None where they are not what was written."""
    told, entry = told_of(file, packed), entry_of(packed)
    if told is None or entry is None:
        return None
    try:
        rest = file.read(entry.rest)
    except (OSError, ValueError):
        return None
    return (told, rest) if len(rest) == entry.rest and zlib.crc32(rest) == entry.rest_sum else None


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
