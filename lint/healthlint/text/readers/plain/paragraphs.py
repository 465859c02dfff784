"""Which lines of plain text are one paragraph?

Some files are wrapped at a column, some have one paragraph a line, some mix both. A wrapped line
is one on which the first word of the next line would have found no room; if most lines that end
in the midst of a sentence are such, the file is wrapped.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression
from healthlint.text.language.folding import fold
from healthlint.text.language.han import is_cjk, is_han
from healthlint.text.readers.plain.lines import Line, Shape, end_of, role_of_line
from healthlint.text.readers.plain.words import LABEL_LINE
from healthlint.text.roles import LONGEST_HEADING, role_of_label
from healthlint.text.sections import is_entry

if TYPE_CHECKING:
    from healthlint.text.model import Section

LISTED: frozenset[Shape] = frozenset(
    ("bullet", "entry", "number", "paren", "letter", "roman", "han", "han-paren")
)
_NARROWEST, _WIDEST = 40, 130  # columns at which text is wrapped
_LONG_ENOUGH = 50  # columns: a shorter line that ends without a stop may be a heading
_MOST = 0.6
_SMALL = Expression(r"[(\"“‘]?[a-z](?![a-z]{0,2}[A-Z])")
_FIRST_WORD = Expression(r"[^\s\u3400-\u9fff]*")
_APART = Expression(r"\S(?:\t|   )\s*\S")  # cells of a row
_CUT_WORD = Expression(r"[a-z]-\Z")
# No heading ends like this, nor a row; of prepositions only those that questions do not end with.
_DANGLING = Expression(r"\s(?:an?|the|as|of|and|or|but|than|because|my|our|your|his|their|its)\Z")
_REST_OF_ENTRY = Expression(r"[a-z(\d&]|https?:|www\.|doi", re.IGNORECASE)


class Paragraph:
    """The lines between two breaks of a page."""

    def __init__(self, source: str, lines: list[Line], next_line: Line | None) -> None:
        first, last = lines[0], lines[-1]
        self.lines = lines
        self.start, self.end = first.start, last.end
        self.text = first.text if len(lines) == 1 else source[self.start : self.end]
        self.shape = first.shape
        self.label_end = first.label_end
        self.indent = first.indent
        self.width = sum(line.width for line in lines) if len(lines) > 1 else first.width
        self.ending = last.ending if len(lines) == 1 else end_of(self.text)
        self.after_blank = first.after_blank
        self.before_blank = next_line is None or next_line.after_blank

    @property
    def role(self) -> Section | None:
        """The part of an article that it begins if it is a heading."""
        return self.lines[0].role if len(self.lines) == 1 else role_of_line(self.text)


def paragraphs_of(source: str, lines: list[Line]) -> list[Paragraph]:
    """Return the paragraphs, list items, headings and rows that the lines make."""
    if not lines:
        return []
    column = _wrap_column(lines)
    groups = [[lines[0]]]
    in_references = _begins_references(lines[0])
    for line in lines[1:]:
        group = groups[-1]
        if not line.after_blank and _continues(group[0], group[-1], line, column, in_references):
            group.append(line)
            continue
        groups.append([line])
        role = None if line.shape == "bullet" else _role(line)
        if role is not None:
            in_references = role == "references"
    following = [group[0] for group in groups[1:]]
    return [
        Paragraph(source, group, next_line)
        for group, next_line in zip(groups, [*following, None], strict=True)
    ]


def _role(line: Line) -> str | None:
    if line.width > LONGEST_HEADING or line.ending in (".", ",", "!", "?"):
        return None
    return line.role


def _begins_references(line: Line) -> bool:
    return _role(line) == "references"


def _wrap_column(lines: list[Line]) -> int:
    """Return the column at which the file is wrapped, or 0."""
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if not (
            after.after_blank
            or after.shape
            or after.begins_paragraph
            or after.indent > line.indent + 1
            or line.shape in ("mark", "rule")
        )
    ]
    widths = sorted(line.width for line, _ in pairs if _NARROWEST <= line.width <= _WIDEST)
    if len(widths) * 2 <= len(pairs) - sum(line.width < _NARROWEST for line, _ in pairs):
        return 0
    column = widths[len(widths) - 1 - len(widths) // 20]
    unfinished = [
        (line, after)
        for line, after in pairs
        if line.ending in ("", ",")
        and line.width * 2 >= column
        and not _stands_alone(line)
        and not LABEL_LINE.match(after.text)
    ]
    full = [
        after
        for line, after in unfinished
        if _is_full(line, after, column) and after.width <= column + column // 8
    ]
    if not full or len(full) < _MOST * len(unfinished):
        return 0
    chinese = sum(1 for after in full if is_han(after.text[:1]))
    small = sum(1 for after in full if _SMALL.match(after.text))
    if chinese * 2 > len(full):
        return column
    return column if small >= 0.4 * (len(full) - chinese) else 0


def _stands_alone(line: Line) -> bool:
    """Tell whether a line that ends without a stop does so as a row or a label does."""
    text = line.text
    apart = ("\t" in text or "   " in text) and _APART.search(text) is not None
    return apart or LABEL_LINE.match(text) is not None


def _is_full(line: Line, after: Line, column: int) -> bool:
    """Tell whether the next word would have found no room at the end of the line."""
    if is_cjk(line.text[-1:]):
        return line.width + max(8, column // 6) > column
    word = _FIRST_WORD.match(after.text)
    return line.width + 1 + (len(word.group()) if word else 0) > column - column // 10


def _continues(first: Line, line: Line, after: Line, column: int, in_references: bool) -> bool:
    """Tell whether `after` goes on with the paragraph that `first` began and `line` is the last of."""
    if first.shape == "quote" or after.shape == "quote":
        return first.shape == after.shape
    if (
        first.shape in ("mark", "rule", "row")
        or after.begins_paragraph
        or "\t" in line.text
        or "\t" in after.text
    ):
        return False
    full = column > 0 and _is_full(line, after, column) and after.width <= column + column // 8
    if after.shape:
        # a wrapped sentence may happen to go on with “65. They …”
        return (
            after.shape == "number"
            and full
            and first.shape is None
            and line.ending == ""
            and not in_references
        )
    listed = first.shape in LISTED
    hanging = after.indent > first.indent if listed else after.indent >= line.indent + 2
    unfinished = line.ending in ("", ",")
    small = _SMALL.match(after.text) is not None
    if hanging and (listed or in_references):
        return True
    if hanging and not (unfinished and small):
        return False
    if unfinished and small and _CUT_WORD.search(line.text[-2:]):
        return True
    if in_references and listed and (unfinished or is_entry(fold(after.text))):
        rest = _REST_OF_ENTRY.match(after.text) is not None or is_entry(fold(after.text))
        goes_on = rest or line.ending == ","
    elif column:
        goes_on = full or (unfinished and small and line.width * 2 >= column)
    elif is_cjk(line.text[-1:]):
        goes_on = line.ending == "," and is_han(after.text[:1])
    else:
        goes_on = unfinished and small and line.width >= _LONG_ENOUGH
    goes_on = goes_on or (line.width >= _NARROWEST and _DANGLING.search(line.text[-9:]) is not None)
    if not goes_on or (LABEL_LINE.match(after.text) and not (full and small)):
        return False
    return role_of_label(fold(after.text[:80])) is None and _role(line) is None
