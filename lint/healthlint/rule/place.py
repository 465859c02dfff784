"""Where does a finding stand, and in which language does it speak there?"""

from __future__ import annotations

from healthlint.text.model import Block, Document, Match, Sentence
from healthlint.text.prose import Span


def place_of(
    where: Match | Sentence | Block | Span | Document, document: Document | None
) -> tuple[Document, Span, str]:
    """Return the document of a place, where it stands in the source, and how the words are meant.

    A Span needs its document, else TypeError is raised.
    """
    if isinstance(where, Document):
        return where, Span(0, 0), "asserted"
    if isinstance(where, Match):
        return where.document, where.span, where.status
    if isinstance(where, Sentence):
        return where.block.document, where.span, "asserted"
    if isinstance(where, Block):
        return where.document, where.span, "asserted"
    if document is None:
        raise TypeError("a finding at a Span needs its document: finding(span, document=document)")
    return document, where, "asserted"


def anchor_of(where: object, span: Span) -> int:
    """Return the offset of what one rule speaks about once: the sentence of a match, or the place itself."""
    return where.sentence.span.start if isinstance(where, Match) else span.start


def repetitions_of(where: object) -> tuple[str, ...]:
    """Say on which lines the page repeats the block for search engines and image texts."""
    if not isinstance(where, Match):
        return ()
    document, block = where.document, where.block
    lines = sorted({document.lines.position(each.span.start)[0] for each in document.repetitions_of(block)})
    return (f"repeated on line {', '.join(map(str, lines))}",) if lines else ()


def language_at(where: object, document: Document) -> str:
    """Return the language in which a finding there is to speak."""
    if isinstance(where, Match):
        return where.sentence.language
    if isinstance(where, Sentence | Block):
        return where.language
    return document.language
