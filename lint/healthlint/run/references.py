"""Which references does an article give, each counted once?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.references.extraction.references import references_of
from healthlint.rule.coverage import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.references.extraction.reference import Reference
    from healthlint.references.judging.judge import JudgedReference
    from healthlint.text.model import Document


def coverage_of(
    document: Document, judged: Iterable[JudgedReference], *, by_form: bool, unsure: int
) -> Coverage:
    """Return what rules looked at in a document, and what those asked have answered.

    `by_form`: rules have read its references. `unsure`: findings that are left out for their low confidence.
    """
    counted = each_once(references_of(document))
    number = len(counted)
    once = set(map(id, counted))
    looked_up = [each for each in judged if id(each.reference) in once and each.is_looked_up]
    return Coverage(
        number,
        number if by_form else 0,
        unsure,
        tuple(each.judgement.verdict for each in looked_up),
        tuple(page.state for each in judged for page in each.pages),
    )


def each_once(references: Iterable[Reference]) -> list[Reference]:
    """Return the references that count: entries of lists, footnotes, and identifiers of works elsewhere.

    What an entry says is one reference, whatever identifiers stand in it; an identifier that the article
    repeats is one, too. A link to a page without any is none.
    """
    listed: list[Reference] = []
    elsewhere: list[Reference] = []
    for reference in references:
        if reference.listed:
            listed.append(reference)
        elif reference.identifiers:
            elsewhere.append(reference)
    known = {name for reference in listed for name in _names(reference)}
    for reference in elsewhere:
        names = _names(reference)
        if names.isdisjoint(known):
            listed.append(reference)
        known |= names
    return listed


def _names(reference: Reference) -> set[tuple[str, str]]:
    """Return by what it is known; what cannot be right is known by its words."""
    return {(each.kind, each.value or reference.text) for each in reference.identifiers}
