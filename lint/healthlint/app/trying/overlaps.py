"""Which rules speak about the same words?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.rule.finding import Finding

Pair = tuple[str, str]  # two codes, in order


class Overlap(NamedTuple):
    """How much two rules have in common."""

    codes: Pair
    times: int  # findings of the one that share words with one of the other, the pairs of them
    shared: tuple[int, int]  # findings of each that share words with the other rule
    findings: tuple[int, int]  # all of each

    @property
    def shares(self) -> tuple[int, int]:
        """What part of the findings of each is shared, in percent."""
        (one, other), (all_one, all_other) = self.shared, self.findings
        return one * 100 // all_one, other * 100 // all_other


class Overlaps:
    """Counts, article by article, where findings of two rules share words."""

    def __init__(self) -> None:
        self._findings: Counter[str] = Counter()
        self._times: Counter[Pair] = Counter()
        self._shared: Counter[tuple[Pair, str]] = Counter()

    def add(self, findings: Iterable[Finding]) -> None:
        """Count the findings of one article; those about it as a whole share no words."""
        placed = sorted(
            {
                (each.offset, each.end_offset, each.code)
                for each in findings
                if each.scope == "text" and each.end_offset > each.offset
            }
        )
        self._findings.update(code for _, _, code in placed)
        sharing: set[tuple[Pair, int]] = set()
        open_ones: list[int] = []
        for number, (start, _, code) in enumerate(placed):
            open_ones = [other for other in open_ones if placed[other][1] > start]
            for other in open_ones:
                other_code = placed[other][2]
                if other_code != code:
                    pair = (min(code, other_code), max(code, other_code))
                    self._times[pair] += 1
                    sharing.update(((pair, number), (pair, other)))
            open_ones.append(number)
        self._shared.update((pair, placed[number][2]) for pair, number in sharing)

    def all(self) -> Iterator[Overlap]:
        """Yield the pairs that share words, most often first."""
        for pair, times in sorted(self._times.items(), key=lambda each: (-each[1], each[0])):
            one, other = pair
            yield Overlap(
                pair,
                times,
                (self._shared[pair, one], self._shared[pair, other]),
                (self._findings[one], self._findings[other]),
            )
