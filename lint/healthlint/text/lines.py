"""On which line and column does an offset stand?"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

# Only these end a line: form feeds, U+2028 and their like stand inside one for every editor.
_LINE_END = Expression(r"\r\n|\n|\r")


def _starts(source: str) -> list[int]:
    if "\r" in source and source.count("\r") != source.count("\r\n"):
        return [0, *(end.end() for end in _LINE_END.finditer(source))]
    # Every line ends in a line feed: a third of the time that the expression takes.
    lengths = accumulate(map(len, source.split("\n")[:-1]))
    return [0, *[length + number for number, length in enumerate(lengths, 1)]]


class Extent(NamedTuple):
    """Where a stretch begins and ends; lines and columns count from 1, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int  # behind the last sign


class Lines:
    """The lines of a source: LF, CRLF and a lone CR end one, nothing else does."""

    __slots__ = ("_source", "starts")

    def __init__(self, source: str) -> None:
        self._source = source
        # The offset at which each line begins, in code points from 0.
        self.starts: list[int] = _starts(source)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset; both count from 1, columns in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def extent(self, start: int, end: int) -> Extent:
        """Return lines and columns of a stretch, whose end is not included."""
        return Extent(*self.position(start), *self.position(end))

    def text(self, line: int) -> str:
        """Return a line (counted from 1) without its end; IndexError where there is none."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self._source)
        return self._source[start:end].rstrip("\r\n")

    def __len__(self) -> int:
        return len(self.starts)
