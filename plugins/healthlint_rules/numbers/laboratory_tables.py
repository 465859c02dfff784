"""Which number is the value of which analyte, in a table?

The analyte and the unit may stand in the cell, at the head of its row, or at the head of its column.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Expression

from .analytes import last_named
from .measurements import Measurement, measurements_in
from .quantities import series_in, unit_in

_NUMBERS = Expression(
    r"[\s\d.,;:<>≤≥~≈()\[\]±+/%*†‡|a-zµμ²³/^×]*\d[\s\d.,;:<>≤≥~≈()\[\]±+/%*†‡|a-zµμ²³/^×\-–—]*"
)
# What stands in such a row or column is no value.
_NO_VALUES = Expression(
    r"\b(?:changes?|differences?|delta|sd|se|ci|p|n|no|number|patients|reduction|increase|decrease|factor"
    r"|conversion|csf|urin\w*"
    r"|newborn\w*|neonat\w*|mice|rats|unit|multiply|dose|year|age)\b"
    r"|变化|差|标准|例数|人数|降幅|升幅|换算|系数|脑脊液|尿液|新生儿|小鼠|大鼠|剂量|年份|年龄|[pp]值|δ"
)
_DIGIT = Expression(r"\d")
_LONGEST = 48  # code points of a head


class Table:
    """A run of cells, by the index of their blocks."""

    def __init__(self, cell: Block) -> None:
        """Take the table of one of its cells."""
        blocks = cell.document.blocks
        first, last = cell.index, cell.index + 1
        while first > 0 and blocks[first - 1].kind == "table-cell":
            first -= 1
        while last < len(blocks) and blocks[last].kind == "table-cell":
            last += 1
        self.first = first
        self.cells = cells = blocks[first:last]
        self.numeric = [_is_numeric(cell) for cell in cells]
        first_value = next((at for at, numeric in enumerate(self.numeric) if numeric), 0)
        width = first_value - 1  # a row of heads, then the head of the first row
        self.width = width if width > 1 and len(cells) % width == 0 else 0

    def heads(self, cell: Block) -> list[str]:
        """Return the texts that say what a cell holds: of its row, then of its column."""
        at = cell.index - self.first
        heads: list[str] = []
        row = next((other for other in range(at - 1, -1, -1) if not self.numeric[other]), None)
        if self.width:
            start = at - at % self.width
            row = start if start != at else None
        if row is not None:
            heads.append(_text(self.cells[row]))
        if self.width and at >= self.width:
            heads.append(_text(self.cells[at % self.width]))
        return heads


def tabled(cell: Block, table: Table) -> Iterator[Measurement]:
    """Yield the values in a cell of a table."""
    text = _text(cell)
    if not _DIGIT.search(text):
        return
    if len(text) > _LONGEST:
        yield from measurements_in(cell)
        return
    heads = table.heads(cell)
    if any(_NO_VALUES.search(head) for head in heads) or any(len(head) > _LONGEST for head in heads):
        return
    if not table.numeric[cell.index - table.first]:
        yield from measurements_in(cell)
        return
    named = next((found for head in heads if (found := last_named(head.replace("-", " ")))), None)
    if named is None:
        return
    analyte = named[0]
    headed = next((unit for head in heads if (unit := unit_in(head))), "")
    for series in series_in(text):
        for quantity in series.quantities:
            unit = quantity.unit or headed
            if unit in analyte.units:
                yield Measurement(
                    analyte,
                    quantity._replace(unit=unit),
                    cell.start + quantity.start,
                    cell.start + quantity.end,
                )


def _text(cell: Block) -> str:
    return cell.document.simplified[cell.start : cell.end].lower()


def _is_numeric(cell: Block) -> bool:
    return len(cell.text) <= _LONGEST and _NUMBERS.fullmatch(_text(cell)) is not None
