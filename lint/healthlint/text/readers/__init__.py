"""Which reader reads which file?

A reader is a function `(source, path) -> Document`; this table holds those that come with the
engine, by suffix. Each is imported when the first file of its kind is met: an HTML reader costs
a run over Markdown nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthlint.text.model import Document

Reader = Callable[[str, str], "Document"]

BUILT_IN: dict[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "plain",
    ".text": "plain",
}


def reader_named(name: str) -> Reader:
    """Return one of the readers that come with the engine: `markdown`, `html` or `plain`."""
    reader: Reader = import_module(f"{__name__}.{name}").read
    return reader
