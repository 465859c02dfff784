"""What rows does a registry get of what entries say?

This takes most of the time of a build and needs nothing of the registry, so that other processes can do it.
Rows count the works of a batch from 0; what numbers they get, and their journals, the store knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from healthlint.references.comparing.digests import author_digest, author_key, digest
from healthlint.references.comparing.normal import comparable_title
from healthlint.references.works import Record
from healthlint.registry.building.notices import notice_row
from healthlint.registry.keys import cited_form, number, packed_number
from healthlint.registry.reading.items import Deleted, Entry, Journal, Told
from healthlint.registry.reading.kinds import IN_PARTS
from healthlint.registry.reading.parts import Part
from healthlint.registry.rows import compact_row, full_row
from healthlint.registry.schema import SOURCES, Form
from healthlint.registry.words import YEAR, author_word, searched

Key = tuple[bytes, int]  # and the work that it is of
Periodical = tuple[str, tuple[str, ...], bool, str]  # name, other names, whether it is one, who says so


class Prepared(NamedTuple):
    """The rows of a batch of entries."""

    entries: int
    works: list[tuple[object, ...]]  # of the full form, as the two that follow
    held: list[int]  # the places of their journals in `journals`; -1: none
    words: list[str]
    compact: list[bytes]  # works of the compact form
    titles: list[Key]
    dois: list[Key]
    pmids: list[Key]
    pmcids: list[Key]
    deletions: list[tuple[int, int]]  # PMIDs, and how many works of the batch are older
    spellings: list[tuple[str, str]]
    notices: list[tuple[object, ...]]
    journals: list[Periodical]

    @property
    def says_something(self) -> bool:
        """Tell whether there is a row, be it of a work that is withdrawn."""
        return any(self[1:])


Read = tuple[Prepared, list[tuple[int, str]]]  # with the faults, by line


def read_and_prepared(source: str, form: Form, part: Part) -> Read:
    """Return the rows of a part of a file, and what is wrong with it."""
    faults: list[tuple[int, str]] = []
    rows = prepared(IN_PARTS[source].read(part, lambda *fault: faults.append(fault)), source, form)
    return rows, faults


def prepared(entries: Iterable[Entry], source: str, form: Form) -> Prepared:
    """Return the rows of what entries of a source say."""
    batch = _Batch(form)
    count = 0
    for entry in entries:
        count += 1
        for item in entry:
            if type(item) is Record:
                batch.add_work(item)
            elif isinstance(item, Told):
                batch.add_notice(item)
            elif isinstance(item, Journal):
                batch.journal(item.title, (*item.abbreviations, *item.issns), True, source)
            elif isinstance(item, Deleted):
                batch.deletions.append((item.pmid, batch.count))
    return batch.rows(count)


class _Batch:
    """Takes works, notices and journals."""

    def __init__(self, form: Form) -> None:
        self._full = form == "full"
        self.count = 0  # of works
        self._works: list[tuple[object, ...]] = []
        self._held: list[int] = []
        self._words: list[str] = []
        self._compact: list[bytes] = []
        self._titles: list[Key] = []
        self._dois: list[Key] = []
        self._pmids: list[Key] = []
        self._pmcids: list[Key] = []
        self.deletions: list[tuple[int, int]] = []
        self._spellings: list[tuple[str, str]] = []
        self._notices: list[tuple[object, ...]] = []
        self._journals: dict[Periodical, int] = {}

    def rows(self, entries: int) -> Prepared:
        """Return what has been taken."""
        return Prepared(
            entries,
            self._works,
            self._held,
            self._words,
            self._compact,
            self._titles,
            self._dois,
            self._pmids,
            self._pmcids,
            self.deletions,
            self._spellings,
            self._notices,
            list(self._journals),
        )

    def journal(self, name: str, others: tuple[str, ...], periodical: bool, source: str) -> int:
        """Return the place of a journal among those of the batch."""
        return self._journals.setdefault((name, others, periodical, source), len(self._journals))

    def add_notice(self, told: Told) -> None:
        """Take a notice."""
        if told.doi:
            self._key_doi(told.doi)
        self._notices.append(notice_row(told))

    def add_work(self, record: Record) -> None:
        """Take a work."""
        work = self.count
        self.count += 1
        source = SOURCES.index(record.source)
        pmid, pmcid = number(record.pmid), number(record.pmcid)
        forms = _forms(record)
        digests = [digest(form) for form in forms if form]
        self._titles += [(each, work) for each in digests]
        doi_digest = self._key_doi(record.doi) if record.doi else b""
        if doi_digest:
            self._dois.append((doi_digest + bytes((source,)), work))
        if pmid:
            self._pmids.append((packed_number(pmid) + bytes((source,)), work))
        if pmcid:
            self._pmcids.append((packed_number(pmcid), work))
        journal = -1
        if record.container:
            periodical = record.kind == "article" and record.source != "retraction-watch"
            journal = self.journal(record.container, record.containers, periodical, record.source)
        first = record.authors[0].family if record.authors else ""
        if self._full:
            self._works.append(full_row(source, record, pmid, pmcid))
            self._held.append(journal)
            self._words.append(_searched(forms, first, record.years))
        else:
            own = digests.pop(0) if forms[0] else b""
            year = record.years[0] if record.years else 0
            row = compact_row(
                own, author_digest(first), doi_digest, year, source, record.is_notice, pmid or 0
            )
            self._compact.append(row + b"".join(digests))

    def _key_doi(self, doi: str) -> bytes:
        cited = cited_form(doi)
        if cited:
            self._spellings.append((cited, doi))
        return digest(doi)


def _forms(record: Record) -> list[str]:
    """Return the titles of a work as they are compared, its own first; that may be empty, others are not."""
    forms = [comparable_title(record.title)]
    for other in record.other_titles:
        if (form := comparable_title(other)) and form not in forms:
            forms.append(form)
    return forms


def _searched(forms: Sequence[str], first_author: str, years: Sequence[int]) -> str:
    """Return the words under which a work is found: those of its titles, its first author, its years."""
    found = searched(forms)
    if first_author and (key := author_key(first_author)):
        found.append(author_word(key))
    found += [f"{YEAR}{year}" for year in years]
    return " ".join(found)
