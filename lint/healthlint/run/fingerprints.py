"""By what is a finding known again when its lines have moved?

By its rule, its words and the sentence they stand in, as a reader sees them, letters and digits alone: what
wraps a line, sets a word in bold or moves a paragraph changes none of them. One about the whole article is
known by its rule.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from healthlint.rule.digest import digest
from healthlint.run.engine import FAMILY
from healthlint.text.expression import Expression
from healthlint.text.language.folding import fold
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.rule.finding import Finding
    from healthlint.text.model import Document, Sentence

_NO_LETTERS = Expression(r"[\W_]+")
_NO_ASCII_LETTERS = bytes(sign for sign in range(128) if not chr(sign).isalnum())


class Seen(NamedTuple):
    """What a reader of the page sees of a finding."""

    words: str  # folded; those of the source where they are not to be seen, as an address
    sentence: Sentence | None  # that they stand in; none of a finding about the whole article
    start: int = 0  # of the words in the prose; start and end are the same where they are not to be seen
    end: int = 0


def fingerprinted(findings: Iterable[Finding], document: Document) -> list[Finding]:
    """Return the findings of an article with their fingerprints: 16 hexadecimal digits, each once."""
    again: Counter[str] = Counter()
    marked = []
    for finding in findings:
        told = identity(finding, seen(finding, document))
        number = again[told]
        again[told] = number + 1
        marked.append(finding._replace(fingerprint=digest(f"{told}\n{number}" if number else told)))
    return marked


def seen(finding: Finding, document: Document) -> Seen:
    """Return the words of a finding and their sentence."""
    if finding.scope == "document" or not document.blocks:
        return Seen(fold(finding.text), None)
    if finding.code.startswith(FAMILY):  # a comment belongs to no sentence before it
        return Seen(fold(finding.text), None)
    start, end = document._table.stretch(finding.offset, finding.end_offset)
    words = document.folded[start:end]
    return Seen(words if words.strip() else fold(finding.text), document.sentence_at(start), start, end)


def identity(finding: Finding, seen: Seen) -> str:
    """Return what is the same of a finding wherever it stands."""
    sentence = letters(seen.sentence.folded) if seen.sentence is not None else ""
    return f"{finding.code}\n{letters(seen.words)}\n{sentence}"


def letters(folded: str) -> str:
    """Return the letters and digits of a folded text."""
    if folded.isascii():  # a tenth of the time that the expression takes
        return folded.encode("ascii").translate(None, _NO_ASCII_LETTERS).decode("ascii")
    return _NO_LETTERS.sub("", folded)
