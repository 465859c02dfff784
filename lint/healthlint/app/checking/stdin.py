"""What is wrong with the text on stdin?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError
from healthlint.run.files.articles import Skipped
from healthlint.run.files.exclusion import Exclusion

if TYPE_CHECKING:
    from healthlint.run.article import Article
    from healthlint.run.session import Session

UNNAMED = "stdin.md"  # without a name it is taken for Markdown


def read_stdin() -> bytes:
    """Return what is on stdin; raises UsageError where there is none."""
    if sys.stdin is None:
        raise UsageError("there is no stdin to read from; name a file")
    return sys.stdin.buffer.read()


def lint_stdin(session: Session, name: str | None, data: bytes | None = None) -> Iterator[Article]:
    """Yield the article on stdin, or nothing where files of its name are left out.

    `data`: what was on stdin, where that is read already. Raises UsageError for a name that no reader is for.
    """
    if data is None:
        data = read_stdin()  # in any case: whoever writes it must not meet a closed pipe
    if name is not None:
        reason = Exclusion((), session.config_for).of_path(str(Path(name).absolute()))
        if reason is not None:
            session.skipped = (Skipped(name, reason, named=True),)
            return
    yield session.lint_data(data, name or UNNAMED)
