"""How are many small numbers kept as bytes, so that reading them back costs nothing?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = 4  # bytes of a number


def packed(numbers: Sequence[int]) -> bytes:
    """Return numbers as bytes; raises ValueError for one below 0 or of more than four bytes."""
    words = memoryview(bytearray(_SIZE * len(numbers))).cast("I")
    for at, number in enumerate(numbers):
        words[at] = number
    return bytes(words)


def unpacked(kept: bytes) -> memoryview:
    """Return the numbers of which `packed` made these bytes."""
    return memoryview(kept).cast("I")
