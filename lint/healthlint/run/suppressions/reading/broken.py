"""Which words that readers see were meant for healthlint?

A comment that is never closed, or a line of plain text in a format that has comments, is printed on the
page and accepts nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.run.suppressions.reading.directive import Directive, Fault
from healthlint.run.suppressions.reading.head import head_of
from healthlint.text.expression import Expression
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.text.model import Document

_SAID = Expression("healthlint", re.IGNORECASE)
_MARKS = Expression(
    r"(?:\{\s*/\*+|\{#-?|\[(?://|comment)\]:[^\r\n]*?|(?<!\\)<\s*!\s*-{0,3}|/\*+)\s*\Z", re.IGNORECASE
)
_LINE = Expression(r"[^\r\n]*")
_BEFORE = 40  # code points in which the marks of a comment stand


def in_sight(document: Document) -> Iterator[Directive]:
    """Yield what was meant as a directive and is shown, each with its fault."""
    source, prose = document.source, document.prose
    for found in _SAID.finditer(prose):
        if any(start <= found.start() < end for start, end in document.code):
            continue
        at = document.span(*found.span()).start
        line = _LINE.match(source, at)
        end = line.end() if line else len(source)
        marks = _MARKS.search(source, max(0, at - _BEFORE), at)
        head = head_of(source, at, end)
        if head is None:
            continue
        start = marks.start() if marks else at
        action = head.action or head.meant or "line"
        if marks:
            key = "no-definition" if marks[0].startswith("[") else "unclosed"
            yield Directive(action, Span(start, end), faults=(Fault(start, end, key, ()),))
        elif (
            head.action is not None
            and document.format != "plain"
            and document.block_at(found.start()).start == found.start()
            and document.block_at(found.start()).kind == "paragraph"
        ):
            yield Directive(action, Span(start, end), faults=(Fault(start, end, "in-sight", ()),))
