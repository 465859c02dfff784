"""What is in a body that comes packed, and no more of it than is wanted?"""

from __future__ import annotations

import zlib

_GZIP = 31  # zlib's number for gzip with its head


class Unpacking:
    """Unpacks a body while it comes; a small one that would become huge is never held as a whole."""

    def __init__(self, encoding: str, most: int) -> None:
        """Take the Content-Encoding, and how many bytes may come out."""
        self._most = most
        self._taken = bytearray()
        self._is_empty = True
        encoding = encoding.strip().lower()
        self._packed = zlib.decompressobj(_GZIP) if encoding in ("gzip", "x-gzip") else None
        self._sound = self._packed is not None or encoding in ("", "identity")

    def add(self, part: bytes) -> None:
        """Take what has come; what is beyond the size is dropped."""
        self._is_empty = False
        room = self._most + 1 - len(self._taken)
        if self._packed is None:
            self._taken += part[:room]
            return
        try:
            self._taken += self._packed.decompress(part, room)
        except zlib.error:
            self._sound = False

    @property
    def is_full(self) -> bool:
        """Tell whether there is more than is wanted."""
        return len(self._taken) > self._most

    @property
    def is_whole(self) -> bool:
        """Tell whether all of it could be unpacked, to its end."""
        return self._sound and (self._packed is None or self._packed.eof or self._is_empty)

    @property
    def content(self) -> bytes:
        """Return what came out, cut to the size."""
        return bytes(self._taken[: self._most])
