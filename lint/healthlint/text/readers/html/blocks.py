"""How do the texts of a page become blocks?

What interrupts a sentence without being part of it (the description of an image, a tooltip,
hidden text) waits until the block around it is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple
from healthlint.text.readers.html import entities as html_entities

if TYPE_CHECKING:
    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.model import Kind, Section
    from healthlint.text.prose import Span
    from healthlint.text.readers.html.context import Context
    from healthlint.text.readers.html.tokens import Token

_LANDMARKS = ("header", "footer", "aside")
# A list item or line of a page's header or footer is a menu's if half of it is links and it
# is no sentence.
_MENU_SHARE = 0.5
_SENTENCE_ENDS = ".!?。！？"


class _Waiting(NamedTuple):
    kind: Kind
    pieces: list[tuple[int, int]]
    region: Section | None
    attribute: bool
    image: str | None
    start: int
    end: int


class Blocks:
    """Opens and closes the blocks of a page as its text comes."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._source = builder._shown
        self._blank: tuple[int, int] | None = None  # white space that may turn out to be trailing
        self._line_breaks = 0
        self._waiting: list[_Waiting] = []
        self._hidden: list[tuple[int, int]] | None = None
        self._context: Context | None = None  # of the open block
        self._start = 0  # of the open block, in the prose
        self._last = 0  # where the last visible character ends, in the source
        self._linked = 0  # how much of the open block is links
        self.linked = 0  # how many links are open
        self.titled = builder.has_title

    def text(self, context: Context, start: int, end: int, *, references: bool = True) -> None:
        """Show a text; of white space around it as much as the page shows."""
        text = self._source[start:end]
        builder = self._builder
        if not text or text.isspace():
            if self._blank is None and builder.kind is not None and not context.hidden:
                self._blank = (start, end)
            return
        if context.hidden:
            self._hide(context.region, start, end)
            return
        visible = text.strip()
        length = len(visible)
        begin, stop = start, end
        if length != end - start:
            begin += end - start - len(text.lstrip())
            stop = begin + length
        self._ready(context, start, begin)
        before = builder.position if self.linked else 0
        if references and "&" in visible:
            html_entities.show(builder, begin, stop)
        else:
            builder.text(begin, stop)
        if self.linked:
            self._linked += builder.position - before
        self._last = stop
        if stop < end:
            self._blank = (stop, end)

    def whole(self, context: Context, start: int, end: int) -> bool:
        """Show a block that has nothing but one text, between blocks; tell whether it is that plain."""
        text = self._source[start:end]
        if context.hidden or self.linked or "&" in text:
            return False
        kind = context.block
        if context.asks and kind != "navigation" and text[-1:] in ("?", "？"):
            kind = "question"
        self._builder.region = context.region
        if not text or not self._builder._whole(kind, context.level, text, start):
            return False
        self.titled = self.titled or kind == "title"
        return True

    def sign(self, context: Context, start: int, end: int, shown: str) -> None:
        """Show a sign that stands for a tag: the marks that a page puts around a `<q>`."""
        self._ready(context, start, start)
        self._builder.atom(start, end, shown)

    def here(self, at: int) -> int:
        """Return where in the prose the next text will begin, what stands between shown before."""
        if self._blank is not None and self._builder.kind is not None:
            self._builder.space(self._blank[0], at)
            self._blank = None
        return self._builder.position

    def line_break(self, start: int, end: int) -> None:
        """Show a `<br>`; two in a row end a paragraph."""
        self._line_breaks += 1
        if self._line_breaks > 1:
            self.close(start)
        elif self._blank is None:
            self._blank = (start, end)

    def button(self, context: Context, place: Span, at: int) -> None:
        """Show a button whose words are the value of an attribute."""
        self.close(at)
        if not context.hidden:
            self._builder.region = context.region
            self._builder.open("navigation" if context.navigation else "button", at)
            html_entities.show(self._builder, place.start, place.end, attribute=True)
            self._builder.close(place.end)

    def title(self, start: int, end: int) -> None:
        """Show the `<title>`."""
        self.close(start)
        if self._source[start:end].strip():
            self.titled = True
            self._builder.region = None
            self._builder.open("title", start, 1)
            html_entities.show(self._builder, start, end)
            self._builder.close(end)

    def alt(self, context: Context, place: Span | None, image: str | None, token: Token) -> None:
        """Keep the value of an attribute that readers see or hear, and the image that it describes."""
        kind: Kind = "navigation" if context.navigation else "alt"
        pieces = [(place.start, place.end)] if place is not None and place.end > place.start else []
        self._waiting.append(_Waiting(kind, pieces, context.region, True, image, token.start, token.end))

    def end_hidden(self) -> None:
        """Hidden text that follows has nothing to do with what was hidden before."""
        self._hidden = None

    def close(self, at: int) -> None:
        """End the open block, and show what has waited for that."""
        builder = self._builder
        self._hidden = self._blank = None
        self._line_breaks = 0
        context = self._context
        if builder.kind is not None and context is not None:
            self.titled = self.titled or builder.kind == "title"
            if context.asks and self._source[self._last - 1] in "?？" and builder.kind != "navigation":
                builder.kind = "question"
            elif (
                context.region in _LANDMARKS
                and builder.kind in ("list-item", "paragraph")
                and self._source[self._last - 1] not in _SENTENCE_ENDS
                and self._linked >= _MENU_SHARE * (builder.position - self._start)
            ):
                builder.kind = "navigation"
            builder.close(at)
        self._context = None
        if self._waiting:
            self._show_waiting()

    def _ready(self, context: Context, start: int, begin: int) -> None:
        """Make sure that a block is open, with a blank before the text at `begin` if it has one."""
        builder = self._builder
        self._hidden = None
        self._line_breaks = 0
        if builder.kind is None:
            if self._waiting:
                self._show_waiting()
            builder.region = context.region
            builder.open(context.block, begin, context.level)
            self._context = context
            self._start = builder.position
            self._linked = 0
        elif self._blank is not None or begin > start:
            builder.space(self._blank[0] if self._blank is not None else start, begin)
        self._blank = None

    def _hide(self, region: Section | None, start: int, end: int) -> None:
        if self._hidden is None:
            self._hidden = []
            self._waiting.append(_Waiting("hidden", self._hidden, region, False, None, start, end))
        self._hidden.append((start, end))

    def _show_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        builder = self._builder
        for item in waiting:
            builder.region = item.region
            builder.open(item.kind, item.start)
            before = builder.position
            for start, end in item.pieces:
                html_entities.show(builder, start, end, attribute=item.attribute)
            if item.image is not None:
                builder.link(before, item.image, item.start, item.end, image=True)
            builder.close(item.end)
