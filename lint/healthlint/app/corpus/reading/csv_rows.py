"""How are comma-separated values read, with line feeds in their cells and all?"""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from healthlint.app.corpus.reading.json_lines import opened
from healthlint.app.corpus.reading.named import check_columns
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
    """Raise UsageError where the file cannot be one of articles; one that is damaged is told later."""
    try:
        with _rows(source) as (names, _, _):
            pass
    except (*_BROKEN, csv.Error):
        return
    if any("\0" in name for name in names):
        raise UsageError(f"{source.path}: is no UTF-8 text, but UTF-16 or packed; save it as CSV in UTF-8")
    if names:
        check_columns(source.path, names, columns)


def read(source: Source, columns: Columns, start: int, before: int) -> Iterator[Unit]:  # noqa: ARG001
    """Yield the articles from row `start` on, the first below the names being 0."""
    number = 0
    records: list[Record] = []
    size = 0
    try:
        with _rows(source) as (names, rows, tell):
            table = _Table(names, columns)
            for row in _without_faults(rows):
                if not row:  # an empty line
                    continue
                number += 1
                if number <= start:
                    continue
                record = table.record(row, f"{source.path}#{number}")
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
def _rows(source: Source) -> Iterator[tuple[list[str], Iterator[list[str]], Callable[[], int]]]:
    """Give the names of the columns, the rows below, and what tells how many bytes of the file are read."""
    csv.field_size_limit(MOST_BYTES)
    with opened(source) as binary:
        text = io.TextIOWrapper(
            io.BufferedReader(binary),  # type: ignore[type-var]  # gzip's file reads as a raw one does
            encoding="utf-8-sig",
            errors="surrogateescape",
            newline="",
        )
        with text:
            head = "\n"
            while head and not head.strip("\r\n"):
                head = text.readline(MOST_BYTES)
            delimiter = max(_DELIMITERS, key=head.count)
            text.seek(0)
            tabs = ".tsv" in source.path.lower()[-len(".tsv.gz") :]
            rows = csv.reader(text, delimiter="\t" if tabs else delimiter)
            names = next(filter(None, rows), [])
            yield names, rows, getattr(binary, "fileobj", binary).tell


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


class _Table:
    """Makes articles of rows, by the names of the columns."""

    def __init__(self, names: list[str], columns: Columns) -> None:
        self._width = len(names)
        self._places = [names.index(each) if each in names else None for each in columns]

    def record(self, row: list[str] | str, name: str) -> Record:
        """Return the article of a row, or its fault; `name` is for one without path, url and id."""
        if isinstance(row, str):
            return Record(None, name, fault=row)
        text, path, own, url, form = (
            row[at] if at is not None and at < len(row) else None for at in self._places
        )
        path, own, url, form = (_plain(each) or None for each in (path, own, url, form))
        called = path or url or own or name
        if any(row[self._width :]):  # a text with a comma and no quotes would be cut at it
            fault = (
                f"cannot be read: the row has {len(row)} cells, and the first row names {self._width};"
                " a text with separators in it must be quoted"
            )
            return Record(None, called, form, own, url, fault=fault)
        if text is not None and _OTHER_ENCODING.search(text):
            return Record(text.encode("utf-8", "surrogateescape"), called, form, own, url)
        return Record(text, called, form, own, url)


def _plain(value: str | None) -> str | None:
    return None if value is None else value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
