"""What does an article refer to, and where?"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from healthlint.references.extraction.entries import Entry, entries_of
from healthlint.references.extraction.reference import Reference
from healthlint.references.identifiers import Identifier, identifiers, of_address
from healthlint.text.expression import Expression
from healthlint.text.model import PROSE, Block, Document, Link

if TYPE_CHECKING:
    from healthlint.references.works import IdentifierKind

_NOT_TEXT = frozenset(("metadata", "alt", "button"))
_DIGIT = Expression(r"\d")
_APART = ("header", "footer", "aside", "about", "disclaimer")


@lru_cache(maxsize=1)  # all rules ask about the same document
def references_of(document: Document) -> tuple[Reference, ...]:
    """Return what a document refers to, in the order of its prose."""
    if not document.blocks:  # a link without words is no article
        return ()
    entries = entries_of(document)
    links = [link for link in document.links if _leads_out(link)]
    found = list(identifiers_of(document))
    if not entries and not links and not found:
        return ()
    references: list[Reference] = []
    done_links, done = 0, 0
    starts = [identifier.start for identifier in found]
    link_starts = [link.start for link in links]
    for entry in entries:
        first_link, first = bisect_left(link_starts, entry.start), bisect_left(starts, entry.start)
        if first_link > done_links or first > done:
            references += _inline(document, links[done_links:first_link], found[done:first])
        done_links, done = bisect_left(link_starts, entry.end), bisect_left(starts, entry.end)
        references.append(_listed(document, entry, links[first_link:done_links], found[first:done]))
    if len(links) > done_links or len(found) > done:
        references += _inline(document, links[done_links:], found[done:])
    return tuple(references)


@lru_cache(maxsize=1)
def identifiers_of(document: Document) -> tuple[Identifier, ...]:
    """Return the identifiers in the prose of a document, in order; the end of a line cuts none in two."""
    found = identifiers(document.prose, document.folded)
    return tuple(_mended(document, each) if each.fault == "broken" else each for each in found)


def _listed(document: Document, entry: Entry, links: list[Link], found: list[Identifier]) -> Reference:
    for link in links:
        found = found + _of_link(document, link, found)
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
        all_of_it = tuple(shown + _of_link(document, link, shown))
        references.append(Reference(block, link.start, link.end, "link", all_of_it, (link.target,)))
    for at, each in enumerate(found):
        if at in within:
            continue
        block = document.block_at(each.start)
        if _is_text(block):
            references.append(Reference(block, each.start, each.end, "text", (each,)))
    references.sort(key=lambda reference: reference.start)
    return references


def _of_link(document: Document, link: Link, shown: list[Identifier]) -> list[Identifier]:
    """Return what the address of a link says of its work, and what is shown beside it does not."""
    target = link.target
    if not _DIGIT.search(target):  # as each identifier has, and the address of each work
        return []
    derived = of_address(target)
    if derived is not None:
        found = [Identifier(derived[0], link.start, link.end, derived[1], hidden=target)]
    elif document.prose.startswith(target, link.start):
        return []  # the address is in sight, and has been read
    else:
        found = [
            each._replace(start=link.start, end=link.end, hidden=target[each.start : each.end])
            for each in identifiers(target)
        ]
    if not found:  # as in most
        return found
    known = {_key(document, each) for each in shown}
    return [each for each in found if _key(document, each) not in known]


def _key(document: Document, identifier: Identifier) -> tuple[IdentifierKind, str]:
    """Return by what two identifiers are told apart: a faulty one has no value, and its words instead."""
    return (
        identifier.kind,
        identifier.value or identifier.hidden or document.prose[identifier.start : identifier.end],
    )


def _mended(document: Document, identifier: Identifier) -> Identifier:
    """Return an identifier that only the end of a line of the source cuts in two as a whole one."""
    for at in range(identifier.start, identifier.end):
        if document.prose[at] == " ":
            between = document.source[slice(*document.span(at, at + 1))]
            if "\n" not in between and "\r" not in between:
                return identifier
    return identifier._replace(value=identifier.repair, fault=None, repair="")


def _leads_out(link: Link) -> bool:
    return not link.image and link.target.startswith(("http://", "https://", "//", "HTTP"))


def _is_text(block: Block) -> bool:
    if block.kind == "reference":  # a footnote that only remarks something, or a line of a list
        return True
    return block.kind in PROSE and block.kind not in _NOT_TEXT and block.section not in _APART
