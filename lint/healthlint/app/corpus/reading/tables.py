"""How is Parquet read, without ever holding a whole file?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from healthlint.app.corpus.reading.named import check_columns
from healthlint.app.corpus.reading.unit import UNIT_BYTES, UNIT_RECORDS, Unit, fault_unit, reason_of
from healthlint.arrow.record import Columns

if TYPE_CHECKING:
    from healthlint.app.corpus.reading.sources import Source

_BUFFER = 1024 * 1024  # bytes that are read ahead of each column


def check(source: Source, columns: Columns) -> None:
    """Raise UsageError where the file cannot be one of articles; one that is damaged is told later."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from healthlint.arrow.rows import check_types

    try:
        schema = pq.read_schema(source.path)
    except (OSError, pa.ArrowException):
        return
    check_columns(source.path, schema.names, columns)
    check_types(schema, columns, source.path)


def read(source: Source, columns: Columns, start: int, before: int) -> Iterator[Unit]:  # noqa: ARG001
    """Yield the articles from row `start` (from 0) on; rows are what is counted."""
    import pyarrow as pa

    from healthlint.arrow.rows import records_of

    at = start
    try:
        for batch, total in _batches(source.path, columns, start):
            # To whoever lints them goes the text alone: pyarrow would take more memory there than the rules.
            rows = [*records_of(batch, columns, source.path, at)]
            end = at + len(rows)
            yield Unit("records", rows, source.path, at, end, end / total)
            at = end
    except (OSError, pa.ArrowException) as error:
        what = "cannot be read any further" if at else "cannot be read"
        yield fault_unit(source.path, f"{what}: {reason_of(error)}", at)


def _batches(path: str, columns: Columns, start: int) -> Iterator[tuple[Any, int]]:
    import pyarrow.parquet as pq

    # Without buffering a whole column of a row group would be held, which may be a gigabyte.
    with pq.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER) as file:
        names = [name for name in dict.fromkeys(columns) if name in file.schema_arrow.names]
        first = 0  # row of the file with which the group begins
        for number in range(file.num_row_groups):
            group = file.metadata.row_group(number)
            last = first + group.num_rows
            if last > start:
                left = max(0, start - first)  # rows of this group that were read before
                for batch in file.iter_batches(
                    batch_size=_rows_at_once(group, columns.text),
                    row_groups=[number],
                    columns=names,
                    use_threads=False,
                ):
                    if left >= batch.num_rows:
                        left -= batch.num_rows
                        continue
                    yield batch.slice(left), file.metadata.num_rows
                    left = 0
            first = last


def _rows_at_once(group: Any, text: str) -> int:
    """Return how many rows make a unit, as far as the size of the column tells."""
    for number in range(group.num_columns):
        column = group.column(number)
        if column.path_in_schema == text:
            each = max(1, column.total_uncompressed_size // max(1, group.num_rows))
            return int(min(UNIT_RECORDS, max(1, UNIT_BYTES // each)))
    return 64
