"""What does an article refer to, and where?"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache

from healthlint.references.entries import Entry, Origin, entries_of
from healthlint.references.identifiers import Identifier, fold, identifiers, of_address
from healthlint.references.parsing import lost_blanks, parse
from healthlint.references.works import Cited, IdentifierKind
from healthlint.text.model import PROSE, Block, Document, Link
from healthlint.text.prose import Span

_NOT_TEXT = frozenset(("metadata", "alt", "button"))
_APART = ("header", "footer", "aside", "about", "disclaimer")


class Reference:
    """One work that an article refers to: an entry of a list, a footnote, a link or number in its text."""

    def __init__(
        self,
        block: Block,
        start: int,
        end: int,
        origin: Origin,
        identifiers: tuple[Identifier, ...],
        addresses: tuple[str, ...] = (),
        *,
        number: int | None = None,
        label: str = "",
        printed: bool = False,
        further: bool = False,
    ) -> None:
        self.block = block  # the first in which it stands
        self.start = start  # in the prose
        self.end = end  # in the prose; in the next block where it goes on there
        self.origin: Origin = origin
        self.number = number  # by which marks in the text call it; None where they call it by something else
        self.label = label  # the name of a footnote, else empty
        self.printed = printed  # whether the source shows the number
        self.further = further  # whether it is offered for further reading only
        # Their offsets are of the prose; one that stands in an address out of sight has those of its link.
        self.identifiers = identifiers
        self.addresses = addresses  # of pages, as they are written

    @property
    def listed(self) -> bool:
        """Whether it is an entry, which should tell of its work, and no mere link or number."""
        return self.origin not in ("link", "text")

    @property
    def text(self) -> str:
        """The words as a reader sees them, with blanks for the ends of blocks."""
        return self.block.document.prose[self.start : self.end].replace("\n", " ")

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.block.document.span(self.start, self.end)

    @cached_property
    def cited(self) -> Cited:
        """What is said of the work; read when it is first asked for."""
        pairs: dict[tuple[IdentifierKind, str], None] = {}
        for each in self.identifiers:
            if each.value:
                pairs[each.kind, each.value] = None
        if not self.listed:  # the words of a link in the text are those of the text
            return Cited(self.text, identifiers=tuple(pairs), addresses=self.addresses)
        return parse(self.text, pairs, self.addresses)

    @property
    def damaged(self) -> tuple[int, ...]:
        """Where in the prose a question mark stands for a blank that an encoding lost."""
        text = self.text
        return tuple(self.start + at for at in lost_blanks(text)) if "?" in text or "\ufffd" in text else ()

    def __repr__(self) -> str:
        return f"Reference({self.origin}, {self.number}, {self.text!r})"


@lru_cache(maxsize=1)  # all rules ask about the same document
def references_of(document: Document) -> tuple[Reference, ...]:
    """Return what a document refers to, in the order of its prose."""
    entries = entries_of(document)
    links = [link for link in document.links if _leads_out(link)]
    found = identifiers(document.prose, document.folded)
    if not entries and not links and not found:
        return ()
    found = [_mended(document, each) if each.fault == "broken" else each for each in found]
    references: list[Reference] = []
    done_links, done = 0, 0
    starts = [identifier.start for identifier in found]
    link_starts = [link.start for link in links]
    for entry in entries:
        first_link, first = bisect_left(link_starts, entry.start), bisect_left(starts, entry.start)
        references += _inline(document, links[done_links:first_link], found[done:first])
        done_links, done = bisect_left(link_starts, entry.end), bisect_left(starts, entry.end)
        references.append(_listed(document, entry, links[first_link:done_links], found[first:done]))
    references += _inline(document, links[done_links:], found[done:])
    return tuple(references)


def _listed(document: Document, entry: Entry, links: list[Link], found: list[Identifier]) -> Reference:
    known = {(each.kind, each.value) for each in found}
    for link in links:
        found = found + _of_link(document, link, known)
    return Reference(
        entry.block,
        entry.start,
        entry.end,
        entry.origin,
        tuple(found),
        tuple(_address(link, found) for link in links),
        number=entry.number,
        label=entry.label,
        printed=entry.printed,
        further=entry.further,
    )


def _address(link: Link, found: list[Identifier]) -> str:
    """Return where a link leads; where a line end cuts a DOI in two, and the link with it, to all of it."""
    for each in found:
        if each.start < link.end < each.end:
            return "https://doi.org/" + (each.value or each.repair)
    return link.target


def _inline(document: Document, links: list[Link], found: list[Identifier]) -> list[Reference]:
    """Return the links of the text that lead to other pages, and the identifiers outside of them."""
    references: list[Reference] = []
    starts = [each.start for each in found]
    within: set[int] = set()
    for link in links:
        first, last = bisect_left(starts, link.start), bisect_left(starts, link.end)
        within.update(range(first, last))
        block = document.block_at(link.start)
        if not _is_text(block):
            continue
        shown = found[first:last]
        known = {(each.kind, each.value) for each in shown}
        all_of_it = tuple(shown + _of_link(document, link, known))
        references.append(Reference(block, link.start, link.end, "link", all_of_it, (link.target,)))
    for at, each in enumerate(found):
        if at in within:
            continue
        block = document.block_at(each.start)
        if _is_text(block):
            references.append(Reference(block, each.start, each.end, "text", (each,)))
    references.sort(key=lambda reference: reference.start)
    return references


def _of_link(document: Document, link: Link, known: set[tuple[IdentifierKind, str]]) -> list[Identifier]:
    """Return what the address of a link says of its work and its words do not."""
    target = link.target
    derived = of_address(target)
    if derived is not None:
        found = [Identifier(derived[0], link.start, link.end, derived[1])]
    elif document.prose.startswith(target, link.start):
        return []  # the address is in sight, and has been read
    else:
        found = [each._replace(start=link.start, end=link.end) for each in identifiers(target, fold(target))]
    fresh = [each for each in found if (each.kind, each.value) not in known]
    known.update((each.kind, each.value) for each in fresh)
    return fresh


def _mended(document: Document, identifier: Identifier) -> Identifier:
    """Return an identifier that only the end of a line of the source cuts in two as a whole one."""
    text = document.prose[identifier.start : identifier.end]
    at = identifier.start + text.find(" ")
    between = document.source[slice(*document.span(at, at + 1))]
    if "\n" not in between and "\r" not in between:
        return identifier
    return identifier._replace(value=identifier.repair, fault=None, repair="")


def _leads_out(link: Link) -> bool:
    return not link.image and link.target.startswith(("http://", "https://", "//", "HTTP"))


def _is_text(block: Block) -> bool:
    return block.kind in PROSE and block.kind not in _NOT_TEXT and block.section not in _APART
