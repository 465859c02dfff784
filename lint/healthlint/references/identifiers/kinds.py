"""What are the kinds of identifiers called, as people write them?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from healthlint.references.works import IdentifierKind

# All others are written in capitals: DOI, PMID, NCT.
_NAMES: Final[dict[IdentifierKind, str]] = {
    "chictr": "ChiCTR",
    "eudract": "EudraCT",
    "euct": "EU CT",
    "jrct": "jRCT",
    "arxiv": "arXiv",
}


def kind_name(kind: IdentifierKind) -> str:
    """Return the name of a kind of identifier for readers: `DOI`, `ChiCTR`."""
    return _NAMES.get(kind, kind.upper())
