"""How are comma-separated values read, with line feeds in their cells and all?"""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from healthlint.app.corpus.reading.json_lines import opened
from healthlint.app.corpus.reading.unit import DONE, UNIT_BYTES, UNIT_RECORDS, Unit, fault_unit, reason_of
from healthlint.arrow.engine import MOST_BYTES
from healthlint.arrow.record import Columns, Record
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.app.corpus.reading.sources import Source

_BROKEN = (OSError, EOFError, zlib.error)
_DELIMITERS = ",;\t"
_OTHER_ENCODING = re.compile("[\udc80-\udcff]")  # what UTF-8 could not make anything of


def check(source: Source, columns: Columns) -> None:
    """Raise UsageError where the first row names no column of the text."""
    try:
        with _rows(source) as (rows, _):
            names = next(rows, [])
    except (*_BROKEN, csv.Error):
        return
    if columns.text not in names:
        from healthlint.rule.suggest import did_you_mean

        meant = did_you_mean(columns.text, names) or f"; it has {', '.join(names)}"
        raise UsageError(
            f"{source.path}: there is no column {columns.text}{meant}; name the one that holds the articles"
            " with --text-column"
        )


def read(source: Source, columns: Columns, start: int, before: int) -> Iterator[Unit]:  # noqa: ARG001
    """Yield the articles from row `start` on, the first below the names being 0."""
    number = 0
    records: list[Record] = []
    size = 0
    try:
        with _rows(source) as (rows, tell):
            names = next(rows, [])
            places = {each: names.index(each) for each in dict.fromkeys(columns) if each in names}
            for row in _without_faults(rows):
                if row == []:  # an empty line
                    continue
                number += 1
                if number <= start:
                    continue
                record = _record(row, places, columns, f"{source.path}#{number}")
                records.append(record)
                size += len(record.text or "")
                if size >= UNIT_BYTES or len(records) >= UNIT_RECORDS:
                    share = tell() / source.size
                    yield Unit("records", records, source.path, number - len(records), number, share)
                    records, size = [], 0
    except _BROKEN as error:
        reason = f"cannot be read any further: {reason_of(error)}"
        records.append(Record(None, source.path, fault=reason))
    except csv.Error as error:
        yield fault_unit(source.path, f"cannot be read: {reason_of(error)}", number)
        return
    if records:
        yield Unit("records", records, source.path, number - len(records), DONE, 1.0)


@contextmanager
def _rows(source: Source) -> Iterator[tuple[Iterator[list[str]], Callable[[], int]]]:
    """Give the rows of a file, and what tells how many bytes of it are read."""
    csv.field_size_limit(MOST_BYTES)
    with opened(source) as binary:
        text = io.TextIOWrapper(
            io.BufferedReader(binary),  # type: ignore[type-var]  # gzip's file reads as a raw one does
            encoding="utf-8-sig",
            errors="surrogateescape",
            newline="",
        )
        with text:
            head = text.readline(MOST_BYTES)
            delimiter = max(_DELIMITERS, key=head.count)
            text.seek(0)
            tabs = ".tsv" in source.path.lower()[-len(".tsv.gz") :]
            rows = csv.reader(text, delimiter="\t" if tabs else delimiter)
            yield rows, getattr(binary, "fileobj", binary).tell


def _without_faults(rows: Iterator[list[str]]) -> Iterator[list[str] | str]:
    """Yield each row, or what is wrong with it."""
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield f"cannot be read: {reason_of(error)}"
            continue
        if row is None:
            return
        yield row


def _record(row: list[str] | str, places: dict[str, int], columns: Columns, name: str) -> Record:
    if isinstance(row, str):
        return Record(None, name, fault=row)

    def cell(column: str) -> str | None:
        at = places.get(column)
        return row[at] or None if at is not None and at < len(row) else None

    path, url, own, form = (
        _plain(cell(each)) for each in (columns.path, columns.url, columns.id, columns.format)
    )
    if places[columns.text] >= len(row):
        return Record(None, path or url or own or name, form, own, url)
    text: Any = row[places[columns.text]]
    if _OTHER_ENCODING.search(text):
        text = text.encode("utf-8", "surrogateescape")
    return Record(text, path or url or own or name, form, own, url)


def _plain(value: str | None) -> str | None:
    return None if value is None else value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
