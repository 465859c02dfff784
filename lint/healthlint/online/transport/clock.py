"""What time is it, and how is it waited for?"""

from __future__ import annotations

import datetime
import time
from typing import Protocol


class Clock(Protocol):
    """Time as the client knows it; tests bring one that never waits."""

    def monotonic(self) -> float:
        """Return seconds since any moment, never going back."""

    def now(self) -> datetime.datetime:
        """Return the time of day, in UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The clock of the machine."""

    def monotonic(self) -> float:
        """Return seconds since any moment."""
        return time.monotonic()

    def now(self) -> datetime.datetime:
        """Return the time of day, in UTC and whole seconds."""
        return datetime.datetime.now(datetime.UTC).replace(microsecond=0)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
