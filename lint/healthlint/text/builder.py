"""What does a reader say while it walks over a source?

`open` a block, show `text`, `atom` or `space`, `close` it; links, code and comments as they
come. `build` gives the document, with the section roles that headings and labels imply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.text.model import Document, Kind, Link
from healthlint.text.prose import ProseBuilder, Span
from healthlint.text.sections import assign_roles

if TYPE_CHECKING:
    from collections.abc import Mapping


class DocumentBuilder:
    """Collects the blocks of an article; all offsets it is given are code points of the source."""

    def __init__(self, source: str, path: str, format: str) -> None:  # noqa: A002  the field's word
        self.source = source
        self._path = path
        self._format = format
        self._prose = ProseBuilder(source)
        self._blocks: list[tuple[Kind, int, int, int]] = []
        self._kind: Kind | None = None
        self._level = 0
        self._start = 0
        self._links: list[Link] = []
        self._code: list[tuple[int, int]] = []
        self._comments: list[Span] = []
        self.metadata: dict[str, Any] = {}
        self.language: str | None = None

    @property
    def position(self) -> int:
        """Where in the prose the next visible character will stand."""
        return self._prose.position

    @property
    def kind(self) -> Kind | None:
        """The kind of the open block."""
        return self._kind

    def open(self, kind: Kind, at: int, level: int = 0) -> None:
        """Begin a block at an offset of the source; an open one is closed first."""
        self.close(at)
        self._kind, self._level, self._start = kind, level, self._prose.position

    def close(self, at: int) -> None:
        """End the open block, if there is one; a block without visible text leaves no trace."""
        if self._kind is None:
            return
        end = self._prose.position
        if end > self._start:
            self._blocks.append((self._kind, self._start, end, self._level))
            self._prose.boundary(at)
        self._kind = None

    def text(self, start: int, end: int) -> None:
        """Show the source from `start` to `end`."""
        self._prose.verbatim(start, end)

    def atom(self, start: int, end: int, shown: str) -> None:
        """Show `shown` in place of the source from `start` to `end`: an entity, an escape."""
        self._prose.atom(start, end, shown)

    def space(self, start: int, end: int) -> None:
        """Show a blank for a soft line break from `start` to `end`."""
        self._prose.space(start, end)

    def link(self, prose_start: int, target: str, start: int, end: int, *, image: bool = False) -> None:
        """Note a link whose text began at `prose_start` and ends here; `start` to `end` is its markup."""
        self._links.append(Link(prose_start, self._prose.position, target, Span(start, end), image))

    def code(self, prose_start: int) -> None:
        """Note that the prose from `prose_start` to here is inline code, which no word rule reads."""
        self._code.append((prose_start, self._prose.position))

    def comment(self, start: int, end: int) -> None:
        """Note a comment of the source."""
        self._comments.append(Span(start, end))

    def build(self, metadata: Mapping[str, Any] | None = None) -> Document:
        """Return the document; the builder is used up."""
        self.close(len(self.source))
        prose, table = self._prose.finish()
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
            metadata={**self.metadata, **(metadata or {})},
            language=self.language,
        )
        assign_roles(document)
        return document
