"""Where does a finding stand, and in which language does it speak there?"""

from __future__ import annotations

from healthlint.text.model import Block, Document, Match, Sentence
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.prose import Span


class Place(NamedTuple):
    """What a finding says of the place where it stands."""

    document: Document
    span: Span  # in the source
    status: str  # how the words are meant
    language: str  # in which it is to speak
    anchor: int  # offset of what one rule speaks about once: the sentence of a match, or the place itself
    related: tuple[str, ...] = ()


def place_of(where: Match | Sentence | Block | Span | Document, document: Document | None) -> Place:
    """Return the place that a finding is about.

    A Span needs its document, else TypeError is raised.
    """
    if isinstance(where, Match):
        home, span, sentence = where.document, where.span, where.sentence
        anchor = span.start if where.start == sentence.start else sentence.span.start
        related = _repetitions_of(sentence.block)
        return Place(home, span, where.status, sentence.language, anchor, related)
    if isinstance(where, Document):
        return Place(where, Span(0, 0), "asserted", where.language, 0)
    if isinstance(where, Sentence):
        span = where.span
        return Place(where.block.document, span, "asserted", where.language, span.start)
    if isinstance(where, Block):
        span = where.span
        return Place(where.document, span, "asserted", where.language, span.start)
    if document is None:
        raise TypeError("a finding at a Span needs its document: finding(span, document=document)")
    return Place(document, where, "asserted", document.language, where.start)


def _repetitions_of(block: Block) -> tuple[str, ...]:
    """Say on which lines the page repeats the block for search engines and image texts."""
    document = block.document
    repetitions = document.repetitions_of(block)
    if not repetitions:
        return ()
    lines = sorted({document.lines.position(each.span.start)[0] for each in repetitions})
    return (f"repeated on line {', '.join(map(str, lines))}",)
