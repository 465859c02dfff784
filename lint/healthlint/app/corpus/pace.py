"""How fast is a run over very many articles, and how long will the rest take?

On a terminal one line is kept up to date; elsewhere, as in the log of a job, a line comes now and then.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from typing import TextIO

from healthlint.app.streams import on_terminal

_PATIENCE = 1.0  # seconds without a word
_EACH = 0.25  # seconds between two looks of the line
_EACH_IN_LOG = 60.0
_WINDOW = 240  # looks over which the rate is taken: about a minute


class Pace:
    """Tells how far a run has come."""

    def __init__(self, stream: TextIO | None = None, *, wanted: bool = True) -> None:
        """Take the stream to tell it on."""
        self._stream = stream or sys.stderr
        self._terminal = on_terminal(self._stream)
        self._wanted = wanted
        self._each = _EACH if self._terminal else _EACH_IN_LOG
        self._next = time.monotonic() + (_PATIENCE if self._terminal else _EACH_IN_LOG)
        self._looks: deque[tuple[float, int, float]] = deque(maxlen=_WINDOW)
        self._shown = 0  # signs of the line

    def __call__(self, articles: int, share: float) -> None:
        """Take how many articles are done, and which share (0 to 1) of all that is to be read."""
        now = time.monotonic()
        if not self._looks:
            self._looks.append((now, articles, share))
        if not self._wanted or now < self._next:
            return
        self._next = now + self._each
        self._looks.append((now, articles, share))
        line = told(self._looks[0], self._looks[-1])
        if self._terminal:
            self._stream.write(f"\r{line:{self._shown}}")
            self._shown = len(line)
        else:
            self._stream.write(f"healthlint: {line}\n")
        self._stream.flush()

    def finish(self) -> None:
        """Take the line away."""
        if self._terminal and self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0
        self._wanted = False


def told(first: tuple[float, int, float], last: tuple[float, int, float]) -> str:
    """Return what two looks (seconds, articles, share done) come to.

    >>> told((0.0, 0, 0.0), (60.0, 30_000, 0.25))
    '30,000 articles · 500/s · 25% · 3 min left'
    """
    seconds = last[0] - first[0]
    parts = [f"{last[1]:,} articles"]
    if seconds > 0:
        parts.append(f"{(last[1] - first[1]) / seconds:,.0f}/s")
    parts.append(f"{last[2]:.0%}")
    done = last[2] - first[2]
    if done > 0:
        parts.append(f"{_span((1 - last[2]) * seconds / done)} left")
    return " · ".join(parts)


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
