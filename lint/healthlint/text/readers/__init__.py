"""Which reader reads which file?

A reader is a function `(source, path) -> Document`. Each of those that come with the engine is
imported when the first file of its kind is met: an HTML reader costs a run over Markdown nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthlint.text.model import Document

Reader = Callable[[str, str], "Document"]


def read_markdown(source: str, path: str) -> Document:
    """Read Markdown: CommonMark, GFM, MDX."""
    from healthlint.text.readers.markdown.reader import read

    return read(source, path)


def read_html(source: str, path: str) -> Document:
    """Read an HTML page or a fragment of one."""
    from healthlint.text.readers.html.reader import read

    return read(source, path)


def read_plain(source: str, path: str) -> Document:
    """Read plain text, whose structure is in its shape."""
    from healthlint.text.readers.plain.reader import read

    return read(source, path)


BY_FORMAT: dict[str, Reader] = {"markdown": read_markdown, "html": read_html, "plain": read_plain}
BY_SUFFIX: dict[str, Reader] = {
    **dict.fromkeys((".md", ".markdown", ".mdx"), read_markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_html),
    **dict.fromkeys((".txt", ".text"), read_plain),
}
