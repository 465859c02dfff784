"""What would a register of just these works answer, where they are few and told in a program?"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from healthlint.references.answers import Found, Missing, OffTheNetwork, Page
from healthlint.references.comparing.normal import comparable_title
from healthlint.references.works import Cited, IdentifierKind, Notice, Record

_NEAR = 55  # of 100
_SHOWN = 5


class KnownWorks(OffTheNetwork):
    """A register that lives as long as the program, and answers as one on disk or on the network does."""

    def __init__(
        self,
        records: Iterable[Record] = (),
        *,
        journals: Iterable[tuple[str, ...]] = (),
        notices: Mapping[str, Sequence[Notice]] | None = None,
        missing: Mapping[str, Missing] | None = None,
        pages: Iterable[Page] = (),
        not_asked: tuple[str, ...] = ("doi.org",),
        name: str = "known works",
        snapshot: datetime.date | None = datetime.date(2025, 3, 1),
    ) -> None:
        """Take what is known.

        `journals`: the names of each, with abbreviations and ISSNs. `notices`: by the DOI of the work, beside
        those of its record. `missing`: what is said of single identifiers instead of nothing being held.
        `pages`: what has become of them; where there is one, pages are asked for.
        """
        self.name = name
        self.snapshot = snapshot
        self.not_asked = not_asked
        self.rows = 0
        self._by_identifier: dict[tuple[str, str], Record] = {}
        self._by_title: defaultdict[str, list[Record]] = defaultdict(list)
        for record in records:
            self.rows += 1
            told = (("doi", record.doi), ("pmid", record.pmid), ("pmcid", record.pmcid))
            for kind, value in (*told, *record.identifiers):
                if value:
                    self._by_identifier[kind, value.lower()] = record
            for title in dict.fromkeys(map(comparable_title, (record.title, *record.other_titles))):
                self._by_title[title].append(record)
        self._titles = [title for title in self._by_title if title]
        self._journals = {comparable_title(each): names for names in journals for each in names}
        self._notices = notices or {}
        self._missing = missing or {}
        self._pages = {page.address: page for page in pages}
        self.asks_pages = bool(self._pages)
        self.lists_journals = bool(self._journals)

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

    def page(self, address: str) -> Page:
        """Return what has become of a page; of one that is not known, nothing can be said."""
        return self._pages.get(address) or super().page(address)
