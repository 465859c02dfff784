"""What does a local registry answer to those who judge references?"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Sequence

from healthlint.references.answers import BrokenOff, Found, Missing, OffTheNetwork
from healthlint.references.works import Cited, IdentifierKind, Notice, Record
from healthlint.registry.registry import Registry

_NOTICES_ONLY = "retraction-watch"
_LISTS = "journals"
_KEPT: tuple[IdentifierKind, ...] = ("doi", "pmid", "pmcid")


class RegistryAnswers(OffTheNetwork):
    """Answers out of a registry only, and says that no service was asked."""

    not_asked: tuple[str, ...] = ("crossref", "doi.org", "pubmed")

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        info = registry.info()
        self.name = info.name
        # Of the works that only notices tell of, none is looked for: that one is missing there says nothing.
        self.rows = sum(source.works for source in info.sources if source.name != _NOTICES_ONLY)
        self.lists_journals = any(source.name == _LISTS and source.journals for source in info.sources)
        self.snapshot: datetime.date | None = None
        with contextlib.suppress(ValueError):  # a registry of nothing has no day
            self.snapshot = datetime.date.fromisoformat(info.snapshot)

    def record(self, kind: IdentifierKind, value: str) -> Found | Missing:
        """Return what an identifier leads to; raises RegistryError where the file is damaged.

        A registry of notices alone, without works, says nothing of what it does not hold.
        """
        if kind not in _KEPT:
            return Missing("not-asked", self.name, self.snapshot)
        record = self._registry.record(kind, value)
        if record is not None:
            return Found(record, record.source, self.snapshot)
        return Missing("missing" if self.rows else "not-asked", self.name, self.snapshot)

    def candidates(self, cited: Cited) -> Sequence[Found]:
        """Return the works that could be meant, likeliest first; raises RegistryError as above."""
        records, far_enough = self._registry.sought(cited)
        found = [Found(each, each.source, self.snapshot) for each in records]
        if far_enough:
            return found
        return BrokenOff.with_reason(Missing("unchecked", self.name, self.snapshot), found)

    def notices(self, record: Record) -> Sequence[Notice]:
        """Return the notices on a work; raises RegistryError as above."""
        if not (record.doi or record.pmid):
            return ()
        return self._registry.notices(doi=record.doi, pmid=record.pmid)

    def journal(self, name: str) -> tuple[str, ...]:
        """Return title, abbreviations and ISSNs of the journal of exactly this name."""
        found = self._registry.journal(name)
        return (found.title, *found.others) if found else ()
