"""Which journals does a list name, with their abbreviations and ISSNs?

With a head of `title`, `abbreviation`, `issn` and the like its columns may come in any order; without one
the title comes first and abbreviations follow, as in the lists of JabRef.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import IO

from healthlint.registry.reading.items import Entry, Fault, Journal
from healthlint.registry.reading.tables import rows_of

_ISSN = re.compile(r"(\d{4})-?(\d{3}[\dXx])")
_TITLES = ("title", "journal title", "journal", "journaltitle", "full title", "name")
_ABBREVIATIONS = ("abbreviation", "abbr", "iso abbreviation", "isoabbr", "medabbr", "nlm ta", "short title")


def read(stream: IO[bytes], fault: Fault) -> Iterator[Entry]:
    """Yield what each row says; one without a title is told, and says nothing."""
    title_at, abbreviated = 0, None
    for count, (line, row) in enumerate(rows_of(stream, fault)):
        if count == 0 and (head := _head(row)):
            title_at, abbreviated = head
            yield ()
        elif not any(row):
            yield ()
        else:
            entry = _entry(row, title_at, abbreviated)
            if not entry:
                fault(line, "names no journal")
            yield entry


def _head(row: Sequence[str]) -> tuple[int, tuple[int, ...]] | None:
    names = [" ".join(name.lower().replace("_", " ").split()) for name in row]
    title = next((names.index(name) for name in _TITLES if name in names), None)
    if title is None or len(names) < 2:
        return None
    return title, tuple(at for at, name in enumerate(names) if name in _ABBREVIATIONS)


def _entry(row: Sequence[str], title_at: int, abbreviated: tuple[int, ...] | None) -> Entry:
    cells = [" ".join(cell.split()) for cell in row]
    title = cells[title_at].strip('"') if title_at < len(cells) else ""
    issns = tuple(
        dict.fromkeys(f"{match[1]}-{match[2].upper()}" for cell in cells if (match := _ISSN.fullmatch(cell)))
    )
    if not title or _ISSN.fullmatch(title):
        return ()
    where = range(len(cells)) if abbreviated is None else abbreviated
    short = (cells[at] for at in where if at < len(cells) and at != title_at)
    abbreviations = tuple(dict.fromkeys(each for each in short if each and not _ISSN.fullmatch(each)))
    return [Journal(title, abbreviations, issns)]
