"""What in a sentence leads a reader to its source?

Identifiers, links and reference markers; works by name, public bodies, persons with a post in the language
of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Sentence
from healthlint_rules.expression import Expression

from . import source_chinese, source_english

IDENTIFIER = Expression(
    r"\b10\.\d{4,9}/\S"
    r"|\bpm(?:id|cid)\b:? ?(?:pmc)?\d{4,}|\bpmc\d{4,}"
    r"|\b(?:nct\d{8}|isrctn ?\d{6,}|chictr[\w ]{0,6}\d{5,}|eudract|umin\d{6,}|crd\d{8,}"
    r"|actrn\d{6,}|drks\d{6,})"
    r"|\barxiv:? ?\d{4}\.\d{4,}|\bisbn\b[ :]*[\dx ]{10,}"
    r"|\bhttps?://[^\s/]+/[^\s)]{2,}|\b[\w.]+\.(?:org|com|gov|net|edu|int|cn|tw|hk|uk|eu|io"
    r"|jp)(?:\.\w\w)?/\S{2,}|\bcd\d{6}\b"
)
MARKER = Expression(
    r"\[\^?\d{1,3}(?:\s?[, ~]\s?\d{1,3})*\]"
    r"|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?![\w\u00b9\u00b2\u00b3])(?<![mk][\u00b2\u00b3])"
    r"|(?<=[a-z)\"\]])[.,;]\d{1,3}(?:[, ]\d{1,3}){0,6}(?=\s|$)(?! ?%)"
    r"|\((?:refs?\.? |references? )?\d{1,3}(?:[, ]\s?\d{1,3}){0,6}\)(?=[.,;\n]|\s*$)"
    r"|\b(?:refs?\.?|references?) \d{1,3}\b"
    r"|\bet al\b"
)
# One of the digits stands in each marker but “et al”, and a slash beside a digit or a dot in each address.
_DIGIT = Expression(r"[\d\u00b9\u00b2\u00b3\u2070-\u2079]")
_HAN = "\u2e80"
YEAR = source_english.YEAR
# In prose as it is printed: of these one stands in each sentence that names a work without a year.
SIGNS_OF_WORKS = (*source_english.SIGNS, *source_english.JOURNALS, *source_chinese.SIGNS)


def cites(folded: str) -> bool:
    """Tell whether folded text holds an identifier, a deep address or a reference marker."""
    if _DIGIT.search(folded):
        return bool(MARKER.search(folded) or IDENTIFIER.search(folded))
    if "et al" in folded or "eudract" in folded:
        return True
    return "/" in folded and IDENTIFIER.search(folded) is not None


def names_a_work(text: str, folded: str) -> bool:
    """Tell whether text names a work that a reader can look up."""
    if source_english.names_a_work(text):
        return True
    return max(folded, default="") > _HAN and source_chinese.names_a_work(folded)


def names_a_body(text: str, folded: str) -> bool:
    """Tell whether text names a public body."""
    if source_english.names_a_body(text):
        return True
    return max(folded, default="") > _HAN and source_chinese.names_a_body(folded)


def names_an_author(text: str, folded: str) -> bool:
    """Tell whether text names a public body, or a person with a post."""
    if source_english.names_a_body(text) or source_english.names_a_person(text):
        return True
    return max(folded, default="") > _HAN and (
        source_chinese.names_a_body(folded) or source_chinese.names_a_person(folded)
    )


def hinted(document: Document) -> Iterator[Sentence]:
    """Yield the sentences in which a work could be named."""
    prose = document.prose
    places = [year.start() for year in YEAR.finditer(prose)]
    for sign in SIGNS_OF_WORKS:
        at = prose.find(sign)
        while at >= 0:
            places.append(at)
            at = prose.find(sign, at + 1)
    done = -1
    for place in sorted(places):
        if place >= done:
            sentence = document.sentence_at(place)
            done = max(sentence.end, place + 1)
            yield sentence
