"""Which stretch of the source does a directive speak about?

The next line is the next block, however many blank lines lie between: a paragraph, heading, list item,
caption; from within a block the rest of it. What stands before a whole table or quotation speaks about
all of it, before a row about the row, within a cell about the cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from healthlint.run.suppressions.reading.directive import Directive
    from healthlint.text.model import Document

_LINE_END = Expression(r"\r\n|\n|\r")
_BLANK_LINE = Expression(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_FENCE = Expression(r"^[ \t>]*(?:[-*+][ \t]+)?(?:```|~~~)", re.MULTILINE)
_QUOTE = Expression(r"^[ \t]*>", re.MULTILINE)
_ASIDE = frozenset(("alt", "hidden"))
_ENDS_HERE = Expression(
    r"</|<(?:p|li|t[dhr]|tbody|div|h[1-6]|section|dd|dt|blockquote|ul|ol)\b", re.IGNORECASE
)


class Reaches:
    """The reach of the directives of one document; offsets are code points of its source."""

    def __init__(self, document: Document) -> None:
        """Take the document; a block that shows nothing of the source has no place in it."""
        self._source = document.source
        self._format = document.format
        self._lines = document.lines
        self._blocks = sorted(
            ((block.span, block) for block in document.blocks if block.kind != "hidden"),
            key=lambda each: each[0],
        )
        self._comments = sorted(document.comments)

    def of(self, directive: Directive) -> Span:
        """Return what a directive speaks about; of an `enable` and a `disable`, what lies behind it."""
        if directive.action == "file":
            return Span(0, len(self._source) + 1)
        if directive.action == "line":
            return self._line_of(directive.span)
        if directive.action == "next-line":
            return self._next_block(directive.span)
        return Span(directive.span.start, len(self._source) + 1)

    def _line_of(self, span: Span) -> Span:
        starts = self._lines.starts
        first, _ = self._lines.position(span.start)
        last, _ = self._lines.position(max(span.start, span.end - 1))
        return Span(starts[first - 1], starts[last] if last < len(starts) else len(self._source) + 1)

    def _next_block(self, comment: Span) -> Span:
        nothing = Span(comment.end, comment.end)
        for number, (span, _) in enumerate(self._blocks):
            if span.end <= comment.end:
                continue
            if span.start < comment.start:  # in the middle of it
                if not self._source[comment.end : span.end].strip(" \t\r\n*_~"):
                    continue
                return Span(comment.end, self._end_of(number))
            if self._format == "markdown" and _FENCE.search(self._source, comment.end, span.start):
                return nothing  # the next block is code, in which nothing is found
            return Span(comment.end, self._end_of(self._last_of(comment, number)))
        return nothing

    def _last_of(self, comment: Span, number: int) -> int:
        """Return the number of the last block of what comes next: a table, row or quotation, or just it."""
        first, block = self._blocks[number]
        before = self._source[comment.end : first.start].lower()
        if block.kind == "table-cell":
            if self._format == "html" or "<t" in before:
                parts = ("</table",) if "<table" in before else ("</tr", "<tr") if "<tr" in before else ()
                return self._while_in(number, parts) if parts else number
            if not _LINE_END.search(before):
                return number
            if self._format == "plain":
                return self._on_line(number)
            return self._while_kind(number)
        if block.kind == "quote":
            if "<blockquote" in before:
                return self._while_in(number, ("</blockquote",))
            if (
                self._format == "markdown"
                and _QUOTE.search(before)
                and ">" not in self._prefix(comment.start)
            ):
                return self._while_kind(number)
        return self._with_asides(number)

    def _prefix(self, offset: int) -> str:
        """Return what stands before a place on its line."""
        line, column = self._lines.position(offset)
        start = self._lines.starts[line - 1]
        return self._source[start : start + column - 1]

    def _while_in(self, number: int, ends: Sequence[str]) -> int:
        """Return the number of the last block before one of these tags."""
        while number + 1 < len(self._blocks):
            between = self._source[self._blocks[number][0].end : self._blocks[number + 1][0].start].lower()
            if any(end in between for end in ends):
                break
            number += 1
        return number

    def _while_kind(self, number: int) -> int:
        """Return the number of the last block of the same kind, with no blank line between."""
        kind = self._blocks[number][1].kind
        while number + 1 < len(self._blocks):
            (span, _), (after, block) = self._blocks[number : number + 2]
            if _BLANK_LINE.search(self._source, span.end, max(span.end, after.start)):
                break
            if block.kind not in (kind, "alt"):
                break
            number += 1
        return number

    def _on_line(self, number: int) -> int:
        while number + 1 < len(self._blocks) and not self._parted(number):
            number += 1
        return number

    def _with_asides(self, number: int) -> int:
        """Return the number of the block of which a picture stands at the beginning."""
        while (
            self._blocks[number][1].kind in _ASIDE
            and number + 1 < len(self._blocks)
            and self._blocks[number + 1][1].kind != "table-cell"
            and not self._parted(number)
        ):
            number += 1
        return number

    def _parted(self, number: int) -> bool:
        """Tell whether the next block begins on another line."""
        (span, _), (after, _) = self._blocks[number : number + 2]
        return _LINE_END.search(self._source, span.end, max(span.end, after.start)) is not None

    def _end_of(self, number: int) -> int:
        """Return where the markup of a block ends: at the end of its line, or before what follows on it."""
        span, _ = self._blocks[number]
        stop = _LINE_END.search(self._source, span.end)
        end = stop.start() if stop else len(self._source) + 1
        for after, block in self._blocks[number + 1 :]:
            if after.start >= end:
                break
            if after.start < span.end or block.kind in _ASIDE:
                continue
            return self._border(span.end, after.start)
        return end

    def _border(self, start: int, end: int) -> int:
        """Return where, between two blocks of a line, the second one begins."""
        bar = self._source.find("|", start, end)
        if bar >= 0 and self._format != "html":
            return bar
        tag = _ENDS_HERE.search(self._source, start, end)
        return tag.start() if tag else end
