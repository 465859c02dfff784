"""Which articles stand in the rows of a table of Arrow?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from typing import Any

from healthlint.arrow.extra import pyarrow
from healthlint.arrow.named import check_named
from healthlint.arrow.record import Columns, Record
from healthlint.run.errors import UsageError

pa = pyarrow()

_AT_ONCE = 64  # texts that are copied out of a batch at a time


def records_of(batch: Any, columns: Columns, name: str = "", before: int = 0) -> Iterator[Record]:
    """Yield the articles of a RecordBatch or Table.

    One without path, url and id is called after `name` and the number of its row, `before` of which are in
    other batches. Raises UsageError where there is no column of the text, or this is something else.
    """
    if not isinstance(batch, pa.RecordBatch | pa.Table):
        raise UsageError(
            f"articles come in a RecordBatch or Table of pyarrow, not in a {type(batch).__name__};"
            " pyarrow.table(…) makes a table of a data frame, and its to_batches() batches of a table"
        )
    check_named(batch.schema.names, columns, "the table")
    check_types(batch.schema, columns)
    table = batch.select([each for each in dict.fromkeys(columns) if each in batch.schema.names])
    for start in range(0, table.num_rows, _AT_ONCE):
        part = table.slice(start, _AT_ONCE)
        held = {each: _values(part.column(each)) for each in part.schema.names}
        texts, *others = (held.get(each) or repeat(None, part.num_rows) for each in columns)
        for number, (text, *told) in enumerate(zip(texts, *others, strict=True), before + start + 1):
            path, own, url, form = map(_told, told)  # in the order of Columns
            yield Record(
                text=bytes(text) if isinstance(text, bytearray | memoryview) else text,
                path=path or url or own or f"{name}#{number}",
                format=form,
                id=own,
                url=url,
            )


def check_types(schema: Any, columns: Columns, where: str = "the table") -> None:
    """Raise UsageError where the column of the text holds none, or two columns have one name."""
    for name in columns:
        if schema.names.count(name) > 1:
            raise UsageError(f"{where}: more than one column is called {name}; rename all but one")
    kind = schema.field(columns.text).type
    types = pa.types
    if types.is_dictionary(kind):
        kind = kind.value_type
    tests = (
        types.is_string,
        types.is_large_string,
        types.is_string_view,
        types.is_binary,
        types.is_large_binary,
        types.is_binary_view,
        types.is_fixed_size_binary,
        types.is_null,
    )
    if not any(test(kind) for test in tests):
        raise UsageError(f"{where}: the column {columns.text} holds {kind}, and no text")


def _values(column: Any) -> list[Any]:
    """Return what stands in a column; of what Python has no value for, its bytes or what Arrow writes."""
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError):  # a text that is no UTF-8, a moment of the year 300000
        return [_value(each) for each in column]


def _value(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError):
        inner = scalar.value if pa.types.is_dictionary(scalar.type) else scalar
        if hasattr(inner, "as_buffer"):
            return inner.as_buffer().to_pybytes()
        return inner.cast(pa.string()).as_py()


def _told(value: Any) -> str | None:
    if value is None:
        return None
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
