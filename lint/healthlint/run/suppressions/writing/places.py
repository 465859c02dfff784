"""Where may a suppression for a block stand?

Above it, in the style of its surroundings; within it where a line of its own would break a table. Each
place is only proposed: whoever asks reads the article anew, and takes the first that changes nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression
from healthlint.text.frontmatter import reader as frontmatter
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.run.suppressions.reading.directive import Action
    from healthlint.run.suppressions.writing.note import Marks
    from healthlint.text.model import Block, Document

_LINE_END = Expression(r"\r\n|\n|\r")
# What stands before the words of a line of Markdown: quotes, then the mark of a list item, then of a heading.
_PREFIX = Expression(
    r"(?P<quote>[ \t]*(?:>[ \t]?)*[ \t]*)"
    r"(?P<item>(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+)?"
    r"(?P<task>\[[ xX]\][ \t]+)?(?P<heading>#{1,6}[ \t]+|:[ \t]+)?"
)
_ITEM = Expression(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_TAGS = Expression(r"<[^<>]*>")
_OWN_TAG = Expression(
    r"<(?:p|li|h[1-6]|td|th|dt|dd|figcaption|caption|blockquote|title|summary|div|section|article|button|label"
    r"|legend|address|pre|option)\b",
    re.IGNORECASE,
)
_ROOTS = (
    r"<body\b[^>]*>",
    r"</head\s*>",
    r"<head\b[^>]*>",
    r"<html\b[^>]*>",
    r"<!doctype\b[^>]*>",
    r"<\?xml\b[^>]*>",
)
_LINES_UP = 4


class Place(NamedTuple):
    """A place in the source, and how what is put there is to be written."""

    offset: int
    marks: Marks
    action: Action = "next-line"
    before: str = ""  # what comes before it
    after: str = ""  # and behind it


class Places:
    """The places of one document; offsets are code points of its source."""

    def __init__(self, document: Document) -> None:
        """Take the document."""
        self._source = document.source
        self._format = document.format
        self._lines = document.lines
        found = _LINE_END.search(document.source)
        self.line_end = found.group() if found else "\n"
        front = frontmatter.find(document.source) if document.format != "plain" else None
        self._front = front.end if front else 0
        path = document.path.lower()
        self.marks: Marks = "html"
        if document.format == "plain":
            self.marks = "plain"
        elif path.endswith(".mdx"):
            self.marks = "mdx"
        elif path.endswith(".xhtml") or document.source.lstrip().startswith("<?xml"):
            self.marks = "xml"

    def top(self) -> Iterator[Place]:
        """Yield where what is about the whole article may stand."""
        eol = self.line_end
        if self._format == "html":
            for root in _ROOTS:
                found = re.compile(root, re.IGNORECASE).search(self._source, self._front)
                if found:
                    yield Place(found.end(), self.marks, "file", eol)
                    yield Place(found.end(), self.marks, "file")
        start = self._front
        before = eol if start and self._source[start - 1] not in "\r\n" else ""
        blank = not self._source[start:].strip() or _LINE_END.match(self._source, start)
        if not blank and self._format != "plain":
            yield Place(start, self.marks, "file", before, eol + eol)
        yield Place(start, self.marks, "file", before, eol)

    def of(self, block: Block, offset: int) -> Iterator[Place]:
        """Yield where a suppression may stand for what begins at an offset in a block."""
        start = block.span.start
        if start < self._front:
            yield from self._above(start, "hash", up=_LINES_UP)
        elif self._format == "plain":
            yield from self._above(start, "plain")
        elif self._format == "html":
            yield from self._in_html(start, self.marks)
        elif block.kind == "table-cell":
            yield from self._in_cell(start)
            yield from self._in_html(start, self.marks)
        else:
            yield from self._in_markdown(start)
            if offset < start:
                yield from self._in_markdown(offset)
            yield from self._in_html(start, self.marks)

    def _line(self, offset: int) -> tuple[int, int]:
        """Return where the line of an offset begins, and its number from 0."""
        line, _ = self._lines.position(offset)
        return self._lines.starts[line - 1], line - 1

    def _above(self, offset: int, marks: Marks, up: int = 1) -> Iterator[Place]:
        _, number = self._line(offset)
        for line in range(number, max(-1, number - up), -1):
            first = self._lines.starts[line]
            text = self._lines.text(line + 1)
            indent = text[: len(text) - len(text.lstrip())]
            yield Place(first, marks, before=indent, after=self.line_end)

    def _in_markdown(self, start: int) -> Iterator[Place]:
        first, _ = self._line(start)
        eol = self.line_end
        prefix = _PREFIX.match(self._source, first, start)
        if prefix is None:
            return
        quote, item = prefix["quote"], prefix["item"] or ""
        if item:
            hanging = quote + " " * len(item.expandtabs(4))
            if self._goes_on(first, quote):  # in the item above, so that the list stays one
                yield Place(first, self.marks, before=hanging, after=eol)
            yield Place(first, self.marks, before=quote, after=eol)
            if not prefix["task"]:
                yield Place(prefix.end("item"), self.marks, after=eol + hanging)
            yield Place(first, self.marks, before=hanging, after=eol)
        yield Place(first, self.marks, before=quote, after=eol)
        bare = quote.rstrip() if ">" in quote else ""
        yield Place(first, self.marks, before=quote, after=eol + bare + eol)
        yield Place(first, self.marks, before=bare + eol + quote, after=eol + bare + eol)
        yield Place(prefix.end(), self.marks, after=" ")
        yield Place(self._markup_before(start), self.marks)
        yield Place(start, self.marks)

    def _goes_on(self, first: int, margin: str) -> bool:
        """Tell whether the list of the item of a line has begun above it."""
        _, number = self._line(first)
        while number:
            above = self._lines.text(number)
            number -= 1
            if above.strip(" \t>"):
                rest = above[len(margin) :]
                begun = above.startswith(margin) and (rest[:1] in (" ", "\t") or _ITEM.match(rest))
                return bool(begun)
        return False

    def _markup_before(self, start: int) -> int:
        """Return where the marks begin that stand right before words: of emphasis, links and pictures."""
        while start and self._source[start - 1] in "*_~[!“\"'(<":
            start -= 1
        return start

    def _in_cell(self, start: int) -> Iterator[Place]:
        first, number = self._line(start)
        bar = self._source.rfind("|", first, start)
        inside = bar + 1 if bar >= 0 else first
        while inside < start and self._source[inside] in " \t":
            inside += 1
        yield Place(inside, self.marks, after=" ")
        yield Place(start, self.marks, after=" ")
        line = self._lines.text(number + 1)
        end = first + len(line.rstrip().removesuffix("|").rstrip())
        yield Place(end, self.marks, "line", before=" ")
        while number and "|" in self._lines.text(number):
            number -= 1
        above = self._lines.text(number + 1)
        indent = _PREFIX.match(above)
        quote = indent["quote"] if indent else ""
        yield Place(self._lines.starts[number], self.marks, before=quote, after=self.line_end)

    def _in_html(self, start: int, marks: Marks) -> Iterator[Place]:
        tag = self._tag_of(start)
        if tag is not None:
            first, _ = self._line(tag)
            indent = self._source[first:tag]
            if not indent.strip():
                yield Place(tag, marks, after=self.line_end + indent)
            yield Place(tag, marks)
        yield Place(start, marks)

    def _tag_of(self, start: int) -> int | None:
        """Return where the tag begins whose text begins at a place, or which shows it itself."""
        opened = self._source.rfind("<", 0, start)
        if opened < 0:
            return None
        script = self._source.lower().rfind("<script", 0, start)
        if script >= 0 and self._source.lower().find("</script", script, start) < 0:
            return script
        if self._source.find(">", opened, start) < 0:
            return opened  # in an attribute
        at, own = start, None
        while True:  # the tags right before the text, the innermost first
            stop = len(self._source[:at].rstrip())
            tag = self._source.rfind("<", 0, stop)
            found = _TAGS.match(self._source, tag) if tag >= 0 else None
            if found is None or found.end() != stop:
                return own
            if _OWN_TAG.match(found.group()):
                return found.start()
            own, at = own if own is not None else found.start(), found.start()
