"""What is shown beside the text and not in it: image texts, tooltips, hidden words?

They stand in the middle of a paragraph and are no words of its sentences; they become blocks of
their own behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.model import Kind

_ESCAPE = Expression(r"\\([!-/:-@\[-`{-~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,32});")


class Sink(Protocol):
    """What takes the visible pieces of a source."""

    def text(self, start: int, end: int, /) -> None:
        """Show the source as it stands."""

    def atom(self, start: int, end: int, shown: str, /) -> None:
        """Show something in place of the source."""

    def space(self, start: int, end: int, /) -> None:
        """Show a blank."""


class _Aside:
    """The pieces of one aside, kept until the block around it ends; without a kind they are not shown."""

    def __init__(self, kind: Kind | None, at: int) -> None:
        self.kind = kind
        self.at = at
        self.image: tuple[str, int, int] | None = None
        self.pieces: list[tuple[int, int, str | None]] = []

    def text(self, start: int, end: int, /) -> None:
        self.pieces.append((start, end, None))

    def atom(self, start: int, end: int, shown: str, /) -> None:
        self.pieces.append((start, end, shown))

    def space(self, start: int, end: int, /) -> None:
        self.pieces.append((start, end, " "))


class Asides:
    """The asides of the block that is being read."""

    def __init__(self, builder: DocumentBuilder, source: str) -> None:
        self._builder = builder
        self._source = source
        self._open: list[_Aside] = []
        self.waiting: list[_Aside] = []  # for the end of the block around them
        self._page: Sink = builder._prose
        self.sink: Sink = self._page

    @property
    def inside(self) -> bool:
        """Tell whether an aside is open: what comes is not in the text."""
        return bool(self._open)

    def open(self, kind: Kind | None, at: int) -> None:
        """Begin an aside: what is shown from here on belongs to it; without a kind it is not shown."""
        if self._open and self._open[-1].kind != "alt":
            kind = self._open[-1].kind
        aside = _Aside(kind, at)
        self._open.append(aside)
        self.waiting.append(aside)
        self.sink = aside

    def close(self, image: tuple[str, int, int] | None = None) -> None:
        """End the innermost aside; `image` is its target and where its markup stands."""
        if self._open:
            self._open.pop().image = image
        self.sink = self._open[-1] if self._open else self._page
        if not self._open and self._builder._nothing_shown:
            self._builder._reopen(self.waiting[-1].at, self.flush)

    def note(self, kind: Kind, start: int, end: int) -> None:
        """Add an aside of plain text: the value of an attribute, the title of a link."""
        self.open(kind, start)
        show_escaped(self.sink, self._source, start, end)
        self.close()

    def flush(self) -> None:
        """Make blocks of the asides; the block around them is closed."""
        while self._open:
            self.close()
        if not self.waiting:
            return
        builder = self._builder
        for aside in self.waiting:
            start = builder.position
            if aside.kind is not None:
                builder.open(aside.kind, aside.at)
                for first, last, shown in aside.pieces:
                    if shown is None:
                        builder.text(first, last)
                    else:
                        builder.atom(first, last, shown)
            if aside.image is not None:
                target, first, last = aside.image
                builder.link(start, target, first, last, image=True)
            builder.close(aside.at)
        self.waiting.clear()


def show_escaped(sink: Sink, source: str, start: int, end: int) -> None:
    """Show a piece of source in which backslashes and entities stand for other signs."""
    done = start
    for found in _ESCAPE.finditer(source, start, end):
        if found[1]:
            shown = found[1]
        else:
            from html import unescape

            shown = unescape(found[0])
        sink.text(done, found.start())
        sink.atom(*found.span(), shown)
        done = found.end()
    sink.text(done, end)
