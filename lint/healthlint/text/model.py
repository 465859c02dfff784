"""What is an article?

The law of the house: **`text` is what a reader of the page sees; a span says where it stands
in the source; only the document leads from one to the other.** What is called `start`, `end` or
`position` counts code points of the prose, from 0, ends exclusive; a `Span` counts those of the source.

Documents are made by a `DocumentBuilder`. All rules look at the same one, so none changes it.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, get_args

from healthlint.text.language.detection import Language, language_of
from healthlint.text.language.folding import fold, simplify
from healthlint.text.language.sentences import split
from healthlint.text.lines import Lines
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.prose import OffsetTable, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from healthlint.text.context.frames import Frame
    from healthlint.text.context.quotations import Quotation
    from healthlint.text.context.status import Status

Kind = Literal[
    "title",  # the title of the page: first h1, <title>, front-matter title, first line of a plain text
    "heading",
    "paragraph",
    "list-item",
    "table-cell",
    "quote",  # any block inside a block quote
    "caption",  # figure captions, <figcaption>, table captions
    "alt",  # what is read out instead of an image; title attributes
    "question",  # a question of an FAQ, whatever its markup
    "reference",  # an entry of a reference list or a footnote
    "metadata",  # front-matter and <meta> texts that readers meet in search results
    "button",  # a button or a link that looks like one
    "navigation",  # menus, breadcrumbs, footers: the site's, not the article's
    "hidden",  # in the source, not on the page
]
KINDS: frozenset[str] = frozenset(get_args(Kind))
PROSE: frozenset[str] = frozenset(
    (
        "title",
        "heading",
        "paragraph",
        "list-item",
        "table-cell",
        "quote",
        "caption",
        "alt",
        "question",
        "metadata",
        "button",
    )
)
_OUT_OF_SIGHT = frozenset(("metadata", "alt"))
# header, footer and aside are those of the page, as its markup says; a heading in them may say more
Section = Literal["body", "references", "disclaimer", "faq", "about", "header", "footer", "aside"]


class Link(NamedTuple):
    """A link or an image, or an address that stands in the text as words."""

    start: int  # where its text begins in the prose
    end: int  # where its text ends there
    target: str  # as it is written: an address, a path, a mail address
    span: Span  # where its markup stands in the source
    image: bool = False  # the target is a picture, and the text stands for it


class Marker(NamedTuple):
    """A mark that stands for a source: a footnote reference, a raised number; not a word of the prose."""

    position: int  # where in the prose it would stand
    label: str  # what it says: `1`, `a`, the name of the footnote
    span: Span  # where it stands in the source


_START = attrgetter("start")


class Sentence:
    """A sentence of a block; soft line breaks are joined before it is cut.

    `folded` is as long as `text`, so that an offset in one is the same in the other.
    """

    __slots__ = ("_language", "_reading", "block", "end", "start", "text")

    def __init__(self, block: Block, start: int, end: int) -> None:
        self.block = block
        self.start = start  # in the prose
        self.end = end  # in the prose
        self.text: str = block.document.prose[start:end]  # as a reader sees it
        self._language: Language | None = None  # not asked about yet
        self._reading: Any = None  # what the context pass found, kept for the next match

    @property
    def language(self) -> Language:
        """The language of the sentence, `en` or `zh`, by its share of Chinese characters."""
        if self._language is None:
            self._language = language_of(self.text)
        return self._language

    @property
    def folded(self) -> str:
        """The text as terms see it: lower case, Simplified, plain quotes; the same length."""
        return self.block.document.folded[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where the sentence stands in the source."""
        return self.block.document.span(self.start, self.end)

    @property
    def next(self) -> Sentence | None:
        """The sentence after this one in the same block."""
        sentences = self.block.sentences
        after = bisect_right(sentences, self.start, key=_START)
        return sentences[after] if after < len(sentences) else None

    def __repr__(self) -> str:
        return f"Sentence({self.text!r})"


