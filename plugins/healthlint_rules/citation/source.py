"""What in the words of a sentence leads a reader to its source?

Addresses without a scheme and what may be a mark; works by name, public bodies, persons with a post in the
language of the sentence. Marks, links and identifiers as such are read by `healthlint.references`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from healthlint import Document, Expression, Sentence
from healthlint_rules.places import places_of
from healthlint_rules.signs import Signs

from . import source_english

_ADDRESS = Expression(
    r"\bhttps?://[^\s/]+/[^\s)]{2,}|\b[\w.]+\.(?:org|com|gov|net|edu|int|cn|tw|hk|uk|eu|io|jp)(?:\.\w\w)?/\S{2,}"
)
_HOST = Expression(r"\.(?:org|com|gov|net|edu|int|cn|tw|hk|uk|eu|io|jp)(?:\.\w\w)?/")
_REVIEW = Expression(r"cd(?<=\bcd)\d{6}\b")  # of Cochrane
# What is a mark for certain only where a list has the number. What stands before is asked for behind the
# first sign, so that the engine goes from one such sign to the next.
_MARKS = (
    Expression(r"[.,;](?<=[a-z)\"\]].)\d{1,3}(?:[, ]\d{1,3}){0,6}(?=\s|$)(?! ?%)"),
    Expression(r"\((?:refs?\.? |references? )?\d{1,3}(?:[, ]\s?\d{1,3}){0,6}\)(?=[.,;\n]|\s*$)"),
    Expression(r"ref(?<=\bref)(?:s?\.?|erences?) \d{1,3}\b"),
)
_DIGIT = Expression(r"\d")
_HAN = "\u2e80"
_CENTURIES = ("19", "20")  # as years begin; found many times as fast as a choice between them
YEAR = source_english.YEAR


def cites(folded: str) -> bool:
    """Tell whether folded text holds a deep address, what may be a mark, or an author with “et al”."""
    if "et al" in folded or holds_address(folded):
        return True
    return _DIGIT.search(folded) is not None and any(mark.search(folded) for mark in _MARKS)


def holds_address(folded: str) -> bool:
    """Tell whether folded text holds an address that leads deeper than to a home page."""
    if "/" in folded and ("http" in folded or _HOST.search(folded)) and _ADDRESS.search(folded):
        return True
    return "cd" in folded and _REVIEW.search(folded) is not None


def marked_behind(tail: str) -> bool:
    """Tell whether folded text begins with what may be a mark of the sentence before it."""
    return bool(tail) and any(mark.match(tail) for mark in _MARKS)


def names_a_work(text: str, folded: str) -> bool:
    """Tell whether text names a work that a reader can look up."""
    if source_english.names_a_work(text):
        return True
    if not _is_chinese(folded):
        return False
    from . import source_chinese

    return source_chinese.names_a_work(folded)


def names_a_body(text: str, folded: str) -> bool:
    """Tell whether text names a public body."""
    if source_english.names_a_body(text):
        return True
    if not _is_chinese(folded):
        return False
    from . import source_chinese

    return source_chinese.names_a_body(folded)


def names_an_author(text: str, folded: str) -> bool:
    """Tell whether text names a public body, or a person with a post."""
    if source_english.names_a_body(text) or source_english.names_a_person(text):
        return True
    if not _is_chinese(folded):
        return False
    from . import source_chinese

    return source_chinese.names_a_body(folded) or source_chinese.names_a_person(folded)


def hinted(document: Document) -> Iterator[Sentence]:
    """Yield the sentences in which a work could be named."""
    prose = document.prose
    years = [place for place in places_of(_CENTURIES, prose) if YEAR.match(prose, place)]
    places = [*years, *_signs_of_works().places_in(prose)]
    done = -1
    for place in sorted(places):
        if place >= done:
            sentence = document.sentence_at(place)
            done = max(sentence.end, place + 1)
            yield sentence


@cache
def _signs_of_works() -> Signs:
    """Return what stands in each sentence that names a work without a year, in prose as it is printed."""
    from . import source_chinese

    return Signs(*source_english.SIGNS, *source_english.JOURNALS, *source_chinese.SIGNS)


def _is_chinese(folded: str) -> bool:
    return not folded.isascii() and max(folded) > _HAN
