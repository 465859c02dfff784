"""Which findings give way to those of a rule of another family, which asks for the same repair?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from healthlint.rule.finding import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding

Pair = tuple[int, int]  # the numbers of a finding that speaks and of one that it speaks for

_NAMED = re.compile(r"[A-Z]{2,4}[0-9]{3} ")


def superseded_by(rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    """Return the codes and families that a rule supersedes, by its own code."""
    return {rule.code: frozenset(rule.supersedes) for rule in rules if rule.supersedes}


def settled(findings: Sequence[Finding], superseded: Mapping[str, frozenset[str]]) -> Sequence[Finding]:
    """Return one finding where one fault was found by rules of several families of which one supersedes.

    A rule is superseded in the same sentence, a family where words overlap. The graver of two findings
    stays, of equals that of the rule that supersedes; it names the other as related. Those of one family
    are to be `merged` already.
    """
    kept = dict(enumerate(findings))
    for stays, goes in _pairs(findings, superseded):
        if stays in kept and goes in kept:
            gone = kept.pop(goes)
            kept[stays] = speaking_for(kept[stays], gone)
    return list(kept.values())


def speaking_for(finding: Finding, other: Finding) -> Finding:
    """Return the finding, which names another as related and hands on what belongs to that."""
    notes = [each for each in other.related if not _NAMED.match(each)]
    named = [each for each in other.related if _NAMED.match(each)]
    told = ": ".join([f"{other.code} {other.name}", *(["; ".join(notes)] if notes else [])])
    return finding._replace(related=(*finding.related, told, *named))


def _pairs(findings: Sequence[Finding], superseded: Mapping[str, frozenset[str]]) -> list[Pair]:
    """Return who speaks for whom, the gravest first."""
    leading = [
        number for number, each in enumerate(findings) if each.code in superseded and each.scope != "document"
    ]
    if not leading:
        return []
    sentences: dict[int, list[int]] = defaultdict(list)
    places: dict[str, list[Pair]] = defaultdict(list)  # offset and number
    for number, each in enumerate(findings):
        if each.scope != "document":
            sentences[each.anchor].append(number)
            if each.end_offset > each.offset:
                places[each.family].append((each.offset, number))
    for place in places.values():
        place.sort()
    pairs = []
    for number in leading:
        lead = findings[number]
        names = superseded[lead.code]
        others = [each for each in sentences[lead.anchor] if findings[each].code in names]
        for family in names & places.keys() - {lead.family}:
            held = _overlapping(lead, places[family], findings)
            # Who names the code of the other knows better than who names its family.
            others += [each for each in held if lead.code not in superseded.get(findings[each].code, ())]
        for other in others:
            graver = SEVERITIES.index(findings[other].severity) < SEVERITIES.index(lead.severity)
            pairs.append((other, number) if graver else (number, other))
    return sorted(pairs, key=lambda pair: (SEVERITIES.index(findings[pair[0]].severity), pair))


def _overlapping(finding: Finding, places: list[Pair], findings: Sequence[Finding]) -> Iterator[int]:
    """Yield the numbers of the findings of a family that share words with a finding."""
    for at in range(max(0, bisect_left(places, (finding.offset, -1)) - 1), len(places)):
        offset, number = places[at]
        if offset >= finding.end_offset:
            return
        if findings[number].end_offset > finding.offset:
            yield number
