"""How are the figures of a trial put into words?"""

from __future__ import annotations

import sys

from healthlint.app.streams import on_terminal
from healthlint.report.base import PIPE_WIDTH
from healthlint.report.counted import thousands


def percent(some: int, of: int) -> int:
    """Return a share in percent, rounded down; 100 of nothing."""
    return some * 100 // of if of else 100


def share(some: int, of: int) -> str:
    """Return `79% (41 of 52 parts)`."""
    return f"{percent(some, of)}% ({some:,} of {thousands(of, 'part')})"


def width() -> int:
    """Return how many columns there are on stdout."""
    if not on_terminal(sys.stdout):
        return PIPE_WIDTH
    import shutil

    return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
