"""Which source does an article give for a sentence?

By marks, links and numbers alone: whether the words of a sentence name somebody is for rules to say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from healthlint.references.extraction.citations import citations_of
from healthlint.references.extraction.reference import Reference
from healthlint.references.extraction.references import references_of
from healthlint.references.extraction.surroundings import Surroundings
from healthlint.text.expression import Expression
from healthlint.text.model import Document, Sentence

Grade = Literal[
    "identified",  # a work with an identifier
    "linked",  # a page
    "named",  # an entry that gives neither
    "marked",  # a mark to which no entry answers
    "section",  # none of its own; what stands around it has one
    "none",
]
# Shops, carts and social accounts are no sources.
_NO_SOURCE = Expression(
    r"^https?://(?:shop|store)\.|/(?:shop|store|cart|checkout|products?|basket|book|booking"
    r"|contact)(?:[/?#]|$)|amazon\.|amzn\.to"
    r"|taobao|tmall|jd\.com|facebook\.com|instagram\.com|twitter\.com|//x\.com|pinterest|linkedin"
    r"|wa\.me|t\.me/|line\.me|lin\.ee"
)
_TO_A_NOTE = ("#cite", "#ref", "#fn")


class Sourcing(NamedTuple):
    """The source of a sentence: how it can be found, and the references that give it."""

    grade: Grade
    references: tuple[Reference, ...] = ()


class _Given(NamedTuple):
    """What a document gives, by where it stands."""

    marks: tuple[tuple[Reference, ...], ...]  # the entries of each
    mark_places: tuple[int, ...]
    inline: tuple[Reference, ...]
    inline_places: tuple[int, ...]


def sourcing_of(sentence: Sentence) -> Sourcing:
    """Return the source that an article gives for a sentence."""
    own = own_sourcing_of(sentence)
    if own.grade != "none":
        return own
    around = Surroundings(sentence)
    shared = _first(around.behind) or _first(around.announced) or around.source_line or _first(around.opening)
    return Sourcing("section", shared) if shared else own


def own_sourcing_of(sentence: Sentence) -> Sourcing:
    """Return the source that stands in a sentence itself, or as a mark right behind its full stop."""
    given = _given(sentence.block.document)
    if not (given.mark_places or given.inline_places):
        return Sourcing("none")
    first = bisect_right(given.mark_places, sentence.start)
    last = bisect_right(given.mark_places, sentence.end + 1)  # a blank before it is no part of the sentence
    found = [reference for entries in given.marks[first:last] for reference in entries]
    found += given.inline[
        bisect_left(given.inline_places, sentence.start) : bisect_left(given.inline_places, sentence.end)
    ]
    if not found:
        return Sourcing("marked" if first < last else "none")
    return Sourcing(_grade(found), tuple(dict.fromkeys(found)))


def gives_sources(document: Document) -> bool:
    """Tell whether a document gives any source at all, by mark, entry, link or number."""
    given = _given(document)
    if given.mark_places or given.inline_places:
        return True
    return any(reference.listed for reference in references_of(document))


@lru_cache(maxsize=1)  # of one document all sentences are asked about
def _given(document: Document) -> _Given:
    # A name and its year may begin the sentence that they are in; a number stands behind what it is for.
    marks = [
        (citation.end if citation.by == "name" else citation.start, citation.references)
        for citation in citations_of(document)
    ]
    marks += [(link.end, ()) for link in document.links if link.target.startswith(_TO_A_NOTE)]
    marks.sort(key=lambda mark: mark[0])
    inline = tuple(reference for reference in references_of(document) if _is_source(reference))
    return _Given(
        tuple(entries for _, entries in marks),
        tuple(place for place, _ in marks),
        inline,
        tuple(reference.start for reference in inline),
    )


def _is_source(reference: Reference) -> bool:
    """Tell whether a link or number of the text leads to something that can be a source."""
    if reference.listed:
        return False
    if reference.origin == "text":
        return any(each.kind != "issn" for each in reference.identifiers)
    return not all(map(_NO_SOURCE.search, reference.addresses))


def _first(sentences: Iterable[Sentence]) -> tuple[Reference, ...]:
    """Return the references of the first sentence that has some."""
    return next((found for each in sentences if (found := own_sourcing_of(each).references)), ())


def _grade(references: Iterable[Reference]) -> Grade:
    references = list(references)
    if any(identifier.value for reference in references for identifier in reference.identifiers):
        return "identified"
    return "linked" if any(reference.addresses for reference in references) else "named"
