"""Which code point stands at a byte of the UTF-8 form of a text?"""

from __future__ import annotations


class ByteOffsets:
    """Leads from bytes to code points; fast where they are asked for in ascending order.

    `byte` and `point` are one place of which both are known: who knows a later one may set it.
    """

    __slots__ = ("_data", "byte", "point")

    def __init__(self, text: str) -> None:
        self._data = None if text.isascii() else text.encode()
        self.byte = 0
        self.point = 0

    def point_at(self, byte: int) -> int:
        """Return the code point at a byte, which must begin one."""
        data = self._data
        if data is None:
            return byte
        if byte > self.byte:
            self.point += len(data[self.byte : byte].decode())
            self.byte = byte
        elif byte < self.byte:
            return self.point - len(data[byte : self.byte].decode())
        return self.point
