"""What are the rows of a table whose fields are parted by commas?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from healthlint.registry.reading.items import Fault

_LONGEST = 1 << 24  # characters of a field; Retraction Watch lists the reasons and notes of a row in one


def rows_of(stream: IO[bytes], fault: Fault) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the lines at which they end, from 1; what is not UTF-8 in them is replaced.

    One that cannot be read is told and comes empty.
    """
    csv.field_size_limit(_LONGEST)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    try:
        yield from _rows(csv.reader(text), fault)
    finally:
        with suppress(ValueError):  # the caller has closed the stream, having read enough
            text.detach()  # or it would close the stream, which is the caller's


def _rows(rows: Any, fault: Fault) -> Iterator[tuple[int, list[str]]]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            fault(rows.line_num, f"is no row of a table: {error}")
            row = []
        yield rows.line_num, row
