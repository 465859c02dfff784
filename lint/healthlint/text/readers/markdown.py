"""Reads Markdown: CommonMark and GFM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.builder import DocumentBuilder

if TYPE_CHECKING:
    from healthlint.text.model import Document


def read(source: str, path: str) -> Document:
    """Return the document of a Markdown source; no text makes it raise."""
    builder = DocumentBuilder(source, path, "markdown")
    position = 0
    for line in source.splitlines(keepends=True):
        stripped = line.strip()
        if not stripped:
            builder.close(position)
        elif stripped.startswith("#"):
            builder.open("heading", position, len(stripped) - len(stripped.lstrip("#")))
            builder.text(position + line.index(stripped.lstrip("# ")), position + len(line.rstrip()))
            builder.close(position + len(line))
        else:
            if builder.kind is None:
                builder.open("paragraph", position)
            else:
                builder.space(position - 1, position)
            builder.text(position, position + len(line.rstrip()))
        position += len(line)
    return builder.build()
