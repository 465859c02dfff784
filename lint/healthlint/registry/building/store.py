"""How do works come into a registry that is being built?"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from healthlint.references.digests import author_digest, author_key, digest
from healthlint.references.normal import comparable_title
from healthlint.references.works import Record
from healthlint.registry.building.journals import Journals
from healthlint.registry.building.notices import INSERT, notice_row
from healthlint.registry.keys import cited_form, number, packed_number
from healthlint.registry.reading.items import Deleted, Item, Journal, Told
from healthlint.registry.rows import compact_row, full_row
from healthlint.registry.schema import SOURCES, Form
from healthlint.registry.words import YEAR, author_word, words

_INSERTS = {
    "words": "INSERT INTO title_words (rowid, word) VALUES (?, ?)",
    "staged": "INSERT INTO staged_works VALUES (?, ?)",
    "works": f"INSERT INTO works VALUES ({', '.join('?' * 15)})",
    "dois": "INSERT INTO staged_dois VALUES (?)",
    "titles": "INSERT INTO staged_titles VALUES (?)",
    "pmids": "INSERT INTO staged_pmids VALUES (?)",
    "pmcids": "INSERT INTO staged_pmcids VALUES (?)",
    "deletions": "INSERT INTO staged_deletions VALUES (?, ?)",
    "spellings": "INSERT OR IGNORE INTO spellings VALUES (?, ?)",
    "notices": INSERT,
}


class Store:
    """Takes works, notices and journals, and writes them many at a time; commits are the builder's."""

    def __init__(self, database: sqlite3.Connection, form: Form) -> None:
        self._database = database
        self._full = form == "full"
        self._journals = Journals(database)
        table = "works" if self._full else "staged_works"
        self._last: int = database.execute(f"SELECT ifnull(max(id), 0) FROM {table}").fetchone()[0]
        self._waiting: dict[str, list[tuple[object, ...]]] = {name: [] for name in _INSERTS}

    def add(self, item: Item, source: str) -> None:
        """Take what an entry says."""
        kind = type(item)
        if kind is Record:
            self._add_work(item)  # type: ignore[arg-type]
        elif isinstance(item, Told):
            self._add_notice(item)
        elif isinstance(item, Journal):
            self._journals.number(item.title, (*item.abbreviations, *item.issns), True, source)
        elif isinstance(item, Deleted):
            self._waiting["deletions"].append((item.pmid, self._last + 1))

    def flush(self) -> None:
        """Write what has been taken."""
        for name, rows in self._waiting.items():
            if rows:
                self._database.executemany(_INSERTS[name], rows)
                rows.clear()

    def _add_work(self, record: Record) -> None:
        self._last = last = self._last + 1
        waiting = self._waiting
        number_of_row = packed_number(last)
        source = SOURCES.index(record.source)
        pmid, pmcid = number(record.pmid), number(record.pmcid)
        comparable = comparable_title(record.title)
        forms = [comparable] if comparable else []
        for other in record.other_titles:
            if (form := comparable_title(other)) and form not in forms:
                forms.append(form)
        digests = [digest(form) for form in forms]
        waiting["titles"] += [(each + number_of_row,) for each in digests]
        doi_digest = self._key_doi(record.doi) if record.doi else b""
        if record.doi:
            waiting["dois"].append((doi_digest + bytes((source,)) + number_of_row,))
        if pmid:
            waiting["pmids"].append((packed_number(pmid) + bytes((source,)) + number_of_row,))
        if pmcid:
            waiting["pmcids"].append((packed_number(pmcid) + number_of_row,))
        journal = None
        if record.container:
            periodical = record.kind == "article" and record.source != "retraction-watch"
            journal = self._journals.number(record.container, record.containers, periodical, record.source)
        first = record.authors[0].family if record.authors else ""
        if self._full:
            waiting["works"].append(full_row(last, source, record, pmid, pmcid, journal))
            waiting["words"].append((last, _searched(forms, first, record.years)))
        else:
            own = digests.pop(0) if comparable else b""
            year = record.years[0] if record.years else 0
            row = compact_row(
                own, author_digest(first), doi_digest, year, source, record.is_notice, pmid or 0
            )
            waiting["staged"].append((last, row + b"".join(digests)))

    def _key_doi(self, doi: str) -> bytes:
        cited = cited_form(doi)
        if cited:
            self._waiting["spellings"].append((cited, doi))
        return digest(doi)

    def _add_notice(self, told: Told) -> None:
        if told.doi:
            self._key_doi(told.doi)
        self._waiting["notices"].append(notice_row(told))


def _searched(forms: Sequence[str], first_author: str, years: Sequence[int]) -> str:
    """Return the words under which a work is found: those of its titles, its first author, its years."""
    found = words(forms[0]) if forms else []
    if len(forms) > 1:
        found = list(dict.fromkeys(word for form in forms for word in words(form)))
    if first_author:
        found.append(author_word(author_key(first_author)))
    found += [f"{YEAR}{year}" for year in years]
    return " ".join(found)
