"""Reads plain text: what markup would say is inferred from the shape of the lines.

Marks of Markdown that people type into plain text (`# `, `**`, links) are taken for what they
are meant to be. A paragraph that is nothing but a quotation is of kind “quote”, for that is what
a pull quote is once its layout is gone; its quotation marks stay in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.builder import DocumentBuilder
from healthlint.text.expression import Expression
from healthlint.text.prose import STRUCK
from healthlint.text.readers.plain.kinds import Classifier
from healthlint.text.readers.plain.lines import lines_of
from healthlint.text.readers.plain.paragraphs import paragraphs_of
from healthlint.text.readers.plain.tables import CELL_BREAK

if TYPE_CHECKING:
    from healthlint.text.model import Document
    from healthlint.text.readers.plain.lines import Line
    from healthlint.text.readers.plain.paragraphs import Paragraph

_EMPHASIS = Expression(r"(\*\*|__)(?=\S)([^\r\n*_]{1,300})(?<=\S)\1")
_LINK = Expression(r"(!?)\[([^\[\]\r\n]{1,200})\]\((https?://[^\s()]{1,1000})\)")
_CUT_WORD = Expression(r"\w-\Z")
# The numbers of headings, and of sources as the text names them, are read; those of items are not.
_SHOWN_LABELS = frozenset(("heading", "title", "paragraph"))


def read(source: str, path: str) -> Document:
    """Return the document of a plain text; no text makes it raise."""
    builder = DocumentBuilder(source, path, "plain")
    if "**" in source or "__" in source:
        builder._read_from(_EMPHASIS.sub(_without_marks, source))
    lines = lines_of(source)
    if "ealthlint" in source or "EALTHLINT" in source or "ealthLint" in source:
        from healthlint.text.readers.plain.directives import without_directives

        lines, directives = without_directives(lines)
        for directive in directives:
            builder.comment(*directive)
    paragraphs = paragraphs_of(source, lines)
    classifier = Classifier(paragraphs)
    linked = "](http" in source
    for number, (paragraph, (kind, level)) in enumerate(zip(paragraphs, classifier.kinds(), strict=True)):
        if paragraph.shape == "rule":
            continue
        if classifier.is_split(number):
            _show_cells(builder, paragraph)
            continue
        builder.open(kind, paragraph.start, level)
        hidden = paragraph.shape in ("mark", "answer") or (
            kind not in _SHOWN_LABELS and paragraph.shape != "entry"
        )
        for index, line in enumerate(paragraph.lines):
            if index:
                before = paragraph.lines[index - 1]
                if not _CUT_WORD.search(before.text[-2:]):
                    builder.space(before.end, line.start)
            start = line.label_end if (hidden and not index) or line.shape == "quote" else line.start
            if linked:
                _show_with_links(builder, start, line.end)
            else:
                builder.text(start, line.end)
        builder.close(paragraph.end)
    return builder.build()


def _without_marks(found: re.Match[str]) -> str:
    return STRUCK * 2 + found.group(2) + STRUCK * 2


def _show_with_links(builder: DocumentBuilder, start: int, end: int) -> None:
    for found in _LINK.finditer(builder.source, start, end):
        builder.text(start, found.start())
        position = builder.position
        builder.text(*found.span(2))
        builder.link(position, found.group(3), *found.span(), image=bool(found.group(1)))
        start = found.end()
    builder.text(start, end)


def _show_cells(builder: DocumentBuilder, paragraph: Paragraph) -> None:
    line: Line = paragraph.lines[0]
    start = 0
    for found in CELL_BREAK.finditer(line.text):
        _show_cell(builder, line.start + start, line.start + found.start())
        start = found.end()
    _show_cell(builder, line.start + start, line.end)


def _show_cell(builder: DocumentBuilder, start: int, end: int) -> None:
    if end > start:
        builder.open("table-cell", start)
        builder.text(start, end)
        builder.close(end)
