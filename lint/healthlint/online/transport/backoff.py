"""How long is waited before a failed request is tried again?"""

from __future__ import annotations

import random
from collections.abc import Callable

_FIRST = 1.0  # seconds
_LONGEST = 30.0


class Backoff:
    """Waits twice as long with every failure, and by chance less, so that clients come back one by one."""

    def __init__(self, chance: Callable[[], float] | None = None) -> None:
        self._chance = chance or random.Random().random

    def pause(self, attempt: int) -> float:
        """Return the seconds to wait after an attempt, counted from 1: half of the full pause, or more."""
        full = min(_LONGEST, _FIRST * 2 ** (attempt - 1))
        return float(full * (0.5 + self._chance() / 2))
