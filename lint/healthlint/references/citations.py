"""Which entry does a mark in the text stand for?"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from healthlint.references.author_year import named_marks
from healthlint.references.extraction import Reference, references_of
from healthlint.references.markers import numbers_in
from healthlint.text.language.folding import fold
from healthlint.text.model import Document


class Citation(NamedTuple):
    """A mark in the text, and the entries that it stands for."""

    start: int  # in the prose
    end: int  # in the prose; where the mark is none of its words, `start`
    label: str  # as a reader sees it
    references: tuple[Reference, ...]  # empty where no entry is found
    numbers: tuple[int, ...] = ()  # without an entry, those that have none among them
    certain: bool = True  # whether it can mean nothing but an entry


@lru_cache(maxsize=1)  # all rules ask about the same document
def citations_of(document: Document) -> tuple[Citation, ...]:
    """Return the marks of a document that point to entries, in the order of its prose.

    A number that may mean something else is one only where an entry has it.
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
    for mark in numbers_in(document, certain=not listed):
        if mark.footnote:
            note = by_name.get(mark.label)
            citations.append(Citation(mark.start, mark.end, mark.label, (note,) if note else ()))
            continue
        references = tuple(by_number[number] for number in mark.numbers if number in by_number)
        if mark.certain or len(references) == len(mark.numbers):
            citations.append(
                Citation(mark.start, mark.end, mark.label, references, mark.numbers, mark.certain)
            )
    if listed:
        citations += _named(document, listed)
    citations.sort(key=lambda citation: citation.start)
    return tuple(citations)


def _named(document: Document, listed: list[Reference]) -> list[Citation]:
    citations: list[Citation] = []
    by_author: dict[tuple[str, int | None], list[Reference]] = defaultdict(list)
    for mark in named_marks(document):
        if not by_author:  # entries are read only where a name is cited
            for reference in listed:
                for author in reference.cited.authors[:1]:
                    by_author[fold(author.family), reference.cited.year].append(reference)
        references = tuple(by_author.get((fold(mark.name), mark.year), ()))
        if references or mark.bracketed:
            label = document.prose[mark.start : mark.end]
            citations.append(Citation(mark.start, mark.end, label, references, (), mark.bracketed))
    return citations
