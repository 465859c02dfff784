"""Which notices does Crossref know on a work, from publishers and from Retraction Watch?"""

from __future__ import annotations

import re
from typing import Any

from healthlint.online.services import shape
from healthlint.references.works import Nature, Notice

# What is not among them says nothing against a work: `new_version` may even point to the record itself.
_NATURES: dict[str, Nature] = {
    "retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "partial_retraction": "correction",  # as PubMed files it since 2016
    "expression_of_concern": "concern",
    "correction": "correction",
    "erratum": "correction",
    "corrigendum": "correction",
    "reinstatement": "reinstatement",
}
# Old notices are known by their title alone. `RETRACTED:` begins the title of the work itself, and
# "Retraction of" may be about an eyelid.
_TITLE = re.compile(
    r"(?:retraction|withdrawal)(?:\s+(?:notice|note|statement)\b|\s*:)|expressions? of concern\b"
    r"|(?:erratum|corrigendum|correction)(?:\s*:|\s+(?:to|for)\s*:)",
    re.IGNORECASE,
)


def notices(updates: Any) -> tuple[Notice, ...]:
    """Return the notices of `updated-by`; one that two sources tell is told once, with its number."""
    found: dict[tuple[str, str], Notice] = {}
    for update in shape.mappings(updates):
        nature = _NATURES.get(_type(update))
        if nature is None:
            continue
        source = shape.text(update.get("source"))
        notice = Notice(
            nature,
            "retraction-watch" if source == "retraction-watch" else "crossref",
            doi=shape.text(update.get("DOI")).lower(),
            date=shape.date(shape.mapping(update.get("updated")).get("date-parts")),
            number=shape.text(update.get("record-id")),
        )
        known = found.get((nature, notice.doi))
        if known is None or (notice.number and not known.number):
            found[nature, notice.doi] = notice
    return tuple(found.values())


def is_notice(work: dict[str, Any], title: str) -> bool:
    """Tell whether a record is that of a notice on another work."""
    own = shape.text(work.get("DOI")).lower()
    for update in shape.mappings(work.get("update-to")):
        if _type(update) in _NATURES and shape.text(update.get("DOI")).lower() != own:
            return True
    return bool(_TITLE.match(title))


def _type(update: dict[str, Any]) -> str:
    return shape.text(update.get("type")).lower().replace("-", "_").replace(" ", "_")
