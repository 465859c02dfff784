"""What is wrong with the text on stdin?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.run.session import Article, Session

UNNAMED = "stdin.md"  # without a name it is taken for Markdown


def lint_stdin(session: Session, name: str | None) -> Iterator[Article]:
    """Yield the one article on stdin; raises UsageError for a name that no reader is for."""
    if sys.stdin is None:
        raise UsageError("there is no stdin to read from; name a file")
    yield session.lint_data(sys.stdin.buffer.read(), name or UNNAMED)
