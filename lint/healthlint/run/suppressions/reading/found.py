"""What does an article say to healthlint?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.run.suppressions.reading.broken import in_sight
from healthlint.run.suppressions.reading.comments import in_comments, in_meta

if TYPE_CHECKING:
    from healthlint.run.suppressions.reading.directive import Directive
    from healthlint.text.model import Document


def directives_of(document: Document) -> list[Directive]:
    """Return all directives of an article in the order of its source, the broken ones too."""
    found = [*in_comments(document), *in_sight(document)]
    if document.source.startswith(("---", "+++", "{", "\ufeff")):
        from healthlint.run.suppressions.reading.front_matter import in_front_matter

        found += in_front_matter(document)
    if document.format == "html" and "healthlint" in document.metadata:
        found += in_meta(document)
    first: dict[int, Directive] = {}
    for each in sorted(found, key=lambda each: each.span):
        first.setdefault(each.span.start, each)
    return list(first.values())
