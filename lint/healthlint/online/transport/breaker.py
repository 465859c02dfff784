"""When is a host that fails left alone?"""

from __future__ import annotations

import threading

from healthlint.online.transport.clock import Clock

FAILURES = 5  # in a row
REST = 60.0  # seconds


class Breaker:
    """Opens when a host fails several times in a row; after a rest one request tries whether it is back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures = 0
        self._closed_again_at = 0.0
        self._lock = threading.Lock()

    def lets_through(self) -> bool:
        """Tell whether the host may be asked; of several that ask after a rest, one is let through."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            now = self._clock.monotonic()
            if now < self._closed_again_at:
                return False
            self._closed_again_at = now + REST
            return True

    def succeeded(self) -> None:
        """Note an answer, whatever it says."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """Note that no answer came."""
        with self._lock:
            self._failures += 1
            self._closed_again_at = self._clock.monotonic() + REST
