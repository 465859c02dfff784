"""Which files are the articles of a run, and what do they hold?

Folders are searched as git would: hidden ones and those of tools are passed over, .gitignore
holds. A file that is named outright is taken even where it is hidden or ignored by git. What is no
article by its name (README, LICENSE; see `excludes`) and what the user excludes stays out however
it is named, since pre-commit names every file.
"""

# Thousands of files go through here, and pathlib is slow:
# ruff: noqa: PTH116, PTH123
from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.rule.coverage import Skipped
from healthlint.run.errors import UnreadableError
from healthlint.run.files.search import Found, Search

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from healthlint.run.config.config import Config
    from healthlint.text.encoding.decode import Decoded

__all__ = [
    "Found",
    "Skipped",
    "article_data",
    "decoded_of",
    "find_articles",
    "is_html",
    "read_article",
    "text_of",
]

_HTML = (".html", ".htm", ".xhtml")


def find_articles(
    paths: Sequence[Path | str],
    suffixes: Collection[str],
    *,
    exclude: Sequence[str] = (),
    config_for: Callable[[Path], Config] | None = None,
) -> Found:
    """Return the articles that files, folders and globs name, in the order given, folders sorted.

    `suffixes` are what readers are for (`.md`), in any case. `exclude` are patterns as in
    .gitignore, seen from the current folder; `config_for` gives the config of a folder, whose own
    patterns count from its root and yield to `exclude`. A file that no reader is for is skipped.

    Raises UsageError for a path that does not exist, for a folder or glob without an article (one
    that the user's own patterns have emptied is no error), and where no file named has a reader.
    """
    search = Search(suffixes, exclude, config_for)
    for path in paths:
        search.add(os.fspath(path))
    return search.found()


def read_article(path: Path | str) -> str:
    """Return the text of an article, without byte order mark; raises UnreadableError with the reason."""
    return text_of(article_data(path), html=is_html(path))


def text_of(data: bytes, *, html: bool, named: str | None = None) -> str:
    """Return the text that bytes hold, without byte order mark; raises UnreadableError with the reason.

    `named` is the encoding that came with them, as a server says it.
    """
    return decoded_of(data, html=html, named=named).text


def decoded_of(data: bytes, *, html: bool, named: str | None = None) -> Decoded:
    """Return the text that bytes hold, and how it is written; raises UnreadableError with the reason."""
    from healthlint.text.encoding.decode import UndecodableError, decoded

    try:
        return decoded(data, html=html, named=named)
    except UndecodableError as error:
        raise UnreadableError(f"cannot be read: {error}") from error


def article_data(path: Path | str) -> bytes:
    """Return the bytes of an article; raises UnreadableError with the reason."""
    name = os.fspath(path)
    try:
        mode = os.stat(name).st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableError("cannot be read: it is a folder; name the files in it")
        if not stat.S_ISREG(mode):
            raise UnreadableError("cannot be read: it is not an ordinary file; save its content as one")
        with open(name, "rb", buffering=0) as file:  # it is read at once
            return file.readall()
    except FileNotFoundError:
        raise UnreadableError("cannot be read: there is no such file any more") from None
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from error


def is_html(path: Path | str) -> bool:
    """Tell whether a file may name its own encoding, as pages do."""
    return os.fspath(path).lower().endswith(_HTML)
