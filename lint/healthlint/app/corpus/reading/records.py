"""How is each kind of source read?"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from healthlint.app.corpus.reading.sources import Source
    from healthlint.app.corpus.reading.unit import Unit
    from healthlint.arrow.record import Columns, Record

_MODULES = {"parquet": "tables", "json-lines": "json_lines", "csv": "csv_rows", "warc": "archives"}


def check(source: Source, columns: Columns) -> None:
    """Raise UsageError where a source cannot hold what is asked for, before anything is read."""
    _of(source).check(source, columns)


def units_of(source: Source, columns: Columns, start: int, before: int) -> Iterator[Unit]:
    """Yield the articles of a source from a place on, `before` rows of which stand ahead; so do faults."""
    units: Iterator[Unit] = _of(source).read(source, columns, start, before)
    return units


def records_of(unit: Unit, columns: Columns) -> Iterator[Record]:
    """Yield the articles of a unit."""
    if unit.kind == "lines":
        from healthlint.app.corpus.reading.json_lines import records_of as of_lines

        return of_lines(unit, columns)
    return iter(unit.rows)


def _of(source: Source) -> Any:
    return import_module(f"healthlint.app.corpus.reading.{_MODULES[source.kind]}")
