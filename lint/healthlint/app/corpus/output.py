"""In which form are the findings written, once all are there?"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from healthlint.app.streams import check_file
from healthlint.report.data.record import dumped
from healthlint.run.errors import UsageError
from healthlint.run.files.replacement import replacing

_GROUP = 128 * 1024  # rows of a row group at most


def check_output(path: Path) -> None:
    """Raise UsageError where the suffix of an output names no form, or it cannot be written."""
    if path.suffix.lower() not in _FORMS:
        raise UsageError(f"{path}: its suffix must say what the findings are written as: {', '.join(_FORMS)}")
    if not check_file(path):
        raise UsageError(f"{path}: is no ordinary file, and findings could not be put there as a whole")


def write(path: Path, batches: Iterable[Any], version: str, inside: Path) -> None:
    """Write findings; the file is there when it is whole, and till then `inside` a folder. Raises OSError."""
    form = _FORMS[path.suffix.lower()]
    with replacing(path, inside) as file:
        form(file, batches, version)


def _parquet(file: IO[bytes], batches: Iterable[Any], version: str) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from healthlint.arrow.schema import FINDINGS

    schema = FINDINGS.with_metadata({"healthlint.version": version})
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        held: list[Any] = []
        rows = 0
        for batch in batches:
            held.append(batch)
            rows += batch.num_rows
            if rows >= _GROUP:
                writer.write_table(pa.Table.from_batches(held, FINDINGS))
                held, rows = [], 0
        writer.write_table(pa.Table.from_batches(held, FINDINGS))


def _json_lines(file: IO[bytes], batches: Iterable[Any], version: str) -> None:  # noqa: ARG001
    for row in _rows(batches):
        told = {name: value for name, value in row.items() if value is not None}
        file.write(dumped(told).encode() + b"\n")


def _csv(file: IO[bytes], batches: Iterable[Any], version: str) -> None:  # noqa: ARG001
    from healthlint.arrow.schema import FINDINGS

    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FINDINGS.names)
    for row in _rows(batches):
        writer.writerow(row.values())
    text.flush()
    text.detach()  # who has opened the file closes it


def _rows(batches: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for batch in batches:
        for start in range(0, batch.num_rows, 1024):
            yield from batch.slice(start, 1024).to_pylist()


_FORMS: dict[str, Callable[[IO[bytes], Iterable[Any], str], None]] = {
    ".parquet": _parquet,
    ".jsonl": _json_lines,
    ".csv": _csv,
}
