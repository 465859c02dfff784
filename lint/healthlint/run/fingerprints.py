"""By what is a finding known again when its lines have moved?

By its rule, its words and the sentence they stand in, letters and digits alone: what wraps a line, sets a
word in bold or moves a paragraph changes none of them. One about the whole article is known by its rule.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from healthlint.run.source_order import SourceOrder
from healthlint.text.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.rule.finding import Finding
    from healthlint.text.model import Document

_NO_LETTERS = re.compile(r"[\W_]+")
_SIZE = 8  # bytes


def fingerprinted(findings: Iterable[Finding], document: Document) -> list[Finding]:
    """Return the findings of an article with their fingerprints: 16 hexadecimal digits, each once."""
    seen: Counter[str] = Counter()
    order = SourceOrder(document)
    marked = []
    for finding in findings:
        told = "\n".join((finding.code, _letters(finding.text), _letters(_sentence_of(finding, order))))
        again = seen[told]
        seen[told] += 1
        marked.append(finding._replace(fingerprint=_digest(f"{told}\n{again}" if again else told)))
    return marked


def _sentence_of(finding: Finding, order: SourceOrder) -> str:
    if finding.scope == "document":
        return ""
    sentence = order.sentence_at(finding.offset)
    return sentence.text if sentence is not None else ""


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", fold(text))


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()
