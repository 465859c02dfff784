"""Which works, notices and journals does a local registry know?

A miss says nothing of a work: only that it is not in this registry, of this day.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, TypeVar

from healthlint.references.works import Cited, Notice, Record
from healthlint.registry.candidates import Candidates
from healthlint.registry.info import Info, read_info
from healthlint.registry.journal_names import key_of
from healthlint.registry.keys import number, registered_doi
from healthlint.registry.merging import merged
from healthlint.registry.notices import notices_of
from healthlint.registry.opening import damaged, opened
from healthlint.registry.schema import VERSION
from healthlint.registry.works import Works

_T = TypeVar("_T")
_MOST = 10  # candidates
_TABLES = {"pmid": "pmids", "pmcid": "pmcids"}


class KnownJournal(NamedTuple):
    """A journal that a list names or that articles have appeared in; this is no word on its quality."""

    title: str
    others: tuple[str, ...]  # abbreviations and ISSNs
    source: str


class Registry:
    """A registry, open for reading; its methods raise RegistryError where the file is damaged."""

    def __init__(self, path: Path, database: sqlite3.Connection, info: Info) -> None:
        self._path = path
        self._database = database
        self._info = info
        self._works = Works(database, info.form)
        self._candidates = Candidates(database, info.form, self._works)

    @classmethod
    def open(cls, path: Path | str) -> Registry:
        """Open the registry of a file; raises RegistryError."""
        path = Path(path)
        database = opened(path)
        try:
            return cls(path, database, read_info(database, path.name, VERSION))
        except (sqlite3.Error, KeyError, ValueError) as error:
            database.close()
            raise damaged(path, error) from error

    def __enter__(self) -> Registry:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def info(self) -> Info:
        """Return what the registry says of itself."""
        return self._info

    def record(self, kind: Literal["doi", "pmid", "pmcid"] | str, value: str) -> Record | None:
        """Return the work with an identifier, and its notices; None where it is not in the registry.

        A work that only a notice tells of has no title.
        """
        return self._asked(lambda: self._record(kind, value))

    def candidates(self, cited: Cited, most: int = _MOST) -> list[Record]:
        """Return the works that a citation may mean by its title, the likeliest first."""
        return self.sought(cited, most)[0]

    def sought(self, cited: Cited, most: int = _MOST) -> tuple[list[Record], bool]:
        """Return the same, and whether that was looked for far enough for a miss to say something."""
        return self._asked(lambda: self._found(cited, most))

    def notices(self, *, doi: str = "", pmid: str = "") -> tuple[Notice, ...]:
        """Return the notices of the work with a DOI, a PMID or both, oldest first: the last one stands."""
        return self._asked(lambda: self._noticed([doi] if doi else [], [pmid] if pmid else []))

    def journal(self, name: str) -> KnownJournal | None:
        """Return the journal of a title, an abbreviation or an ISSN that is equal in comparison."""
        return self._asked(lambda: self._journal(name))

    def _asked(self, question: Callable[[], _T]) -> _T:
        try:
            return question()
        except (sqlite3.DatabaseError, IndexError, ValueError) as error:
            raise damaged(self._path, error) from error

    def _record(self, kind: str, value: str) -> Record | None:
        if kind == "doi":
            for doi in self._spellings(value):
                found = self._works.by_doi(doi)
                if found:
                    return self._told([record for _, record in found])
                if notices := notices_of(self._database, [doi], []):
                    return Record(notices[-1].source, doi=doi, notices=notices)
            return None
        if kind not in _TABLES:
            return None
        found = self._works.by_number(_TABLES[kind], value)
        if found:
            return self._told(self._with_same_doi([record for _, record in found]))
        if kind == "pmid" and (pmid := number(value)) and (notices := notices_of(self._database, [], [pmid])):
            return Record(notices[-1].source, pmid=str(pmid), notices=notices)
        return None

    def _with_same_doi(self, records: list[Record]) -> list[Record]:
        doi = records[0].doi
        others = [record for _, record in self._works.by_doi(doi)] if doi else []
        return records + [record for record in others if record not in records and not record.pmid]

    def _spellings(self, value: str) -> list[str]:
        """Return the registered DOIs that a cited one may be, itself first."""
        doi = registered_doi(value)
        if not doi:
            return []
        rows = self._database.execute("SELECT doi FROM spellings WHERE cited = ?", (doi,))
        return [doi, *(row[0] for row in rows)]

    def _told(self, records: list[Record]) -> Record:
        whole = merged(records)
        dois = dict.fromkeys(record.doi for record in records if record.doi)
        pmids = dict.fromkeys(record.pmid for record in records if record.pmid)
        return whole._replace(notices=self._noticed(dois, pmids))

    def _noticed(self, dois: Iterable[str], pmids: Iterable[str]) -> tuple[Notice, ...]:
        found = [form for doi in dois for form in self._spellings(doi)]
        numbers = [value for pmid in pmids if (value := number(pmid))]
        return notices_of(self._database, dict.fromkeys(found), numbers)

    def _found(self, cited: Cited, most: int) -> tuple[list[Record], bool]:
        works: dict[object, list[Record]] = {}
        found, far_enough = self._candidates.find(cited, most)
        for row, record in found:
            works.setdefault(record.doi or row, []).append(record)
        return [self._told(records) for records in works.values()], far_enough

    def _journal(self, name: str) -> KnownJournal | None:
        found = self._database.execute(
            """SELECT j.name, j.others, j.source
                FROM journal_names AS n JOIN journals AS j ON j.id = n.journal
                WHERE n.name = ? ORDER BY j.source = 'journals' DESC, j.id LIMIT 1""",
            (key_of(name),),
        ).fetchone()
        if found is None:
            return None
        return KnownJournal(found[0], tuple(filter(None, found[1].split("\n"))), found[2])
