"""With which entries is a finding compared, where one file has very many of a rule?

With those that share most of the runs of letters that few of them have; else a list of thousands of
products, all reworded, would be compared each with each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from healthlint.run.baseline.likeness import runs_around

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from healthlint.run.baseline.sketch import Sketch

MOST = 50  # entries that a finding is compared with


class Candidates:
    """The entries of a rule in one file, by their numbers."""

    def __init__(self, sketches: Mapping[int, Sketch]) -> None:
        self._numbers = [*sketches]
        self._having: dict[str, list[int]] = defaultdict(list)
        if len(sketches) > MOST:
            for number, sketch in sketches.items():
                for run in runs_around(sketch.text):
                    self._having[run].append(number)

    def of(self, sketch: Sketch) -> Sequence[int]:
        """Return the numbers of those that a finding may be."""
        if len(self._numbers) <= MOST:
            return self._numbers
        shared: Counter[int] = Counter()
        for run in runs_around(sketch.text):
            having = self._having.get(run, ())
            if len(having) <= MOST:
                shared.update(having)
        return [number for number, _ in shared.most_common(MOST)]
