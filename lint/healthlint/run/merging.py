"""Which findings of one article say the same, and which of them speaks for the others?"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from healthlint.rule.finding import SEVERITIES
from healthlint.run.superseding import speaking_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from healthlint.rule.finding import Finding


def merged(findings: Iterable[Finding], ranks: Mapping[str, int]) -> list[Finding]:
    """Return one finding a rule and sentence, and one a family where words overlap.

    The longest speaks for its rule; the most severe, then the one of the highest rank, for its
    family, and names the others as related. What `--fix` mends, and the fix of no other, stays beside it.
    """
    longest: dict[tuple[str, int], Finding] = {}
    for finding in findings:
        key = (finding.code, finding.anchor)
        held = longest.get(key)
        if held is None or _weight(finding) > _weight(held):
            longest[key] = finding
    kept: list[Finding] = []
    # By family, the offsets of those kept and their numbers: they do not overlap, so neighbours suffice.
    places: dict[str, list[tuple[int, int]]] = {}
    beside: dict[str, list[int]] = {}  # by family, the numbers of those kept for their fixes
    for finding in sorted(longest.values(), key=lambda each: _strength(each, ranks), reverse=True):
        taken = places.setdefault(finding.family, [])
        at = bisect_left(taken, (finding.offset, -1))
        near = [number for _, number in taken[max(0, at - 1) : at + 1]]
        lead = next((number for number in near if _overlap(kept[number], finding)), None)
        if lead is not None and finding.fixes and not kept[lead].fixes:
            mended = beside.setdefault(finding.family, [])
            lead = next((number for number in mended if _overlap(kept[number], finding)), None)
            if lead is None:
                mended.append(len(kept))
        elif lead is None and finding.end_offset > finding.offset:
            taken.insert(at, (finding.offset, len(kept)))
        if lead is None:
            kept.append(finding)
        else:
            kept[lead] = speaking_for(kept[lead], finding)
    return kept


def _weight(finding: Finding) -> tuple[int, int]:
    return (-SEVERITIES.index(finding.severity), finding.end_offset - finding.offset)


def _strength(finding: Finding, ranks: Mapping[str, int]) -> tuple[int, int, int, int]:
    severity, length = _weight(finding)
    return (severity, ranks.get(finding.code, 0), length, -finding.offset)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.offset < other.end_offset and other.offset < one.end_offset
