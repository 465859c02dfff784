"""How does a work stand in a row of a registry?"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

from healthlint.references.comparing.digests import AUTHOR_DIGEST, DIGEST
from healthlint.references.works import Digests, Name, Record
from healthlint.registry.schema import SOURCES

COLUMNS = """w.id, w.source, w.doi, w.pmid, w.pmcid, w.title, w.other_titles, w.authors, w.years,
    j.name, j.others, w.volume, w.issue, w.pages, w.kind, w.is_notice"""
_TAIL = struct.Struct(">HBI")  # year, source, PMID
_NOTICE = 0x80  # beside the source
_PERSON, _GIVEN, _LINE = "\n", "\t", "\n"


FULL_COLUMNS = (
    "source, doi, pmid, pmcid, title, other_titles, authors, years, volume, issue, pages, kind, is_notice"
)


def full_row(source: int, record: Record, pmid: int | None, pmcid: int | None) -> tuple[object, ...]:
    """Return the row of a work in a full registry: FULL_COLUMNS."""
    return (
        source,
        record.doi or None,
        pmid,
        pmcid,
        record.title or None,
        _LINE.join(record.other_titles) or None,
        _PERSON.join([f"{family}{_GIVEN}{given}" if given else family for family, given in record.authors])
        or None,
        " ".join(map(str, record.years)) or None,
        record.volume or None,
        record.issue or None,
        record.pages or None,
        record.kind or None,
        record.is_notice or None,
    )


def full_record(row: Sequence[Any]) -> Record:
    """Return the work of a row of COLUMNS."""
    (
        _,
        source,
        doi,
        pmid,
        pmcid,
        title,
        others,
        authors,
        years,
        journal,
        names,
        volume,
        issue,
        pages,
        kind,
        notice,
    ) = row
    return Record(
        SOURCES[source],
        doi=doi or "",
        pmid=str(pmid or ""),
        pmcid=f"PMC{pmcid}" if pmcid else "",
        title=title or "",
        other_titles=tuple(others.split(_LINE)) if others else (),
        authors=tuple(_name(person) for person in authors.split(_PERSON)) if authors else (),
        years=tuple(map(int, years.split())) if years else (),
        container=journal or "",
        containers=tuple(names.split(_LINE)) if names else (),
        volume=volume or "",
        issue=issue or "",
        pages=pages or "",
        kind=kind or "",
        is_notice=bool(notice),
    )


def compact_row(
    title: bytes, author: bytes, doi: bytes, year: int, source: int, is_notice: bool, pmid: int
) -> bytes:
    """Return the row of a work in a compact registry; what is not known is zeros."""
    return (
        title.ljust(DIGEST, b"\0")
        + author.ljust(AUTHOR_DIGEST, b"\0")
        + doi.ljust(DIGEST, b"\0")
        + _TAIL.pack(year, source | _NOTICE * is_notice, pmid)
    )


def compact_record(row: bytes, other_titles: Sequence[bytes]) -> Record:
    """Return the work of a row of a compact registry."""
    title, rest = row[:DIGEST], row[DIGEST:]
    author, rest = rest[:AUTHOR_DIGEST], rest[AUTHOR_DIGEST:]
    doi, rest = rest[:DIGEST], rest[DIGEST:]
    year, source, pmid = _TAIL.unpack(rest)
    return Record(
        SOURCES[source & ~_NOTICE],
        pmid=str(pmid or ""),
        years=(year,) if year else (),
        is_notice=bool(source & _NOTICE),
        digests=Digests(
            titles=((title,) if any(title) else ()) + tuple(other_titles),
            first_author=author if any(author) else b"",
            doi=doi if any(doi) else b"",
        ),
    )


def source_of(row: bytes) -> int:
    """Return the number of the source of a row of a compact registry."""
    source: int = _TAIL.unpack(row[-_TAIL.size :])[1]
    return source & ~_NOTICE


def _name(person: str) -> Name:
    family, _, given = person.partition(_GIVEN)
    return Name(family, given)
