"""How is each question asked once in a run, however many articles and threads come to it?

What could not be learnt counts as asked, too: a service that is down is not asked again for the same thing by
the next article, and two articles that cite one work are told the same.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

_LOOK_UP = 0.5  # seconds after which one who waits for another's answer hears a signal on every system


class Once:
    """The questions of a run and what came of them; threads may share it."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, str], Any] = {}
        self._under_way: dict[tuple[str, str], threading.Event] = {}
        self._lock = threading.Lock()

    def ask(self, service: str, question: str, ask: Callable[[], Any]) -> Any:
        """Return what came of a question; who comes while another asks it waits for that answer."""
        key = service, question
        while True:
            with self._lock:
                if key in self._answers:
                    return self._answers[key]
                other = self._under_way.get(key)
                if other is None:
                    mine = self._under_way[key] = threading.Event()
                    break
            while not other.wait(_LOOK_UP):
                pass
        try:
            answer = ask()
            with self._lock:
                return self._answers.setdefault(key, answer)
        finally:
            with self._lock:
                del self._under_way[key]
            mine.set()

    def knows(self, service: str, question: str) -> bool:
        """Tell whether a question has been answered in this run."""
        with self._lock:
            return (service, question) in self._answers

    def note(self, service: str, question: str, answer: Any) -> None:
        """Take an answer that came together with others."""
        with self._lock:
            self._answers.setdefault((service, question), answer)
