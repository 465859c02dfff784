"""Which lines of plain text are rows of a table?

Copied out of a page, the cells of a row run together: `Study sizeFollow-up`, `Arm A3012 months`.
One such joint is a name (`MedlinePlus`); several lines in a row with joints are a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from healthlint.text.readers.plain.paragraphs import Paragraph

# A small letter, bracket or percent sign with a capital behind it; `mRNA` and `iPSCs` are none.
_STRONG = Expression(r"[a-z]{3}[A-Z][a-z]|[)%\d][A-Z][a-z]{2}|[a-z]{4}[$€£¥]\d|[a-z]{3}[A-Z]{2,}\b")
_WEAK = Expression(r"[A-Za-z]\d{2,}|[a-z]{3}\d|\d[a-z]{3}")
CELL_BREAK = Expression(r"\s*\t\s*|\s{2,}|\s*\|\s*")
_GAP = Expression(r"\S(?:\t+| {3,})\S")
_FEWEST = 2


def rows_of(paragraphs: list[Paragraph]) -> dict[int, bool]:
    """Return the numbers of the paragraphs that are rows, and whether their cells stand apart."""
    rows: dict[int, bool] = {}
    first = 0
    for number in range(1, len(paragraphs) + 1):
        if number < len(paragraphs) and not paragraphs[number].after_blank:
            continue
        if number - first >= _FEWEST:
            _rows_in(paragraphs, first, number, rows)
        first = number
    return rows


def _rows_in(paragraphs: list[Paragraph], first: int, last: int, rows: dict[int, bool]) -> None:
    """Look for runs of rows among lines without a blank line between them."""
    run: list[int] = []
    strong = 0
    apart = False
    for number in range(first, last + 1):
        paragraph = paragraphs[number] if number < last else None
        if paragraph is not None and len(paragraph.lines) == 1:
            text = paragraph.text
            if paragraph.shape == "row" or (
                paragraph.shape is None and ("\t" in text or "   " in text) and _GAP.search(text)
            ):
                if run and not apart:
                    strong, run = 0, []
                apart = True
                strong += 1
                run.append(number)
                continue
            if not apart and paragraph.shape is None and paragraph.ending == "":
                if _STRONG.search(text):
                    strong += 1
                    run.append(number)
                    continue
                if run and _WEAK.search(text):
                    run.append(number)
                    continue
            if apart and paragraph.shape == "rule":
                continue
        if len(run) >= _FEWEST and (strong >= _FEWEST or len(run) > _FEWEST):
            rows.update(dict.fromkeys(run, apart))
        run, strong, apart = [], 0, False
