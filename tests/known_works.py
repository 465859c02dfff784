"""What would a register of just these works answer?"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from healthlint.references.answers import Found, Missing
from healthlint.references.normal import comparable_title
from healthlint.references.works import Cited, IdentifierKind, Notice, Record

_NEAR = 55  # of 100
_SHOWN = 5


class KnownWorks:
    """A register that lives as long as a test, and answers as one on disk or on the network does."""

    not_asked: tuple[str, ...] = ("doi.org",)

    def __init__(
        self,
        records: Iterable[Record] = (),
        *,
        journals: Iterable[tuple[str, ...]] = (),
        notices: Mapping[str, Sequence[Notice]] | None = None,
        missing: Mapping[str, Missing] | None = None,
        name: str = "works known to the test",
        snapshot: datetime.date | None = datetime.date(2025, 3, 1),
    ) -> None:
        """Take records, the names of each journal, notices by DOI, and what is said of single identifiers."""
        self.name = name
        self.snapshot = snapshot
        self._by_identifier: dict[tuple[str, str], Record] = {}
        self._by_title: defaultdict[str, list[Record]] = defaultdict(list)
        self.rows = 0
        for record in records:
            self.rows += 1
            for kind, value in (("doi", record.doi), ("pmid", record.pmid), ("pmcid", record.pmcid)):
                if value:
                    self._by_identifier[kind, value.lower()] = record
            for title in (record.title, *record.other_titles):
                self._by_title[comparable_title(title)].append(record)
        self._titles = [title for title in self._by_title if title]
        self._journals = {comparable_title(each): names for names in journals for each in names}
        self._notices = notices or {}
        self._missing = missing or {}

    def record(self, kind: IdentifierKind, value: str) -> Found | Missing:
        """Return the work of an identifier."""
        known = self._by_identifier.get((kind, value.lower()))
        if known is not None:
            return Found(known, known.source, self.snapshot)
        return self._missing.get(value) or Missing("missing", self.name, self.snapshot)

    def candidates(self, cited: Cited) -> Sequence[Found]:
        """Return the works of this title, or else of titles like it."""
        from rapidfuzz import fuzz, process

        title = comparable_title(cited.title)
        titles = [title] if title in self._by_title else []
        titles += [
            near
            for near, _, _ in process.extract(
                title, self._titles, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_SHOWN
            )
            if near != title
        ]
        return [Found(each, each.source, self.snapshot) for near in titles for each in self._by_title[near]]

    def notices(self, record: Record) -> Sequence[Notice]:
        """Return the notices by the DOI of the work."""
        return self._notices.get(record.doi, ())

    def journal(self, name: str) -> tuple[str, ...]:
        """Return all names of a journal."""
        return self._journals.get(comparable_title(name), ())
