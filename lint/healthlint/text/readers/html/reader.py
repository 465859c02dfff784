"""Reads HTML: whole pages, fragments, and the HTML blocks of a Markdown source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.builder import DocumentBuilder
from healthlint.text.expression import Expression
from healthlint.text.frontmatter import reader as frontmatter
from healthlint.text.prose import STRUCK
from healthlint.text.readers.html.walker import Walker

if TYPE_CHECKING:
    from healthlint.text.model import Document

# The tags of site generators (Liquid, Jinja, Handlebars), of which no reader sees anything.
_TEMPLATE = Expression(
    r"\{\{[^{}]{0,500}+\}\}\}?|\{%(?:[^%{]|%(?!\})|\{(?!%))*+%\}|<%(?:[=#@!-]|(?=\s))(?:[^<%]|%(?!>))*+%>"
)
_XML = Expression(r"\s*+<\?xml\s")


def read(source: str, path: str) -> Document:
    """Return the document of an HTML source, a whole page or a part of one; no text makes it raise."""
    builder = DocumentBuilder(source, path, "html")
    if "{{" in source or "{%" in source or "<%" in source:
        builder._read_from(_TEMPLATE.sub(lambda found: STRUCK * len(found[0]), source))
    front = frontmatter.find(source) if source.startswith(("---", "+++", "{")) else None
    if front is not None:
        frontmatter.show(front, builder)
    xml = path.lower().endswith(".xhtml") or _XML.match(source) is not None
    Walker(builder, xml=xml).read(front.end if front else 0, len(source))
    return builder.build()


def read_into(builder: DocumentBuilder, start: int, end: int) -> None:
    """Read the HTML from `start` to `end` of the builder's source and leave no block open.

    It may begin and end anywhere: elements that are open at its end are closed there.
    """
    builder.close(start)
    Walker(builder, xml=False).read(start, end)
