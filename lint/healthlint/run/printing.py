"""Where does it go what a plugin prints?

To stderr: stdout holds the report, which other programs read. That goes for `print`, and, where
stdout is a pipe or a file, also for what is written past Python, as by a command that a rule calls.
"""

from __future__ import annotations

import os
import sys
from contextlib import ContextDecorator, suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from types import TracebackType

_STDOUT, _STDERR = 1, 2  # what the descriptors are called everywhere


class PrintsToStderr(ContextDecorator):
    """While it lasts, nothing is printed to stdout; as a context or around a function."""

    def __init__(self) -> None:
        self._held: list[tuple[TextIO, int | None]] = []

    def __enter__(self) -> None:
        """Turn stdout to stderr."""
        self._held.append((sys.stdout, _turned()))
        sys.stdout = sys.stderr

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give stdout back, whatever the plugin has made of it."""
        out, descriptor = self._held.pop()
        sys.stdout = out
        if descriptor is not None:
            with suppress(OSError):
                os.dup2(descriptor, _STDOUT)
            os.close(descriptor)


def _turned() -> int | None:
    """Let the descriptor of stdout lead to stderr, and return one that leads where it did."""
    if sys.stdout is None:  # the number may have gone to another file
        return None
    with suppress(OSError):  # a process without stderr has nowhere to turn it
        if not os.isatty(_STDOUT):
            kept = os.dup(_STDOUT)
            try:
                os.dup2(_STDERR, _STDOUT)
            except OSError:
                os.close(kept)
                raise
            return kept
    return None
