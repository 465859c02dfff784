"""Which hunk of a change has brought a finding about?

The one without which it is gone: hunks are taken back, more and more of them, and the article is linted
again. Without any taken back the finding is there, with all of them it is not, so halving finds a place in
between where one more makes the difference. Those that remove lines are taken back first: where a new claim
asks for the disclaimer that another hunk deletes, the latter is to blame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.run.changes.counterparts import without_counterpart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from healthlint.rule.dropped import Dropped
    from healthlint.rule.finding import Finding
    from healthlint.run.changes.lines.difference import Difference, Hunk

MOST = 40  # times that one article is linted again


def on_touched_lines(difference: Difference, place: Finding | Dropped) -> bool:
    """Tell whether a change touches the lines of a place."""
    last = place.end_line
    if place.end_column == 1 and last > place.line:
        last -= 1  # it ends with a line end: nothing of the next line belongs to it
    return difference.touches(place.line, last)


def touches(difference: Difference, finding: Finding) -> bool:
    """Tell whether a change touches the lines of a finding; those of the whole article are on no line."""
    return finding.scope == "text" and on_touched_lines(difference, finding)


class Trials:
    """An article with more and more of a change taken back."""

    def __init__(
        self,
        difference: Difference,
        findings: Sequence[Finding],
        lint: Callable[[str], Sequence[Finding]],
    ) -> None:
        """Take the change, what is wrong with the new version, and what finds that out of others."""
        self.difference = difference
        self._touched = [finding for finding in findings if touches(difference, finding)]
        self._untouched = [finding for finding in findings if not touches(difference, finding)]
        self._lint = lint
        numbers = range(len(difference.hunks))
        self._order = sorted(numbers, key=lambda number: not difference.hunks[number].removes)
        self._lacking: dict[int, frozenset[int]] = {
            0: frozenset()
        }  # findings by their id, by how many are back

    def is_new(self, finding: Finding) -> bool:
        """Tell whether the earlier version is without a finding of lines that were not touched."""
        return id(finding) in self._gone(len(self._order))

    def to_blame(self, finding: Finding) -> Hunk:
        """Return the hunk that has brought about a finding that the earlier version is without.

        Where that cannot be found out in time, it is the nearest one that removes lines.
        """
        there, gone = 0, len(self._order)
        while gone - there > 1:
            middle = (there + gone) // 2
            if middle not in self._lacking and len(self._lacking) > MOST:
                return self._nearest(finding)
            if id(finding) in self._gone(middle):
                gone = middle
            else:
                there = middle
        return self.difference.hunks[self._order[gone - 1]]

    def _gone(self, count: int) -> frozenset[int]:
        """Return the findings that are gone with the first hunks taken back."""
        if count not in self._lacking:
            back = frozenset(self._order[:count])
            lacking = without_counterpart(
                self._untouched,
                self._lint(self.difference.reverted(back)),
                lambda offset: self.difference.moved(offset, back),
                self._touched,
            )
            self._lacking[count] = frozenset(map(id, lacking))
        return self._lacking[count]

    def _nearest(self, finding: Finding) -> Hunk:
        hunks = self.difference.hunks
        removing = [hunk for hunk in hunks if hunk.removes] or hunks
        return min(removing, key=lambda hunk: abs(hunk.start + 1 - finding.line))
