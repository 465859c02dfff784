"""How are lines of JSON read: an object a line, packed with gzip or not?"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from healthlint.app.corpus.reading.named import check_keys, check_no_findings
from healthlint.app.corpus.reading.unit import UNIT_BYTES, UNIT_RECORDS, Unit, fault_unit, reason_of
from healthlint.arrow.engine import MOST_BYTES, TOO_LONG
from healthlint.arrow.record import Columns, Record

if TYPE_CHECKING:
    from healthlint.app.corpus.reading.sources import Source

_BROKEN = (OSError, EOFError, zlib.error)
_MARK = b"\xef\xbb\xbf"
_PROBED = 100  # lines among which one with a text is looked for


def check(source: Source, columns: Columns) -> None:
    """Raise UsageError where none of the first objects has the key of the text, and for findings."""
    keys: dict[str, None] = {}
    try:
        with opened(source) as file:
            for _ in range(_PROBED):
                line = file.readline(MOST_BYTES)
                if not line:
                    break
                held = _loaded(line)
                if not isinstance(held, dict):
                    continue
                check_no_findings(source.path, held)
                if columns.text in held:
                    return
                keys.update(dict.fromkeys(held))
    except _BROKEN:
        return
    if keys:
        check_keys(source.path, keys, columns)


def read(source: Source, columns: Columns, start: int, before: int) -> Iterator[Unit]:  # noqa: ARG001
    """Yield the lines from byte `start` on, `before` of which stand ahead; bytes are what is counted."""
    at, number = start, before
    try:
        with opened(source) as file:
            packed = getattr(file, "fileobj", file)
            file.seek(start)
            while True:
                rows, size = _some(file)
                if not rows:
                    return
                at += size
                yield Unit("lines", rows, source.path, number, at, packed.tell() / source.size)
                number += len(rows)
    except _BROKEN as error:
        yield fault_unit(source.path, f"cannot be read any further: {reason_of(error)}", number)


def opened(source: Source) -> IO[bytes]:
    """Open a file, unpacked."""
    if source.gzipped:
        return gzip.open(source.path, "rb")  # type: ignore[return-value]  # it is one in all that matters
    return open(source.path, "rb")  # noqa: PTH123  the caller closes it


def records_of(unit: Unit, columns: Columns) -> Iterator[Record]:
    """Yield the articles of the lines of a unit; lines without anything are none."""
    for number, line in enumerate(unit.rows, unit.before + 1):
        if line is None or line.strip():
            yield _record(line, f"{unit.name}#{number}", columns)


def _some(file: IO[bytes]) -> tuple[list[bytes | None], int]:
    """Return the next lines, and how many bytes they are."""
    rows: list[bytes | None] = []
    size = 0
    while size < UNIT_BYTES and len(rows) < UNIT_RECORDS:
        line = file.readline(MOST_BYTES + 1)
        if not line:
            break
        size += len(line)
        if len(line) > MOST_BYTES:
            rows.append(None)
            while line and not line.endswith(b"\n"):
                line = file.readline(MOST_BYTES)
                size += len(line)
        else:
            rows.append(line)
    return rows, size


def _record(line: bytes | None, name: str, columns: Columns) -> Record:
    if line is None:
        return Record(None, name, fault=TOO_LONG)
    try:
        held = _loaded(line, strictly=True)
    except (ValueError, RecursionError) as error:
        return Record(None, name, fault=f"cannot be read: the line is no JSON: {reason_of(error)}")
    if not isinstance(held, dict):
        return Record(None, name, fault="cannot be read: the line is JSON, and no object")
    text = held.get(columns.text)
    path, url, own, form = (
        _told(held.get(each)) for each in (columns.path, columns.url, columns.id, columns.format)
    )
    called = path or url or own or name
    if text is not None and not isinstance(text, str):
        return Record(
            None, called, id=own, url=url, fault=f"cannot be read: {columns.text} holds no text in the line"
        )
    return Record(text, called, form, own, url)


def _loaded(line: bytes, *, strictly: bool = False) -> Any:
    try:
        return json.loads(line.removeprefix(_MARK))
    except (ValueError, RecursionError):
        if strictly:
            raise
        return None


def _told(value: Any) -> str | None:
    return None if value is None else str(value)
