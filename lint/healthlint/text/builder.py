"""What does a reader say while it walks over a source?

`open` a block, show `text`, `atom` or `space`, `close` it; links, code and comments as they
come. `build` gives the document, with the section roles that headings and labels imply.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from healthlint.text.bare_links import find_bare_links
from healthlint.text.model import Document, Kind, Link, Marker, Section
from healthlint.text.prose import OffsetTable, ProseBuilder, Span
from healthlint.text.sections import assign_roles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class DocumentBuilder:
    """Collects the blocks of an article; all offsets it is given are code points of the source."""

    def __init__(self, source: str, path: str, format: str) -> None:  # noqa: A002  the field's word
        self.source = source
        self.shown = source  # the same, sign for sign, where a reader function has struck out markup
        self._path = path
        self._format = format
        self._prose = ProseBuilder(self.shown)
        self._blocks: list[tuple[Kind, int, int, int]] = []
        self._regions: dict[int, Section] = {}
        self.kind: Kind | None = None  # of the open block
        self._level = 0
        self._start = 0
        self._links: list[Link] = []
        self._code: list[tuple[int, int]] = []
        self._comments: list[Span] = []
        self._markers: list[Marker] = []
        self.has_title = False  # whether a title has been shown
        self.metadata: dict[str, Any] = {}
        self.language: str | None = None
        self.region: Section | None = None  # what the markup says of the blocks to come: a footer, an aside

    @property
    def position(self) -> int:
        """Where in the prose the next visible character will stand."""
        return self._prose.position

    @property
    def block_count(self) -> int:
        """How many blocks are closed."""
        return len(self._blocks)

    def relabel(self, first: int, kind: Kind) -> None:
        """Give the blocks from number `first` on another kind: what stands around them decides it."""
        self._blocks[first:] = [(kind, start, end, 0) for _, start, end, _ in self._blocks[first:]]

    def read_from(self, shown: str) -> None:
        """Show from here on what `shown` has: the source with markup struck out, equally long."""
        self.shown = shown
        self._prose.read_from(shown)

    @property
    def nothing_shown(self) -> bool:
        """Whether the open block has no visible text yet."""
        return self.kind is not None and self._prose.position == self._start

    def reopen(self, at: int, blocks: Callable[[], None]) -> None:
        """Put blocks before the open one, which has no visible text yet."""
        kind, level = self.kind, self._level
        self.kind = None
        blocks()
        if kind is not None:
            self.open(kind, at, level)

    def open(self, kind: Kind, at: int, level: int = 0) -> None:
        """Begin a block at an offset of the source; an open one is closed first."""
        if self.kind is not None:
            self.close(at)
        self.kind, self._level, self._start = kind, level, self._prose.position

    def close(self, at: int) -> None:
        """End the open block, if there is one; a block without visible text leaves no trace."""
        if self.kind is None:
            return
        end = self._prose.end_block(self._start, at)
        if end > self._start:
            if self.region is not None:
                self._regions[len(self._blocks)] = self.region
            self._blocks.append((self.kind, self._start, end, self._level))
            if self.kind == "title":
                self.has_title = True
        self.kind = None

    def text(self, start: int, end: int) -> None:
        """Show the source from `start` to `end`."""
        self._prose.verbatim(start, end)

    def atom(self, start: int, end: int, shown: str) -> None:
        """Show `shown` in place of the source from `start` to `end`: an entity, an escape."""
        self._prose.atom(start, end, shown)

    def space(self, start: int, end: int) -> None:
        """Show a blank for a soft line break from `start` to `end`."""
        self._prose.space(start, end)

    def link(
        self, prose_start: int, target: str, start: int, end_of_markup: int, *, image: bool = False
    ) -> None:
        """Note a link whose text began at `prose_start` and ends here.

        Its markup stands in the source from `start` to `end_of_markup`.
        """
        end = self._prose.position
        if end > prose_start and self._prose.at_boundary():  # its text was a block: that of an image
            end -= 1
        self._links.append(Link(prose_start, end, target, Span(start, end_of_markup), image))

    def code(self, prose_start: int) -> None:
        """Note that the prose from `prose_start` to here is inline code, which no word rule reads."""
        self._code.append((prose_start, self._prose.position))

    def comment(self, start: int, end: int) -> None:
        """Note a comment of the source."""
        self._comments.append(Span(start, end))

    def marker(self, label: str, start: int, end: int) -> None:
        """Note a footnote reference or raised number; its own text is not to be shown."""
        self._markers.append(Marker(self._prose.position, label, Span(start, end)))

    def build(self, metadata: Mapping[str, Any] | None = None) -> Document:
        """Return the document; the builder is used up."""
        self.close(len(self.source))
        prose, table = self._prose.finish()
        self._note_bare_links(prose, table)
        document = Document(
            source=self.source,
            path=self._path,
            format=self._format,
            prose=prose,
            table=table,
            blocks=self._blocks,
            links=self._links,
            code=self._code,
            comments=self._comments,
            markers=self._markers,
            metadata={**self.metadata, **(metadata or {})},
            language=self.language,
        )
        assign_roles(document, self._regions)
        return document

    def _note_bare_links(self, prose: str, table: OffsetTable) -> None:
        """Note the addresses that stand in the prose as words; those in links and code are known."""
        taken: list[tuple[int, int]] | None = None
        for start, end, target in find_bare_links(prose):
            if taken is None:
                taken = sorted([*((link.start, link.end) for link in self._links), *self._code])
            before = bisect_left(taken, (end, 0)) - 1
            if before < 0 or taken[before][1] <= start:
                self._links.append(Link(start, end, target, table.span(start, end)))
        self._links.sort(key=lambda link: link.start)
