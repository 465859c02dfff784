"""Where do two versions of an article differ, and what if part of that had been left as it was?

Lines are compared without their ends: who saves a file with other ends, or checks it out with others, has
changed no line. All texts that come of this have the ends of the new version, so that offsets agree.
"""

from __future__ import annotations

from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

from healthlint.run.changes.lines.matching import matching
from healthlint.run.changes.lines.pairing import paired
from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_LINE = Expression(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


class Hunk(NamedTuple):
    """Lines of the old version, and those of the new one in their place; from 0, ends exclusive."""

    old_start: int
    old_end: int
    start: int
    end: int

    @property
    def changes(self) -> bool:
        """Tell whether there is a line in it."""
        return self.removes or self.end > self.start

    @property
    def removes(self) -> bool:
        """Tell whether lines of the old version have gone."""
        return self.old_end > self.old_start


class Difference:
    """What has become of one version of an article in another."""

    def __init__(self, old: str, new: str) -> None:
        """Take the text of both versions."""
        self._new = _lines(new)
        self._old = _lines(old)
        bare = [line.rstrip("\r\n") for line in self._new]
        self.hunks: tuple[Hunk, ...] = tuple(_hunks([line.rstrip("\r\n") for line in self._old], bare))
        self._ending = "\r\n" if "\r" in new else "\n"  # behind a lone CR, LF alone would end no line
        self._starts = [0, *accumulate(map(len, self._new))]

    def touches(self, first: int, last: int) -> bool:
        """Tell whether a change lies on lines of the new version (from 1, both included) or between them."""
        low, high = first - 1, last  # from 0, the end exclusive
        return any(
            hunk.start < high and low < hunk.end if hunk.end > hunk.start else low < hunk.start < high
            for hunk in self.hunks
        )

    def reverted(self, numbers: Collection[int]) -> str:
        """Return the new version with some of the hunks as they were in the old one."""
        pieces: list[str] = []
        at = 0
        for number, hunk in enumerate(self.hunks):
            pieces += self._new[at : hunk.start]
            pieces += self._before(hunk) if number in numbers else self._new[hunk.start : hunk.end]
            at = hunk.end
        pieces += self._new[at:]
        # Only the last line of either version may have no end, and is the last no more.
        closed = [piece if piece.endswith(("\r", "\n")) else piece + self._ending for piece in pieces[:-1]]
        return "".join((*closed, *pieces[-1:]))

    def moved(self, offset: int, numbers: Collection[int]) -> int:
        """Return where in the `reverted` text an offset of a line stands that no hunk has touched."""
        shift = 0
        for number in numbers:
            hunk = self.hunks[number]
            if self._starts[hunk.end] <= offset:
                after = self._starts[hunk.end] - self._starts[hunk.start]
                shift += sum(map(len, self._before(hunk))) - after
        return offset + shift

    def span_of(self, hunk: Hunk) -> tuple[int, int]:
        """Return where the first line of a hunk stands in the new version, without its end.

        Of lines that are gone it is the one that stands there now, or the last one of the article. Blank
        lines are passed over.
        """
        if not self._new:
            return 0, 0
        after = range(hunk.start, len(self._new))
        before = range(hunk.start - 1, -1, -1)
        number = next((each for each in chain(after, before) if self._new[each].strip()), 0)
        start = self._starts[number]
        return start, start + len(self._new[number].rstrip("\r\n"))

    def _before(self, hunk: Hunk) -> list[str]:
        """Return the lines of a hunk in the old version, with ends."""
        return [line.rstrip("\r\n") + self._ending for line in self._old[hunk.old_start : hunk.old_end]]


def _lines(text: str) -> list[str]:
    return _LINE.findall(text)


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[Hunk]:
    blocks = [(0, 0, 0), *matching(old, new), (len(old), len(new), 0)]
    for (at, start, size), (to, stop, _) in pairwise(blocks):
        yield from _parts(old, new, Hunk(at + size, to, start + size, stop))


def _parts(old: Sequence[str], new: Sequence[str], hunk: Hunk) -> Iterator[Hunk]:
    """Yield each line of a hunk that was only rewritten by itself, and what lies between such lines."""
    at, start = hunk.old_start, hunk.start
    for row, column in paired(old[at : hunk.old_end], new[start : hunk.end]):
        before = Hunk(at, hunk.old_start + row, start, hunk.start + column)
        if before.changes:
            yield before
        at, start = hunk.old_start + row + 1, hunk.start + column + 1
        yield Hunk(at - 1, at, start - 1, start)
    rest = Hunk(at, hunk.old_end, start, hunk.end)
    if rest.changes:
        yield rest
