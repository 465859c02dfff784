"""Which entry does a mark in the text stand for?"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Literal

from healthlint.references.extraction.markers import numbers_in
from healthlint.references.extraction.reference import Reference
from healthlint.references.extraction.references import references_of
from healthlint.text.language.folding import fold
from healthlint.text.model import Document
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.prose import Span


class Citation(NamedTuple):
    """A mark in the text, and the entries that it stands for."""

    start: int  # in the prose
    end: int  # in the prose; where the mark is none of its words, `start`
    label: str  # as a reader sees it
    references: tuple[Reference, ...]  # empty where no entry is found
    by: Literal["number", "footnote", "name"]
    numbers: tuple[int, ...] = ()  # without an entry, those that have none among them
    certain: bool = True  # whether it can mean nothing but an entry
    span: Span | None = None  # in the source, where the mark is none of the words of the prose


@lru_cache(maxsize=1)  # all rules ask about the same document
def citations_of(document: Document) -> tuple[Citation, ...]:
    """Return the marks of a document that point to entries, in the order of its prose.

    A number that may mean something else is one only where an entry has it, and either numbers are printed
    before the entries or other marks are written as nothing else is.
    """
    listed = [reference for reference in references_of(document) if reference.listed]
    by_number: dict[int, Reference] = {}
    by_name: dict[str, Reference] = {}
    for reference in listed:
        if reference.label:
            by_name[reference.label] = reference
        elif reference.number is not None:
            by_number.setdefault(reference.number, reference)
    citations: list[Citation] = []
    numbered = any(reference.printed for reference in listed)
    for mark in sorted(numbers_in(document, certain=not by_number), key=lambda mark: not mark.certain):
        start, end, numbers, label, footnote, certain, span = mark
        if footnote:
            note = by_name.get(label)
            citations.append(Citation(start, end, label, (note,) if note else (), "footnote", span=span))
            continue
        numbered = numbered or certain
        references = tuple(by_number[number] for number in numbers if number in by_number)
        if certain or (numbered and len(references) == len(numbers)):
            citations.append(Citation(start, end, label, references, "number", numbers, certain, span))
    if listed:
        citations += _named(document, listed)
    citations.sort(key=lambda citation: citation.start)
    return tuple(citations)


def _named(document: Document, listed: list[Reference]) -> list[Citation]:
    from healthlint.references.extraction.author_year import named_marks

    citations: list[Citation] = []
    by_author: dict[tuple[str, int | None], list[Reference]] = defaultdict(list)
    for mark in named_marks(document):
        if not by_author:  # entries are read only where a name is cited
            for reference in listed:
                for author in reference.cited.authors[:1]:
                    by_author[fold(author.family), reference.cited.year].append(reference)
        name = fold(mark.name)
        references = tuple(by_author.get((name, mark.year), ()) or _told(listed, name, str(mark.year)))
        if references or (mark.bracketed and not mark.name.isupper()):  # (WHO, 2020) may be any of its pages
            label = document.prose[mark.start : mark.end]
            citations.append(
                Citation(mark.start, mark.end, label, references, "name", certain=mark.bracketed)
            )
    return citations


def _told(listed: list[Reference], name: str, year: str) -> list[Reference]:
    """Return the entries that hold a name and a year anywhere: how an entry is read may fail."""
    return [reference for reference in listed if name in reference.folded and year in reference.folded]
