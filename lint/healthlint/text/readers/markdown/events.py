"""What do the parser's events say of the page?

One walk over them. The loop is written out for speed: an article has hundreds of events, and
most are pieces of text, which are joined while they touch.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from healthlint.text.expression import Expression
from healthlint.text.readers.markdown.asides import Asides
from healthlint.text.readers.markdown.byte_offsets import ByteOffsets
from healthlint.text.readers.markdown.inline import Inline
from healthlint.text.readers.markdown.parser import PARSER, definitions, trimmed, without_marks

if TYPE_CHECKING:
    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.model import Kind

# A call-out looks like a quotation in Markdown, and is the author's own voice.
_CALL_OUT = Expression(r">[ \t]?\[!(?!quote|cite)\w", re.IGNORECASE)
_COMMENT = Expression(r"\s*<!--(?:[^-]|-(?!->))*+-->\s*")
_HIDING = Expression(r"hidden|display\s*:\s*none", re.IGNORECASE)
_QUIET = frozenset(("Emphasis", "Strong", "TableHead", "TableRow"))
_INLINE = frozenset(("Link", "Image", "Strikethrough"))
# Of these it matters where they begin; of other blocks their text tells enough.
_PLACED = frozenset(("BlockQuote", "HtmlBlock"))
# They begin with text, if they have any of their own.
_LEAVES = frozenset(("Paragraph", "Heading", "Item", "TableCell"))
_OUTERMOST: dict[str, Kind] = {"Paragraph": "paragraph", "Item": "list-item", "TableCell": "table-cell"}
_CONTAINERS: dict[str, Kind] = {
    "Item": "list-item",
    "BlockQuote": "quote",
    "FootnoteDefinition": "reference",
    "DefinitionListTitle": "list-item",
    "DefinitionListDefinition": "list-item",
}


class Walk:
    """One walk over the events of a source, which may have markup struck out."""

    def __init__(self, builder: DocumentBuilder, shown: str, *, mdx: bool) -> None:
        self._builder = builder
        self._shown = shown
        self._mdx = mdx
        self._asides = Asides(builder, shown)
        self._inline = Inline(builder, self._asides, shown)
        self._containers: list[Kind] = []
        self._html: tuple[int, list[tuple[int, int]]] = (0, [])
        self._hidden: list[str] = []
        self._unmarked = False
        self._tooltips = definitions(shown, builder)

    def read(self) -> None:
        """Tell the builder everything."""
        asides, inline, tooltips = self._asides, self._inline, self._tooltips
        offsets = ByteOffsets(self._shown)
        at = offsets.point_at
        run_start = run_end = -1  # bytes: text that is not shown yet
        length = 0  # code points of it
        point = 0  # where the reading is, near enough for the ends of blocks
        begun = ""  # a block that the builder has not heard of: what comes first in it decides how it will
        data: Any = None  # what the parser says of it
        until = 0  # the byte at which it ends
        events = PARSER.events_with_range(self._shown)
        for event, place in events:
            if event.__class__ is dict:
                text = event.get("Text")
                if text is not None:
                    start, end = place["start"], place["end"]
                    as_written = end - start == (len(text) if text.isascii() else len(text.encode()))
                    if begun:
                        first = at(start)
                        if as_written and self._whole(begun, data, point, text, first, until - end):
                            begun = ""
                            point = offsets.point = first + len(text)
                            offsets.byte = end
                            next(events)  # its end
                            continue
                        self._start(begun, data, point)
                        begun = ""
                    if as_written and start == run_end:
                        run_end = end
                        length += len(text)
                        continue
                    if run_end > 0:
                        point = at(run_start)
                        asides.sink.text(point, point + length)
                        offsets.byte, offsets.point = run_end, point + length
                    if as_written:
                        run_start, run_end, length = start, end, len(text)
                    else:  # an entity
                        run_end = -1
                        asides.sink.atom(at(start), at(end), text)
                    continue
                if run_end > 0:
                    start = at(run_start)
                    point = start + length
                    asides.sink.text(start, point)
                    offsets.byte, offsets.point = run_end, point
                    run_end = -1
                tag = event.get("Start")
                if tag is not None:
                    if begun:
                        self._start(begun, data, point)
                        begun = ""
                    if tag.__class__ is str:
                        key, data = tag, None
                    else:
                        ((key, data),) = tag.items()
                    if key in _LEAVES:
                        if tooltips:
                            point = at(place["start"])
                        begun, until = key, place["end"]
                    elif key in _INLINE:
                        inline.start(key, data, at(place["start"]))
                    elif key not in _QUIET:
                        if tooltips or key in _PLACED:
                            point = at(place["start"])
                        self._start(key, data, point)
                    continue
                if "TaskListMarker" in event:
                    continue
                if begun:
                    self._start(begun, data, point)
                    begun = ""
                tag = event.get("End")
                if tag is not None:
                    key = tag if tag.__class__ is str else next(iter(tag))
                    if key in _INLINE:
                        inline.end(key, at(place["end"]))
                    elif key not in _QUIET:
                        self._end(key, point)
                elif "Html" in event:
                    self._html[1].append((at(place["start"]), at(place["end"])))
                else:
                    ((name, value),) = event.items()
                    start = at(place["start"])
                    point = at(place["end"])
                    inline.piece(name, value, start, point)
            else:
                if run_end == place["start"] and place["end"] == run_end + 1 and event == "SoftBreak":
                    run_end += 1  # one line feed: the text goes on in the next line
                    length += 1
                    continue
                if run_end > 0:
                    start = at(run_start)
                    point = start + length
                    asides.sink.text(start, point)
                    offsets.byte, offsets.point = run_end, point
                    run_end = -1
                if begun:
                    self._start(begun, data, point)
                    begun = ""
                if event != "Rule":
                    asides.sink.space(at(place["start"]), at(place["end"]))
        self._close(len(self._shown))
        for title in self._tooltips:
            asides.note("alt", *title)
        asides.flush()

    def _whole(self, key: str, data: Any, point: int, text: str, start: int, rest: int) -> bool:
        """Show a block that has nothing but one piece of text, and tell whether it is that plain.

        The text stands at `start`; there are `rest` more bytes until the block ends. Most blocks of most
        articles are like that, and need not be opened, filled and closed step by step.
        """
        end = start + len(text)
        if self._tooltips or self._hidden or (rest and self._shown[end : end + rest].strip(" \r\n")):
            return False
        builder = self._builder
        if builder.kind is not None:
            self._close(point)
        containers = self._containers
        if containers or key == "Heading":
            kind, level = self._kind_of(key, data)
        else:
            kind, level = _OUTERMOST[key], 0
        if not builder._whole(kind, level, text, start):
            return False
        if containers and key != "Paragraph":
            self._open(containers[-1], end)
        return True

    def _start(self, key: str, data: Any, at: int) -> None:
        containers = self._containers
        if key in _LEAVES:
            kind, level = self._kind_of(key, data)
            if key == "Item":
                containers.append(kind)
            self._open(kind, at, level)
        elif key in _CONTAINERS:
            self._close(at)
            kind = _CONTAINERS[key]
            if key == "BlockQuote" and _CALL_OUT.match(self._builder.source, at):
                kind = containers[-1] if containers else "paragraph"
            elif containers and containers[-1] in ("quote", "reference") and key != "BlockQuote":
                kind = containers[-1]
            containers.append(kind)
            self._open(kind, at)
        elif key == "HtmlBlock":
            self._close(at)
            self._html = (at, [])
        elif key == "CodeBlock":
            if self._mdx and data == "Indented":  # MDX has none: it is text that stands in a component
                self._open(containers[-1] if containers else "paragraph", at)
            else:
                self._close(at)
                self._asides.open(None, at)
        else:
            self._close(at)

    def _kind_of(self, key: str, data: Any) -> tuple[Kind, int]:
        """Return kind and level of a block that begins with text."""
        around = self._containers[-1] if self._containers else None
        if key == "Heading":
            if around == "quote" or around == "reference":
                return around, 0
            level = int(data["level"][1])
            return ("heading" if level > 1 or self._builder.has_title else "title"), level
        if key == "Item" and around != "quote" and around != "reference":
            return "list-item", 0
        return around or _OUTERMOST[key], 0

    def _end(self, key: str, at: int) -> None:
        self._close(at)
        if key in _CONTAINERS:
            self._containers.pop()
        elif key == "HtmlBlock":
            self._read_html()
        if self._containers and key != "Paragraph":  # the text of a tight item may go on
            self._open(self._containers[-1], at)

    def _open(self, kind: Kind, at: int, level: int = 0) -> None:
        self._close(at)
        if self._tooltips and self._tooltips[0][0] < at:
            self._asides.note("alt", *self._tooltips.pop(0))
            self._asides.flush()
        self._builder.open("hidden" if self._hidden else kind, at, level)

    def _close(self, at: int) -> None:
        if self._builder.kind is not None:
            self._builder.close(at)
        if self._inline.html is not None:
            self._inline.html.block_ends()
        if self._asides.waiting:
            self._asides.flush()

    def _read_html(self) -> None:
        start, pieces = self._html
        end = pieces[-1][1] if pieces else start
        builder = self._builder
        if _COMMENT.fullmatch(self._shown, start, end):
            builder.comment(*trimmed(self._shown, start, end))
            return
        if not self._unmarked and any(piece[1] < other[0] for piece, other in pairwise(pieces)):
            self._unmarked = True
            builder._read_from(without_marks(self._shown))
        from healthlint.text.readers.html.reader import read_into

        before = builder._block_count
        read_into(builder, start, end)
        around = self._containers[-1] if self._containers else None
        if self._hidden:
            builder._relabel(before, "hidden")
        elif around in ("quote", "reference"):
            builder._relabel(before, around)
        if self._hidden or _HIDING.search(self._shown, start, end):
            self._track_hidden(start, end)

    def _track_hidden(self, start: int, end: int) -> None:
        """Follow an element that hides what stands in it beyond the HTML block in which it begins."""
        from healthlint.text.readers.html.elements import HIDDEN_STYLE, VOID
        from healthlint.text.readers.html.tokens import Attributes, tokens

        for token in tokens(self._shown, start, end):
            if token.type == "end":
                if self._hidden and token.name == self._hidden[-1]:
                    self._hidden.pop()
            elif token.type == "start" and token.name not in VOID and not token.self_closing:
                if self._hidden:
                    if token.name == self._hidden[-1]:
                        self._hidden.append(token.name)
                    continue
                found = Attributes(self._shown, token)
                if "hidden" in found or found["aria-hidden"] == "true" or HIDDEN_STYLE.search(found["style"]):
                    self._hidden.append(token.name)
