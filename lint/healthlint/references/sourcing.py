"""Which source does an article give for a sentence?

By marks, links and numbers alone: whether the words of a sentence name somebody is for rules to say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Literal, NamedTuple

from healthlint.references.citations import Citation, citations_of
from healthlint.references.extraction import Reference, references_of
from healthlint.text.model import Block, Document, Sentence

Grade = Literal[
    "identified",  # a work with an identifier
    "linked",  # a page
    "named",  # an entry that gives neither
    "section",  # none of its own; the end of its paragraph, its heading or a source line below has one
    "none",
]
_HEADINGS = ("title", "heading")


class Sourcing(NamedTuple):
    """The source of a sentence: how it can be found, and the references that give it."""

    grade: Grade
    references: tuple[Reference, ...] = ()


class _Given(NamedTuple):
    """What a document gives, by where it stands."""

    citations: tuple[Citation, ...]
    citation_starts: tuple[int, ...]
    inline: tuple[Reference, ...]
    inline_starts: tuple[int, ...]
    lines: tuple[Reference, ...]  # that name a source


def sourcing_of(sentence: Sentence) -> Sourcing:
    """Return the source that an article gives for a sentence."""
    given = _given(sentence.block.document)
    if not (given.citations or given.inline or given.lines):
        return Sourcing("none")
    own = _within(given, sentence.start, sentence.end)
    if own:
        return Sourcing(_grade(own), own)
    shared = _of_section(given, sentence)
    return Sourcing("section", shared) if shared else Sourcing("none")


@lru_cache(maxsize=1)  # of one document all sentences are asked about
def _given(document: Document) -> _Given:
    citations = tuple(citation for citation in citations_of(document) if citation.references)
    references = references_of(document)
    inline = tuple(reference for reference in references if not reference.listed)
    return _Given(
        citations,
        tuple(citation.start for citation in citations),
        inline,
        tuple(reference.start for reference in inline),
        tuple(reference for reference in references if reference.origin == "source-line"),
    )


def _within(given: _Given, start: int, end: int) -> tuple[Reference, ...]:
    """Return what is given between two places; a mark behind the full stop belongs to what it ends."""
    first, last = bisect_right(given.citation_starts, start), bisect_right(given.citation_starts, end)
    found = [reference for citation in given.citations[first:last] for reference in citation.references]
    found += given.inline[bisect_left(given.inline_starts, start) : bisect_left(given.inline_starts, end)]
    return tuple(dict.fromkeys(found))


def _of_section(given: _Given, sentence: Sentence) -> tuple[Reference, ...]:
    block = sentence.block
    last = block.sentences[-1]
    if last.start > sentence.start:
        at_end = _within(given, last.start, last.end)
        if at_end:
            return at_end
    blocks = block.document.blocks
    heading = next((each for each in reversed(blocks[: block.index]) if each.kind in _HEADINGS), None)
    if heading is not None:
        over = _within(given, heading.start, heading.end)
        if over:
            return over
    behind = next((each for each in blocks[block.index + 1 :] if each.kind in _HEADINGS), None)
    end = behind.start if behind is not None else len(block.document.prose)
    return tuple(line for line in given.lines if _stands(line.block, block) and line.start < end)


def _stands(line: Block, block: Block) -> bool:
    return line.index >= block.index


def _grade(references: tuple[Reference, ...]) -> Grade:
    if any(identifier.value for reference in references for identifier in reference.identifiers):
        return "identified"
    return "linked" if any(reference.addresses for reference in references) else "named"
