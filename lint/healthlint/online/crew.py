"""How are many questions asked side by side, so that the run can be broken off at any moment?

The threads are daemons, which a process does not wait for when it ends: one that waits for a slow host would
hold up the end for as long as that host pleases. What they have learnt until then is in the cache.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

Question = Callable[[], object]
_BETWEEN = 0.2  # seconds between two looks at how far the questions are


class Gang(NamedTuple):
    """Questions of one kind, and how many of them are asked at once: one kind never waits for another."""

    at_once: int
    questions: Sequence[Question]


def side_by_side(gangs: Sequence[Gang], watch: Callable[[], object] | None = None) -> None:
    """Ask all questions and return when all are answered; `watch` is called now and then meanwhile.

    Raises what a question raises first, and KeyboardInterrupt at once; the questions that are left are then
    not asked any more.
    """
    left = sum(len(gang.questions) for gang in gangs)
    answered: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()
    is_over = threading.Event()

    def work(questions: deque[Question]) -> None:
        while not is_over.is_set():
            try:
                question = questions.popleft()
            except IndexError:
                return
            try:
                question()
            except BaseException as error:  # is raised where it is waited for
                answered.put(error)
                return
            answered.put(None)

    try:
        for gang in gangs:
            waiting = deque(gang.questions)
            for _ in range(min(gang.at_once, len(waiting))):
                threading.Thread(target=work, args=(waiting,), daemon=True).start()
        while left:
            try:
                fault = answered.get(timeout=_BETWEEN)
            except queue.Empty:
                pass
            else:
                left -= 1
                if fault is not None:
                    raise fault
            if watch is not None:
                watch()
    finally:
        is_over.set()
