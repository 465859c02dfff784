"""How is a file read, packed or not, so that its sum and how far it is read are known?"""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from healthlint.registry.errors import RegistryError

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20
_PACKED = 1 << 16  # bytes of a packed file that show how it begins


class Counted(io.RawIOBase):
    """A file whose bytes are summed and counted as they are read."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = path.open("rb", buffering=0)
        self._sum = hashlib.sha256()
        self.count = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer as far as the file goes."""
        size = self._file.readinto(buffer) or 0
        self._sum.update(buffer[:size])
        self.count += size
        return size

    def digest(self) -> str:
        """Read what is left, and return the SHA-256 of all of it in hexadecimal."""
        while data := self._file.read(_CHUNK):
            self._sum.update(data)
            self.count += len(data)
        return self._sum.hexdigest()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


@contextmanager
def opened(path: Path) -> Iterator[tuple[Counted, IO[bytes]]]:
    """Open a file, unpacking it where it is gzip, whatever its name; raises RegistryError."""
    try:
        counted = Counted(path)
    except OSError as error:
        raise RegistryError(f"{path}: cannot be read: {error.strerror or error}") from error
    try:
        raw = io.BufferedReader(counted, _CHUNK)
        if raw.peek(2)[:2] == _GZIP:
            # Itself, as a reader around it would lose what was unpacked before a file breaks off.
            yield counted, cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
        else:
            yield counted, raw
    finally:
        counted.close()


def beginning(path: Path, size: int = 4096) -> bytes:
    """Return how a file begins, unpacked; raises RegistryError."""
    try:
        with path.open("rb") as file:
            start = file.read(_PACKED)
        if start[:2] != _GZIP:
            return start[:size]
        return zlib.decompressobj(wbits=31).decompress(start, size)
    except OSError as error:
        raise RegistryError(f"{path}: cannot be read: {error.strerror or error}") from error
    except zlib.error as error:
        raise RegistryError(f"{path}: is no gzip file: {error}") from error