class Block:
    """A title, heading, paragraph, list item, table cell …: what stands between two breaks of a page."""

    __slots__ = (
        "_quotations",
        "_sentences",
        "document",
        "end",
        "index",
        "kind",
        "level",
        "section",
        "start",
        "text",
    )

    def __init__(self, document: Document, index: int, kind: Kind, start: int, end: int, level: int) -> None:
        self.document = document
        self.index = index  # its place in `document.blocks`, from 0
        self.kind: Kind = kind
        self.start = start  # in the prose
        self.end = end  # in the prose
        self.level = level  # 1 to 6 for headings and the title where the source says it, else 0
        self.section: Section = "body"  # the part of the article that headings and labels put it in
        self.text: str = document.prose[start:end]  # as a reader sees it
        self._sentences: tuple[Sentence, ...] | None = None
        self._quotations: tuple[Quotation, ...] | None = None  # kept by the context pass

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the block, in order."""
        if self._sentences is None:
            at = self.start
            self._sentences = tuple([Sentence(self, at + start, at + end) for start, end in split(self.text)])
        return self._sentences

    @property
    def folded(self) -> str:
        """The text as terms see it: lower case, Simplified, plain quotes; the same length."""
        return self.document.folded[self.start : self.end]

    @property
    def simplified(self) -> str:
        """The text as patterns search it: Simplified, with capitals and hyphens; the same length."""
        # Few rules ask, and of few blocks: nobody may ask of the whole document.
        whole: str | None = self.document.__dict__.get("simplified")
        return simplify(self.text) if whole is None else whole[self.start : self.end]

    @property
    def language(self) -> Language:
        """The language of most of the block: `en` or `zh`."""
        return language_of(self.text)

    @property
    def span(self) -> Span:
        """Where the block stands in the source."""
        return self.document.span(self.start, self.end)

    @property
    def repeats(self) -> Block | None:
        """The block whose words this one says again out of sight: <meta>, JSON-LD, image texts."""
        if self.kind not in _OUT_OF_SIGHT:
            return None
        first = self.document._first_with[self.text]
        return None if first is self else first

    @property
    def next(self) -> Block | None:
        """The block after this one."""
        blocks = self.document.blocks
        return blocks[self.index + 1] if self.index + 1 < len(blocks) else None

    def __repr__(self) -> str:
        return f"Block({self.kind}, {self.text!r})"


class Match:
    """Words that a term of a rule found in the prose, or that the rule found itself."""

    __slots__ = ("_statuses", "document", "end", "start", "term")

    def __init__(self, document: Document, start: int, end: int, term: str = "") -> None:
        self.document = document
        self.start = start  # in the prose
        self.end = end  # in the prose
        self.term = term  # as the rule declares it, empty where none was found
        self._statuses: tuple[Status, ...] | None = None

    @property
    def text(self) -> str:
        """The words as a reader sees them."""
        return self.document.prose[self.start : self.end]

    @property
    def block(self) -> Block:
        """The block in which the match stands."""
        return self.document.block_at(self.start)

    @property
    def sentence(self) -> Sentence:
        """The sentence in which the match begins."""
        return self.document.sentence_at(self.start)

    @property
    def span(self) -> Span:
        """Where the words stand in the source."""
        return self.document.span(self.start, self.end)

    @property
    def status(self) -> Status:
        """How the words are meant: asserted, negated, quoted. Of several, the first in precedence."""
        return self.statuses[0]

    @property
    def statuses(self) -> tuple[Status, ...]:
        """All that is true of them, in order of precedence, as negated and quoted."""
        if self._statuses is None:
            from healthlint.text.context.status import statuses_of

            self._statuses = statuses_of(self.sentence, self.start, self.end)
        return self._statuses

    def __repr__(self) -> str:
        return f"Match({self.text!r})"


class Document:
    """An article, read once; every rule looks at the same one and none changes it."""

    def __init__(
        self,
        *,
        source: str,
        path: str,
        format: str,  # noqa: A002  the field's word for it
        prose: str,
        table: OffsetTable,
        blocks: Iterable[tuple[Kind, int, int, int]],
        links: Iterable[Link] = (),
        code: Iterable[tuple[int, int]] = (),
        comments: Iterable[Span] = (),
        markers: Iterable[Marker] = (),
        metadata: Mapping[str, Any] | None = None,
        language: str | None = None,
    ) -> None:
        self.source = source  # as it was decoded: without its byte order mark, with the line ends it has
        self.path = path  # as messages show it, with `/`
        self.format = format  # `markdown`, `html`, `plain`, or what a plugin's reader calls its own
        self.prose = prose  # all that a reader of the page sees, each block followed by a line feed
        self._table = table
        self.blocks: tuple[Block, ...] = tuple(
            [
                Block(self, index, kind, start, end, level)
                for index, (kind, start, end, level) in enumerate(blocks)
            ]
        )
        # Where each block begins; whatever stands before the first one counts to it.
        self._block_starts = [0, *[block.start for block in self.blocks[1:]]]
        self.links: tuple[Link, ...] = tuple(links)  # in order of their text
        self.code: tuple[tuple[int, int], ...] = tuple(code)  # inline code: start and end in the prose
        self.comments: tuple[Span, ...] = tuple(comments)  # of the source, with their marks
        self.markers: tuple[Marker, ...] = tuple(markers)  # footnote references and raised numbers
        self.metadata: Mapping[str, Any] = metadata or {}  # front matter, <meta>, JSON-LD (`json-ld`)
        self.declared_language = language  # `lang` of the page or its front matter, as written there
        self._frame: Frame | Literal["none"] | None = None  # what it exposes; kept by the context pass
        self._sells: bool | None = None  # whether it speaks as a seller; kept by the context pass
        self._matches: dict[tuple[str, str], list[Match]] = {}

    @cached_property
    def folded(self) -> str:
        """The prose as terms see it: lower case, Simplified, plain quotes; the same length."""
        return fold(self.prose)

    @cached_property
    def simplified(self) -> str:
        """The prose as patterns search it: Simplified, with capitals and hyphens; the same length."""
        return simplify(self.prose)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the source: `position` leads from an offset to line and column, both from 1."""
        return Lines(self.source)

    @cached_property
    def language(self) -> Language:
        """The language of most of the prose: `en` or `zh`."""
        return language_of(self.prose)

    @cached_property
    def title(self) -> Block | None:
        """The title of the page, the first where it has several."""
        return next((block for block in self.blocks if block.kind == "title"), None)

    @property
    def headings(self) -> Iterator[Block]:
        """The title and the headings, in order."""
        return (block for block in self.blocks if block.kind in ("title", "heading"))

    @property
    def paragraphs(self) -> Iterator[Block]:
        """The paragraphs, in order."""
        return (block for block in self.blocks if block.kind == "paragraph")

    @property
    def sentences(self) -> Iterator[Sentence]:
        """The sentences of all prose blocks, in order."""
        return (sentence for block in self.blocks if block.kind in PROSE for sentence in block.sentences)

    @cached_property
    def _first_with(self) -> dict[str, Block]:
        """The block that a reader meets first with a text, one in sight before others."""
        first: dict[str, Block] = {}
        for block in sorted(self.blocks, key=lambda block: block.kind in _OUT_OF_SIGHT):
            first.setdefault(block.text, block)
        return first

    def repetitions_of(self, block: Block) -> list[Block]:
        """Return the blocks out of sight that say again what this one says."""
        return [each for each in self._out_of_sight.get(block.text, ()) if each is not block]

    @cached_property
    def _out_of_sight(self) -> dict[str, list[Block]]:
        """The blocks out of sight by their text, in order."""
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            if block.kind in _OUT_OF_SIGHT:
                found.setdefault(block.text, []).append(block)
        return found

    def block_at(self, position: int) -> Block:
        """Return the block at an offset of the prose; of a document without any, IndexError."""
        return self.blocks[bisect_right(self._block_starts, position) - 1]

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence at an offset of the prose; of a document without blocks, IndexError."""
        block = self.blocks[bisect_right(self._block_starts, position) - 1]
        sentences = block._sentences or block.sentences
        if len(sentences) == 1:
            return sentences[0]
        if not sentences:
            return Sentence(block, block.start, block.end)
        return sentences[max(0, bisect_right(sentences, position, key=_START) - 1)]

    def span(self, start: int, end: int) -> Span:
        """Return where the prose from `start` to `end` stands in the source."""
        return self._table.span(start, end)

    def matches(self, rule: Any, name: str = "") -> list[Match]:
        """Return where the terms of a rule stand, in order; `name` picks one of several lists.

        The engine finds the terms of all rules in one pass, before any rule is asked.
        Raises LookupError for a rule or list that was not part of that pass.
        """
        try:
            return self._matches[rule.code, name]
        except KeyError:
            raise LookupError(
                f"the terms {name!r} of {rule.code} were not looked for in this document"
            ) from None
