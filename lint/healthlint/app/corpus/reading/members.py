"""Where do the records of a web archive begin, and is the last one whole?

Each record of a packed archive is a member of its own (WARC 1.1, annex D), so that it can be gone to. Some
archives are packed as a whole all the same.
"""

# ruff: noqa: PTH123
from __future__ import annotations

import gzip
import os
import zlib

_GZIP = b"\x1f\x8b"
_HEAD = b"WARC/"
_SOME = 8 * 1024  # bytes, in which the head of a record tells what it is
_TAIL = 64 * 1024  # bytes; no head of a record is longer


def begins_record(path: str, place: int, own: str | None) -> bool:
    """Tell whether the record of this identifier, or the packed member that holds it, begins at this byte."""
    with open(path, "rb") as file:
        file.seek(place)
        data = file.read(_SOME)
    if data.startswith(_GZIP):
        try:
            data = zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(data, _SOME)
        except zlib.error:
            return False
    return bool(own) and data.startswith(_HEAD) and str(own).encode() in data


def is_cut_off(path: str, place: int) -> bool:
    """Tell whether an archive ends within its last record, which begins at this byte or behind it."""
    with open(path, "rb") as file:
        file.seek(place)
        if file.read(len(_GZIP)) == _GZIP:
            file.seek(place)
            return not _unpacks(gzip.GzipFile(fileobj=file))
        file.seek(max(place, os.path.getsize(path) - _TAIL))  # noqa: PTH202
        head = file.read().replace(b"\r", b"").rpartition(b"\n" + _HEAD)
        return bool(head[1]) and b"\n\n" not in head[2]


def _unpacks(file: gzip.GzipFile) -> bool:
    try:
        while file.read(1024 * 1024):
            pass
    except (EOFError, OSError, zlib.error):
        return False
    return True
