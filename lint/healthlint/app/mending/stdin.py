"""How is the text on stdin mended?

As editors want it: the text goes to stdout whatever becomes of it, and the report to stderr.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING

from healthlint.app.mending.files import Files
from healthlint.app.streams import write_bytes
from healthlint.run.files.articles import decoded_of, is_html
from healthlint.run.files.rewriting import Original, rewritten

if TYPE_CHECKING:
    from collections.abc import Iterator


class OnStdin(Files):
    """A text that was read from stdin, for a file of some name."""

    data: bytes

    def __init__(self, data: bytes, *, showing: bool = False) -> None:
        """Take what was read; `showing`: stdout is for a diff, not for the text."""
        self.data = data
        self._after = data
        self._showing = showing

    def read(self, path: str) -> Original:
        """Return the text; raises UnreadableError."""
        return decoded_of(self.data, html=is_html(path))

    def write(self, path: str, original: Original, text: str) -> None:
        """Put another text in its place; raises UsageError."""
        self._after = rewritten(self.data, original, text, path)

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Keep the report off stdout, and send the text there when all is done."""
        if self._showing:
            yield
            return
        with redirect_stdout(sys.stderr):
            yield
        write_bytes(self._after)
