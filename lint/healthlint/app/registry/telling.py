"""What is said while a registry is built?"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from healthlint.app.streams import on_terminal, say
from healthlint.registry.errors import RegistryError
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_MOST = 5  # faults of one file that are told one by one
_PATIENCE = 1.0  # seconds without a word
_OFTEN = 0.2  # seconds between two words on a terminal


class Faults:
    """Tells the first faults of each file, and how many more there were."""

    def __init__(self) -> None:
        self._counted: Counter[Path] = Counter()

    def __call__(self, path: Path, line: int, why: str) -> None:
        """Take a fault."""
        self._counted[path] += 1
        if self._counted[path] <= _MOST:
            say(f"{path}:{line}: {why}; it is left out")

    def finish(self) -> None:
        """Say how many faults were not told."""
        for path, count in self._counted.items():
            if count > _MOST:
                say(f"{path}: {count - _MOST} more entries could not be read and are left out")


class BuildProgress:
    """A bar on stderr with the entries read, where that is a terminal and it takes more than a moment."""

    def __init__(self, stream: TextIO | None = None, *, patience: float = _PATIENCE) -> None:
        self._stream = stream or sys.stderr
        self._wanted = on_terminal(self._stream)
        self._last = time.monotonic() + patience - _OFTEN
        self._bar: ProgressBar[Any] | None = None
        self._shown = 0

    def __call__(self, read: int, everything: int, entries: int) -> None:
        """Show that so many of all bytes are read, and so many entries."""
        now = time.monotonic()
        if not self._wanted or now - self._last < _OFTEN:
            return
        self._last = now
        if self._bar is None:
            import click

            self._bar = click.progressbar(
                length=everything, file=self._stream, item_show_func=lambda count: f"{count or 0:,} entries"
            )
        self._bar.update(read - self._shown, entries)
        self._shown = read

    def finish(self) -> None:
        """Take the bar away, and give the terminal its cursor back."""
        if self._bar is not None:
            self._stream.write("\r" + " " * (self._bar.max_width or 0) + "\r")
            if sys.platform != "win32":
                self._stream.write("\x1b[?25h")
            self._stream.flush()
            self._bar = None


@contextmanager
def in_a_sentence() -> Iterator[None]:
    """Turn what is wrong with a registry into what ends a command."""
    try:
        yield
    except RegistryError as error:
        raise UsageError(str(error)) from error
