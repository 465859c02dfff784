"""How do answers of services read in the form that all who are asked have in common?"""

from __future__ import annotations

from healthlint.online.answers import (
    Dead,
    Exists,
    Known,
    LinkState,
    Lookup,
    Moved,
    NotRegistered,
    Reachable,
    Unchecked,
)
from healthlint.references.answers import Found, Missing, Page
from healthlint.references.works import IdentifierKind, Record

_SOURCES: dict[IdentifierKind, str] = {
    "doi": "doi.org",
    "arxiv": "datacite",
    "pmid": "pubmed",
    "pmcid": "pmc",
    "nct": "clinicaltrials.gov",
}


def told(kind: IdentifierKind, answer: Lookup) -> Found | Missing:
    """Return the answer about an identifier in that form."""
    if isinstance(answer, Known):
        return Found(answer.record, answer.record.source, answer.when.date())
    if isinstance(answer, Exists):
        return Found(_bare(answer), answer.agency or "doi.org", answer.when.date())
    source = _SOURCES.get(kind, "")
    if isinstance(answer, Unchecked):
        return Missing("unchecked", source, detail=answer.reason)
    if isinstance(answer, NotRegistered):
        nearest = _bare(answer.nearest) if isinstance(answer.nearest, Exists) else None
        if isinstance(answer.nearest, Known):
            nearest = answer.nearest.record
        return Missing("not-registered", source, answer.when.date(), nearest=nearest)
    return Missing("missing", source, answer.when.date())


def page_told(address: str, state: LinkState) -> Page:
    """Return what has become of a page in that form."""
    if isinstance(state, Reachable):
        return Page(address, "reachable", state.address, state.when.date())
    if isinstance(state, Moved):
        return Page(address, "moved", state.address, state.when.date())
    if isinstance(state, Dead):
        return Page(address, "dead", state.reason, state.when.date())
    return Page(address, "unchecked", state.reason)


def _bare(answer: Exists) -> Record:
    """Return a record without a title, of a work that is only known to exist."""
    return Record(answer.agency or "doi.org", doi=answer.identifier)
