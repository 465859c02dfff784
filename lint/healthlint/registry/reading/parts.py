"""How is a file cut into parts that can be read apart from each other?

A part ends where an entry ends. To cut takes a small share of the time of reading, so that one process cuts
what several read, and a build that was broken off goes on where a part began.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

from healthlint.registry.reading.items import Fault

TORN = (EOFError, zlib.error, OSError)  # what is raised where a file ends too early
CHUNK = 1 << 20  # bytes of a part, unless an entry is longer
LONGEST = 1 << 26  # bytes of an entry; a record of Crossref with ten thousand references has a few million
_SEAM = 64  # bytes that the end of an entry does not exceed, and that may be cut in two


class Place(NamedTuple):
    """How far a file is read."""

    at: int = 0  # bytes of the file, unpacked
    line: int = 1  # on which it goes on


class Part(NamedTuple):
    """Whole entries of a file, with what stands between them."""

    data: bytes
    line: int  # on which it begins
    end: Place


class Cut(NamedTuple):
    """How files of one kind are cut."""

    # Takes some bytes and from where on to look, and returns where the last entry in them ends; 0: nowhere.
    last_end: Callable[[bytes, int], int]
    too_long: str  # what is told of an entry that is too long
    in_its_place: bytes = b""  # what is read instead


def parts(stream: IO[bytes], begin: Place, how: Cut, fault: Fault) -> Iterator[Part]:
    """Yield the parts of a file from a place on; the last of them may end in the middle of an entry.

    An entry that is too long is told and left out. One of TORN is raised when all that could be read before
    has been yielded.
    """
    _leave(stream, begin.at)
    place, left_out = begin, False
    endless = b""  # in which no entry ends
    fresh: list[bytes] = []
    size = 0  # of what is fresh
    torn: Exception | None = None
    while torn is None:
        try:
            more = stream.read1(CHUNK)  # type: ignore[attr-defined]
        except TORN as error:
            torn, more = error, b""
        if not more:
            break
        fresh.append(more)
        size += len(more)
        if size < CHUNK:
            continue
        searched = max(0, len(endless) - _SEAM)
        endless = b"".join((endless, *fresh))
        fresh, size = [], 0
        end = how.last_end(endless, searched)
        if end:
            following = _behind(place, endless[:end])
            yield Part(how.in_its_place if left_out else endless[:end], place.line, following)
            place, left_out, endless = following, False, endless[end:]
        elif len(endless) > LONGEST:
            if not left_out:
                fault(place.line, how.too_long)
            left_out = True
            place, endless = _behind(place, endless[:-_SEAM]), endless[-_SEAM:]
    rest = b"".join((endless, *fresh))
    if rest and not left_out:
        yield Part(rest, place.line, _behind(place, rest))
    if torn is not None:
        raise torn


def _behind(place: Place, data: bytes) -> Place:
    return Place(place.at + len(data), place.line + data.count(b"\n"))


def _leave(stream: IO[bytes], size: int) -> None:
    while size > 0 and (data := stream.read(min(size, CHUNK))):
        size -= len(data)
