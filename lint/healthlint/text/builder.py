"""What does a reader say while it walks over a source?

    builder = DocumentBuilder(source, path, "tea-notes")
    builder.open("heading", 0, 2)
    builder.text(3, 12)
    builder.close(12)
    return builder.build()

Blocks are told in the order in which they are read, each opened, shown and closed; links, code and
comments as they come. What nobody shows, no reader of the page sees and no rule reads: markup.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, get_args

from healthlint.text.bare_links import find_bare_links
from healthlint.text.model import KINDS, Document, Kind, Link, Marker, Section
from healthlint.text.prose import OffsetTable, ProseBuilder, Span
from healthlint.text.sections import assign_roles

if TYPE_CHECKING:
    from collections.abc import Callable


class DocumentBuilder:
    """Makes a document of what a reader function shows of a source.

    Every offset that it takes (`at`, `start`, `end`) is one of the source: code points from 0, ends
    exclusive. Only `position` is one of the prose, which is what has been shown so far. Sentences,
    languages, addresses in the text, and the sections that headings and labels name (references,
    disclaimer, about, FAQ) are worked out by `build`.
    """

    def __init__(self, source: str, path: str, format: str) -> None:  # noqa: A002  the field's word
        """Take the source and the path as the reader function was given them, and a name of the format."""
        self.source = source
        self.metadata: dict[str, Any] = {}  # front matter and the like, by key as it is written there
        self.language: str | None = None  # what the source says its language is: `en-GB`, `zh-Hans`
        self.kind: Kind | None = None  # of the open block, None between blocks; may be set anew until `close`
        self.region: Section | None = None  # where markup says the next blocks are: a footer, an aside
        self.has_title: bool = False  # whether a block of kind `title` has been shown
        self._shown = source  # the same, sign for sign, where a reader function has struck out markup
        self._path = path
        self._format = format
        self._prose = ProseBuilder(source)
        self._blocks: list[tuple[Kind, int, int, int]] = []
        self._regions: dict[int, Section] = {}
        self._level = 0
        self._start = 0
        self._links: list[Link] = []
        self._code: list[tuple[int, int]] = []
        self._comments: list[Span] = []
        self._markers: list[Marker] = []

    @property
    def position(self) -> int:
        """Where in the prose the next visible character will stand, in code points from 0."""
        return self._prose.position

    def open(self, kind: Kind, at: int, level: int = 0) -> None:
        """Begin a block at an offset of the source; an open one is closed there first.

        `level`: that of a heading, 1 to 6; 0 where the source does not say. Raises ValueError for a
        kind that there is not, and where text was shown outside all blocks.
        """
        if self.kind is not None:
            self.close(at)
        if kind not in KINDS:
            raise ValueError(f"there is no kind of block {kind!r}; the kinds are {', '.join(get_args(Kind))}")
        if self._prose.position != self._start:
            raise ValueError(f"text was shown outside all blocks before offset {at}; open one first")
        self.kind, self._level = kind, level

    def close(self, at: int) -> None:
        """End the open block, if there is one; a block without visible text leaves no trace."""
        if self.kind is None:
            return
        end = self._prose.end_block(self._start, at)
        if end > self._start:
            if self.region is not None:
                self._regions[len(self._blocks)] = self.region
            self._blocks.append((self.kind, self._start, end, self._level))
            self._start = self._prose.position
            if self.kind == "title":
                self.has_title = True
        self.kind = None

    def text(self, start: int, end: int) -> None:
        """Show the source from `start` to `end` as it stands; runs of white space become a blank."""
        self._prose.verbatim(start, end)

    def atom(self, start: int, end: int, shown: str) -> None:
        """Show `shown` in place of the source from `start` to `end`: an entity, an escape."""
        self._prose.atom(start, end, shown)

    def space(self, start: int, end: int) -> None:
        """Show a blank for what parts words from `start` to `end`: a soft line break with its indent.

        None is shown at the edge of a block, after another one, and between Chinese characters.
        """
        self._prose.space(start, end)

    def link(self, prose_start: int, target: str, start: int, end: int, *, image: bool = False) -> None:
        """Note a link whose text began at `prose_start` (the `position` of then) and ends here.

        Its markup stands in the source from `start` to `end`. Addresses that stand in the text as
        words are found without it. `image`: the target is a picture and the text stands for it.
        """
        prose_end = self._prose.position
        if prose_end > prose_start and self._prose.at_boundary():  # its text was a block: that of an image
            prose_end -= 1
        self._links.append(Link(prose_start, prose_end, target, Span(start, end), image))

    def code(self, prose_start: int) -> None:
        """Note that what was shown since `prose_start` (the `position` of then) is inline code.

        No rule for words reads it. Blocks of code are not shown at all.
        """
        self._code.append((prose_start, self._prose.position))

    def comment(self, start: int, end: int) -> None:
        """Note a comment of the source; nothing of it is shown."""
        self._comments.append(Span(start, end))

    def marker(self, label: str, start: int, end: int) -> None:
        """Note a footnote reference or raised number; its own text is not to be shown."""
        self._markers.append(Marker(self._prose.position, label, Span(start, end)))

    def build(self) -> Document:
        """Return the document; the builder is used up.

        Raises ValueError for text that was shown outside all blocks, and for offsets that the source
        does not have.
        """
        self.close(len(self.source))
        if self._prose.position != self._start:
            raise ValueError("text was shown outside all blocks at the end of the source; open one first")
        prose, table = self._prose.finish()
        if not (table.leads_into(len(self.source)) and self._markup_is_there()):
            raise ValueError(f"an offset is none of the source, which has {len(self.source)} code points")
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
            metadata=self.metadata,
            language=self.language,
        )
        assign_roles(document, self._regions)
        return document

    # What only the readers of the engine need.

    @property
    def _block_count(self) -> int:
        """How many blocks are closed."""
        return len(self._blocks)

    @property
    def _nothing_shown(self) -> bool:
        """Whether the open block has no visible text yet."""
        return self.kind is not None and self._prose.position == self._start

    def _whole(self, kind: Kind, level: int, text: str, start: int) -> bool:
        """Show text of the source as a block of its own, between blocks; tell whether it is that simple."""
        length = self._prose.block(text, start)
        if not length:
            return False
        if self.region is not None:
            self._regions[len(self._blocks)] = self.region
        begin = self._start
        end = begin + length
        self._blocks.append((kind, begin, end, level))
        self._start = end + 1
        if kind == "title":
            self.has_title = True
        return True

    def _relabel(self, first: int, kind: Kind) -> None:
        """Give the blocks from number `first` on another kind: what stands around them decides it."""
        self._blocks[first:] = [(kind, start, end, 0) for _, start, end, _ in self._blocks[first:]]

    def _read_from(self, shown: str) -> None:
        """Show from here on what `shown` has: the source with markup struck out, equally long."""
        self._shown = shown
        self._prose.read_from(shown)

    def _reopen(self, at: int, blocks: Callable[[], None]) -> None:
        """Put blocks before the open one, which has no visible text yet."""
        kind, level = self.kind, self._level
        self.kind = None
        blocks()
        if kind is not None:
            self.open(kind, at, level)

    def _markup_is_there(self) -> bool:
        """Whether the spans of links, comments and markers are in the source."""
        length = len(self.source)
        spans = [
            *self._comments,
            *(link.span for link in self._links),
            *(each.span for each in self._markers),
        ]
        return all(0 <= start <= end <= length for start, end in spans)

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
