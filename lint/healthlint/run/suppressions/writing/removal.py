"""How is a suppression taken out of an article, and nothing else about it changed?

Several ways are tried, the tidiest first; the one is taken after which the article reads as before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.rule.edits import edited
from healthlint.rule.finding import Edit
from healthlint.text.expression import Expression
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from healthlint.run.suppressions.reading.directive import Directive, Selector
    from healthlint.text.model import Document

    Reader = Callable[[str, str], Document]

_LINE_END = Expression(r"\r\n|\n|\r")
_MARGIN = Expression(r"[ \t>]*\Z")
_LIST_MARK = Expression(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+\Z")
_BLANK = Expression(r"[ \t>]*\Z")
_BEFORE = Expression(r"[ \t]*[,，、;；]?[ \t]*\Z")
_AFTER = Expression(r"[ \t]*[,，、;；]?[ \t]*")


class Removal:
    """Takes directives out of one document."""

    def __init__(self, document: Document, reader: Reader, going: Collection[Span] = ()) -> None:
        """Take the document; `going` are the comments that are to be removed, all of them."""
        self._document = document
        self._source = document.source
        self._reader = reader
        self._going = going

    def of_all(self, directives: Sequence[Directive]) -> dict[Span, Edit]:
        """Return the edits that remove directives, by their places; none for one that nothing can remove.

        They are tried together, and where that does not do by halves: a reader takes a while.
        """
        if not directives:
            return {}
        ways = [self._ways_of(each) for each in directives]
        firsts = {
            each.span: edit for each, way in zip(directives, ways, strict=True) if (edit := next(way, None))
        }
        if len(firsts) == len(directives) and self._keeps(*firsts.values()):
            return firsts
        if len(directives) == 1:
            edit = next((each for each in self._ways_of(directives[0]) if self._keeps(each)), None)
            return {} if edit is None else {directives[0].span: edit}
        half = len(directives) // 2
        return {**self.of_all(directives[:half]), **self.of_all(directives[half:])}

    def _ways_of(self, directive: Directive) -> Iterator[Edit]:
        if directive.form == "entry":
            from healthlint.run.suppressions.writing.entry_removal import entry_removals

            return entry_removals(self._source, directive)
        return self._ways(*directive.span)

    def of_selector(self, directive: Directive, selector: Selector) -> Edit | None:
        """Return the edit that removes one code of several, with the comma that parts it from the others."""
        source = self._source
        after = _AFTER.match(source, selector.end, directive.span.end)
        stop = after.end() if after else selector.end
        if any(each.start == stop for each in directive.selectors):
            edit = Edit(selector.start, stop, "")
        else:
            before = _BEFORE.search(source, directive.span.start, selector.start)
            edit = Edit(before.start() if before else selector.start, selector.end, "")
        if directive.form == "entry":
            from healthlint.run.suppressions.writing.entry_removal import leaves_the_others

            return edit if leaves_the_others(source, edit, directive, selector) else None
        return edit

    def _keeps(self, *edits: Edit) -> bool:
        """Tell whether the article reads as before after edits, which do not overlap."""
        text = edited(self._source, edits)
        return reads_alike(self._document, self._reader(text, self._document.path))

    def _ways(self, start: int, end: int) -> Iterator[Edit]:
        source = self._source
        first = self._line_start(start)
        stop = _LINE_END.search(source, end)
        last, following = (stop.start(), stop.end()) if stop else (len(source), len(source))
        before = source[first:start]
        alone = not source[end:last].strip()
        if alone and _MARGIN.fullmatch(before):
            if self._blank_above(first) and self._blank_at(following):
                if following < len(source):
                    yield Edit(first, self._after_line(following), "")
                else:  # nothing follows: the blank lines above go with it
                    yield Edit(self._above_blanks(first), following, "")
            if not stop:  # the last line of the file: its beginning goes with it
                yield Edit(self._before_line_end(first), end, "")
            yield Edit(first, following, "")
            yield Edit(first, last, before.rstrip() if ">" in before else "")
        if alone and stop and _LIST_MARK.fullmatch(before):
            text = re.compile(r"[ \t>]*").match(source, following)
            yield Edit(start, text.end() if text else following, "")
        after = source[end : end + 1]
        if (not start or source[start - 1].isspace()) and after.isspace() and after not in "\r\n":
            yield Edit(start, end + 1, "")
        if alone and before.strip() and before[-1:].isspace():
            yield Edit(start - (len(before) - len(before.rstrip())), end, "")
        yield Edit(start, end, "")

    def _line_start(self, offset: int) -> int:
        line, _ = self._document.lines.position(offset)
        return self._document.lines.starts[line - 1]

    def _above_blanks(self, offset: int) -> int:
        """Return where the first of the blank lines above a line begins."""
        while offset:
            start = self._line_start(offset - 1)
            if not _BLANK.fullmatch(self._source[start:offset].rstrip("\r\n")):
                break
            offset = start
        return offset

    def _before_line_end(self, offset: int) -> int:
        """Return where the line end before a line begins."""
        return offset - (2 if self._source[offset - 2 : offset] == "\r\n" else 1) if offset else 0

    def _after_line(self, offset: int) -> int:
        stop = _LINE_END.search(self._source, offset)
        return stop.end() if stop else len(self._source)

    def _blank_at(self, offset: int) -> bool:
        stop = _LINE_END.search(self._source, offset)
        text = self._source[offset : stop.start() if stop else len(self._source)]
        return _BLANK.fullmatch(text) is not None

    def _blank_above(self, offset: int) -> bool:
        """Tell whether nothing stands above a line, or a blank line does; comments that go do not count."""
        while offset:
            start = self._line_start(offset - 1)
            if not any(start <= each.start < offset for each in self._going):
                return _BLANK.fullmatch(self._source[start:offset].rstrip("\r\n")) is not None
            offset = start
        return True


def reads_alike(one: Document, other: Document) -> bool:
    """Tell whether two documents have the same words in blocks of the same kinds, and the same links."""
    return (
        one.prose == other.prose
        and [(block.kind, block.level, block.section) for block in one.blocks]
        == [(block.kind, block.level, block.section) for block in other.blocks]
        and [link.target for link in one.links] == [link.target for link in other.links]
    )
