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

MAGIC = b"healthlint results 2\n"
_PLACE = struct.Struct("<5q16s16s2Q2I")  # an Entry
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


def opened(path: Path, name: str) -> tuple[BinaryIO | None, dict[str, bytes]]:
    """Return a file with what its list says is where; nothing where it is not whole or another's."""
    try:
        file = open(path, "rb")  # noqa: SIM115  it stays open for the run
    except OSError:
        return None, {}
    try:
        index = _index_of(file, name)
    except (OSError, ValueError, TypeError, EOFError, MemoryError, struct.error):
        index = None
    if index is None:
        file.close()
        return None, {}
    return file, index


def _index_of(file: BinaryIO, name: str) -> dict[str, bytes] | None:
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
    whose, index = marshal.loads(data)
    return index if whose == name and type(index) is dict else None


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


def footed(index: bytes, offset: int) -> bytes:
    """Return a list of what is where, which begins at an offset, with what leads to it."""
    return index + _FOOT.pack(offset, len(index), zlib.crc32(index), zlib.adler32(index))
