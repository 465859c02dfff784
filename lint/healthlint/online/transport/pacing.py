"""How many requests may go to a service, and how close upon each other?"""

from __future__ import annotations

import math
import threading

from healthlint.online.transport.clock import Clock
from healthlint.online.transport.etiquette import Etiquette

_LOOK_AGAIN = 1.0  # seconds, for whom nobody has told that a place is free
_SLOWEST = 60.0  # seconds between two requests, however much a service complains


class TokenBucket:
    """Lets one request through in each stretch of time, and `burst` at once after a rest."""

    def __init__(self, gap: float, burst: int = 1) -> None:
        self.gap = gap
        self._burst = burst
        self._full_at = 0.0  # when all tokens will be there again

    def wait(self, now: float) -> float:
        """Return how many seconds it is until there is a token."""
        return max(0.0, self._full_at - (self._burst - 1) * self.gap - now)

    def take(self, now: float) -> None:
        """Take a token; there must be one."""
        self._full_at = max(self._full_at, now) + self.gap


class Lane:
    """The way to a service: requests enter one by one, and leave it when they are answered."""

    def __init__(self, clock: Clock, etiquette: Etiquette, *, contact: bool) -> None:
        self._clock = clock
        self._bucket = TokenBucket(etiquette.gap_with_contact if contact else etiquette.gap)
        self._at_once = etiquette.at_once_with_contact if contact else etiquette.at_once
        self._inside = 0
        self._held_until = 0.0
        self._changed = threading.Condition()

    @property
    def gap(self) -> float:
        """Return the seconds that lie between two requests as things stand."""
        return self._bucket.gap

    @property
    def at_once(self) -> int:
        """Return how many requests may be under way as things stand."""
        return self._at_once

    def enter(self, deadline: float) -> bool:
        """Wait for a place and a token; False, without waiting, where that would be after the deadline."""
        while True:
            with self._changed:
                now = self._clock.monotonic()
                if now >= deadline:
                    return False
                if self._inside >= self._at_once:
                    self._changed.wait(min(_LOOK_AGAIN, deadline - now))
                    continue
                wait = max(self._bucket.wait(now), self._held_until - now)
                if wait <= 0:
                    self._bucket.take(now)
                    self._inside += 1
                    return True
            if now + wait >= deadline:
                return False
            self._clock.sleep(wait)

    def leave(self) -> None:
        """Give the place back."""
        with self._changed:
            self._inside -= 1
            self._changed.notify_all()

    def hold(self, seconds: float) -> None:
        """Let nobody enter for some time, as the service asks."""
        with self._changed:
            self._held_until = max(self._held_until, self._clock.monotonic() + seconds)

    def is_held_until(self, deadline: float) -> bool:
        """Tell whether the service has asked that nobody enters before a deadline."""
        with self._changed:
            return self._held_until >= deadline > -math.inf

    def slow_down(self) -> None:
        """Double the gap: the service says that it is asked too often."""
        with self._changed:
            self._bucket.gap = min(_SLOWEST, max(self._bucket.gap, 0.1) * 2)

    def limit(self, gap: float | None, at_once: int | None) -> None:
        """Take over the limits that a service tells; they never make the client faster than it was."""
        with self._changed:
            if gap is not None:
                self._bucket.gap = min(_SLOWEST, max(self._bucket.gap, gap))
            if at_once is not None:
                self._at_once = max(1, min(self._at_once, at_once))
