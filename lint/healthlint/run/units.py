"""How many articles does a worker get at a time?

About half a megabyte of them, or less where there would be too few pieces for all workers to be busy until
the end: what is handed over costs little, and what comes back is held by the process that asked.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_BYTES = 512 << 10
_LEAST_BYTES = 32 << 10
_MOST = 128  # articles
_PIECES = 8  # a worker, at least


def units_of(paths: Sequence[str], jobs: int) -> list[list[str]]:
    """Return articles in their order, parted for so many workers."""
    sizes = [_size(path) for path in paths]
    enough = min(_MOST_BYTES, max(_LEAST_BYTES, sum(sizes) // (jobs * _PIECES)))
    units: list[list[str]] = []
    room = 0
    for path, size in zip(paths, sizes, strict=True):
        if not units or size > room or len(units[-1]) == _MOST:
            units.append([])
            room = enough
        units[-1].append(path)
        room -= size
    return units


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116  asked for every article
    except (OSError, ValueError):
        return 0
