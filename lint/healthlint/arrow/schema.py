"""Which columns have findings in a table of Arrow?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from healthlint.arrow.columns import PLACES, TEXTS, Lists, columns_of
from healthlint.arrow.extra import pyarrow

if TYPE_CHECKING:
    from healthlint.arrow.record import Record
    from healthlint.rule.finding import Finding

pa = pyarrow()

# What identifies the article (id and url as they came in, path always), then the keys of `json-lines`.
FINDINGS = pa.schema(
    [
        ("id", pa.string()),
        ("url", pa.string()),
        pa.field("path", pa.string(), nullable=False),
        pa.field("scope", pa.string(), nullable=False),
        *(pa.field(name, pa.int32(), nullable=False) for name in PLACES),
        *(pa.field(name, pa.string(), nullable=False) for name in TEXTS),
    ]
)


def batch_of(found: Iterable[tuple[Record, Sequence[Finding]]]) -> Any:
    """Return the findings of articles as a RecordBatch."""
    return batch_of_columns(columns_of(found))


def batch_of_columns(lists: Lists) -> Any:
    """Return findings that are there column by column as a RecordBatch."""
    return pa.record_batch([_column(lists[field.name], field.type) for field in FINDINGS], schema=FINDINGS)


def _column(values: list[Any], kind: Any) -> Any:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # half a pair of surrogates, which JSON may hold and UTF-8 may not
        return pa.array([_encodable(value) for value in values], kind)


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
