"""What does Retraction Watch say, in its official table or in the two short ones that others make of it?

https://gitlab.com/crossref/retraction-watch-data: lists are parted by semicolons, dates are `M/D/YYYY 0:00`,
what is missing is empty, `0` or `unavailable`, SICI suffixes are percent-encoded, the last column is empty.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

from healthlint.references.works import Nature, Notice, Record
from healthlint.registry.keys import number, registered_doi
from healthlint.registry.reading.items import Entry, Fault, Told
from healthlint.registry.reading.names import names_of
from healthlint.registry.reading.tables import rows_of

_SOURCE = "retraction-watch"
_NATURES: dict[str, Nature] = {
    "retraction": "retraction",
    "expression of concern": "concern",
    "correction": "correction",
    "reinstatement": "reinstatement",
}
_OFFICIAL = (
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "RetractionDOI",
    "RetractionDate",
)
_NATURES_ONLY = ("original_paper_doi", "retraction_natures")
_WITH_NOTICE = ("original_paper_doi", "notice_doi", "kind")
_DATE = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\b")
_EARLIEST = 1600  # what is older stands for a date that is not known


def is_head(row: Sequence[str]) -> bool:
    """Tell whether the first row of a table is one of these."""
    names = {name.strip() for name in row}
    return any(names.issuperset(wanted) for wanted in (_OFFICIAL, _NATURES_ONLY, _WITH_NOTICE))


def read(stream: IO[bytes], fault: Fault) -> Iterator[Entry]:
    """Yield what each row says; a broken one is told and says nothing."""
    rows = rows_of(stream, fault)
    line, head = next(rows, (1, []))
    names = [name.strip() for name in head]
    if not is_head(head):
        fault(line, "names none of the columns of Retraction Watch")
        return
    official = "RetractionNature" in names
    for line, row in rows:
        said = dict(zip(names, row, strict=False))
        if not any(row):
            yield ()
        elif len(said) < len(names) - (names[-1] == ""):
            fault(line, f"has {len(row)} columns, not {len(names)}")
            yield ()
        else:
            entry = _official(said) if official else _short(said)
            if not entry:
                fault(line, "names no nature of a notice, or a work by neither DOI, PMID nor title")
            yield entry


def _official(said: Mapping[str, str]) -> Entry:
    nature = _NATURES.get(said["RetractionNature"].strip().lower())
    doi, pmid = registered_doi(said["OriginalPaperDOI"]), number(said["OriginalPaperPubMedID"])
    title = " ".join(said.get("Title", "").split())
    if nature is None or not (doi or pmid or title):
        return ()
    published = _date(said.get("OriginalPaperDate", ""))
    work = Record(
        _SOURCE,
        doi=doi,
        pmid=str(pmid or ""),
        title=title,
        authors=names_of(said.get("Author", "")),
        years=(published.year,) if published else (),
        container=said.get("Journal", "").strip(),
    )
    if not (doi or pmid):
        return [work]  # a notice needs an identifier: no work is accused by its title
    notice = Notice(
        nature,
        _SOURCE,
        doi=registered_doi(said["RetractionDOI"]),
        pmid=str(number(said.get("RetractionPubMedID")) or ""),
        date=_date(said["RetractionDate"]),
        number=said.get("Record ID", "").strip(),
    )
    return [*([work] if title else ()), Told(notice, doi, pmid)]


def _short(said: Mapping[str, str]) -> Entry:
    doi = registered_doi(said["original_paper_doi"])
    natures = said.get("retraction_natures") or said.get("kind") or ""
    found = [_NATURES.get(nature.strip().lower().replace("_", " ")) for nature in natures.split(";")]
    about = registered_doi(said.get("notice_doi", ""))
    return [Told(Notice(nature, _SOURCE, doi=about), doi, None) for nature in found if nature and doi]


def _date(text: str) -> datetime.date | None:
    match = _DATE.match(text)
    if match is None or int(match[3]) < _EARLIEST:
        return None
    try:
        return datetime.date(int(match[3]), int(match[1]), int(match[2]))
    except ValueError:
        return None
