"""What could a run not learn, and why?

Single references say so for themselves; a run says it once more, since nobody reads that of each where none
could be looked up.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator

from healthlint.online.answers import Cause, Unchecked

_NO_FAULT: frozenset[Cause] = frozenset({"offline", "identifier"})
_NO_NETWORK: frozenset[Cause] = frozenset({"network", "name", "no-such-host", "timeout", "breaker"})
_MOST = 3  # reasons that are told
_PAGES = "links"
_OF_PAGES: frozenset[Cause] = frozenset({"budget", "name"})  # that are no hosts' own affair


class LeftOpen:
    """Counts the questions to services that had no answer; threads may share it."""

    def __init__(self) -> None:
        self._answered = 0
        self._causes: Counter[Cause] = Counter()
        self._reasons: Counter[str] = Counter()
        self._lock = threading.Lock()

    def note(self, service: str, answer: object) -> None:
        """Note what came of a question; that a host refuses a page to programs is not worth a word."""
        with self._lock:
            if not isinstance(answer, Unchecked):
                self._answered += 1
            elif answer.cause not in _NO_FAULT and (service != _PAGES or answer.cause in _OF_PAGES):
                self._causes[answer.cause] += 1
                if answer.cause != "budget":
                    self._reasons[answer.reason] += 1

    def sentences(self) -> Iterator[str]:
        """Yield what is to be told at the end of a run."""
        out_of_time = self._causes["budget"]
        failed = self._causes.total() - out_of_time
        if failed and not self._answered and self._causes.keys() <= _NO_NETWORK | {"budget"}:
            yield (
                "no service could be reached, so that references were judged by form alone; the network"
                f" seems to be down or to let nobody through ({self._told()})"
            )
        elif failed:
            said = self._told()
            yield f"{_questions(failed)} left open by services, which says nothing of the works: {said}"
        if out_of_time:
            yield (
                f"{_questions(out_of_time)} left open as the time was used up (--online-budget); the next"
                " run goes on from what has been answered"
            )

    def _told(self) -> str:
        reasons = sorted(self._reasons, key=lambda reason: (-self._reasons[reason], reason))
        more = f" and {len(reasons) - _MOST} other reasons" if len(reasons) > _MOST else ""
        return "; ".join(reasons[:_MOST]) + more


def _questions(number: int) -> str:
    return "1 question was" if number == 1 else f"{number} questions were"
