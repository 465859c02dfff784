"""How far is a run that takes more than a moment?"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, TextIO

from healthlint.app.streams import on_terminal

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_PATIENCE = 1.0  # seconds without a word


class Progress:
    """A bar on stderr, shown only where that is a terminal and the run is not over in a moment."""

    def __init__(
        self, stream: TextIO | None = None, *, patience: float = _PATIENCE, wanted: bool = True
    ) -> None:
        """Take the stream to show it on, how many seconds to wait before, and whether it is wanted at all."""
        self._stream = stream or sys.stderr
        self._patience = patience
        self._began = time.monotonic()
        self._wanted = wanted and on_terminal(self._stream)
        self._bar: ProgressBar[Any] | None = None
        self._label = ""
        self._shown = 0
        self._last = self._began  # when an article was done

    def __call__(self, done: int, total: int) -> None:
        """Show that so many of all articles are done."""
        self._last = time.monotonic()
        if self._last - self._began >= self._patience:
            self._show("articles", done, total)

    def looking_up(self, done: int, total: int) -> None:
        """Show that so many things have been looked up for the article that is worked at."""
        if time.monotonic() - self._last >= self._patience:
            self._show("references and pages", done, total)

    def _show(self, label: str, done: int, total: int) -> None:
        if not self._wanted:
            return
        if self._bar is None or label != self._label or total != self._bar.length:
            import click

            self.hide()
            self._label, self._shown = label, 0
            self._bar = click.progressbar(
                length=total,
                label=label,
                file=self._stream,
                show_pos=True,
                update_min_steps=max(1, total // 200),  # a terminal is slow
            )
            self._bar.render_progress()
        self._bar.update(done - self._shown)
        self._shown = done

    def hide(self) -> None:
        """Clear the line of the bar: something else is about to be written on the terminal."""
        if self._bar is not None:
            self._stream.write("\r" + " " * (self._bar.max_width or 0) + "\r")
            self._stream.flush()

    def finish(self) -> None:
        """Take the bar away, and give the terminal its cursor back, which click had hidden."""
        self.hide()
        if self._bar is not None and sys.platform != "win32":
            self._stream.write("\x1b[?25h")
            self._stream.flush()
        self._wanted, self._bar = False, None
