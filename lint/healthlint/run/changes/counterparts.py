"""Which findings did an article not have before?

A finding on lines that nobody has touched is known again by its rule and its place, which a change only
moves. Where a rule speaks of another one of two equal sentences, the fingerprint knows it. Findings about the
whole article are counted, rule by rule. One that weighs more than before is a new one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from healthlint.rule.finding import SEVERITIES
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from healthlint.rule.finding import Finding

_WORD = Expression(r"[a-z]+|[^\W\d_a-z]")


def without_counterpart(
    findings: Sequence[Finding],
    earlier: Iterable[Finding],
    moved: Callable[[int], int],
    changed: Iterable[Finding] = (),
) -> list[Finding]:
    """Return those findings of untouched lines, or of the whole article, that an earlier version has not.

    `moved` leads from an offset of an untouched line to the one it had; `changed` are the findings of lines
    that were touched.
    """
    places: dict[tuple[str, int], Finding] = {}
    whole: dict[str, list[Finding]] = defaultdict(list)
    for each in earlier:
        if each.scope == "document":
            whole[each.code].append(each)
        else:
            places[each.code, each.offset] = each
    new, unplaced = [], []
    for finding in findings:
        if finding.scope == "document":
            if not _taken(finding, whole[finding.code]):
                new.append(finding)
            continue
        known = places.pop((finding.code, moved(finding.offset)), None)
        if known is None:
            unplaced.append(finding)
        elif not _covers(known, finding):
            new.append(finding)
    left = {each.fingerprint: each for each in places.values() if each.fingerprint}
    elsewhere = {(each.code, each.text) for each in changed}  # may be what has become of those that are left
    for finding in unplaced:
        known = left.get(finding.fingerprint)
        if known is None or not _covers(known, finding) or (finding.code, finding.text) in elsewhere:
            new.append(finding)
    return new


def _covers(earlier: Finding, finding: Finding) -> bool:
    return SEVERITIES.index(earlier.severity) <= SEVERITIES.index(finding.severity)


def _taken(finding: Finding, earlier: list[Finding]) -> bool:
    """Take out of what a rule said of the whole article before what it says now, or part of it."""
    words = _words(finding)
    candidates = [each for each in earlier if _covers(each, finding) and words <= _words(each)]
    if not candidates:
        return False
    earlier.remove(min(candidates, key=lambda each: (each.message != finding.message, len(each.message))))
    return True


def _words(finding: Finding) -> set[str]:
    """Return the words of a message, without numbers: `2 calls` becomes `1 call` when one has gone."""
    return {word.rstrip("s") for word in _WORD.findall(finding.message.lower())}
