"""Where are the articles that are mended read from and written to?"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from healthlint.run.files.rewriting import Original, read_original, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator


class Files:
    """Where articles are read and written, unless they come on stdin."""

    data: bytes | None = None  # what came on stdin

    def read(self, path: str) -> Original:
        """Return an article as it is; raises UnreadableError."""
        return read_original(path)

    def write(self, path: str, original: Original, text: str) -> None:
        """Put another text in the place of an article; raises UsageError."""
        rewrite(path, original, text)

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Let the report go where it shall."""
        yield
