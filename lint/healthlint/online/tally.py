"""How many of the things that are asked about are done?"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any


class Tally:
    """Counts what is done; threads may share it."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._lock = threading.Lock()

    def counting(self, question: Callable[..., Any], *about: Any) -> None:
        """Ask a question, and count it when it is answered."""
        question(*about)
        with self._lock:
            self.done += 1
