"""Which findings give way to those of a rule of another family, which asks for the same repair?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.finding import SEVERITIES
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding

Pair = tuple[int, int]  # the numbers of a finding that speaks and of one that it speaks for

_NAMED = Expression(r"([A-Z]{2,4}[0-9]{3}) ([a-z0-9-]*)")


def superseded_by(rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    """Return the codes and families that a rule supersedes, by its own code."""
    return {rule.code: frozenset(rule.supersedes) for rule in rules if rule.supersedes}


def settled(findings: Sequence[Finding], superseded: Mapping[str, frozenset[str]]) -> Sequence[Finding]:
    """Return one finding where one fault was found by rules of several families of which one supersedes.

    A rule is superseded in the same sentence, a family where words overlap. The graver of two findings
    stays, of equals that of the rule that supersedes; it names the other as related. Those of one family
    are to be `merged` already.
    """
    if superseded.keys().isdisjoint([finding.code for finding in findings]):
        return findings
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


def spoken_for(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield code and name of each finding that one speaks for."""
    for each in finding.related:
        named = _NAMED.match(each)
        if named and named[2]:
            yield named[1], named[2]


def _pairs(findings: Sequence[Finding], superseded: Mapping[str, frozenset[str]]) -> list[Pair]:
    """Return who speaks for whom, the gravest first."""
    pairs = [*_of_sentences(findings, superseded), *_of_words(findings, superseded)]
    for at, (lead, other) in enumerate(pairs):
        if _weight(findings[other]) < _weight(findings[lead]):
            pairs[at] = (other, lead)
    return sorted(pairs, key=lambda pair: (_weight(findings[pair[0]]), pair))


def _of_sentences(findings: Sequence[Finding], superseded: Mapping[str, frozenset[str]]) -> Iterator[Pair]:
    """Yield the findings of each sentence of which one supersedes the rule of the other."""
    sentences: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        if finding.scope != "document":
            sentences.setdefault(finding.anchor, []).append(number)
    for numbers in sentences.values():
        for lead in numbers if len(numbers) > 1 else ():
            names = superseded.get(findings[lead].code)
            if names:
                yield from ((lead, other) for other in numbers if findings[other].code in names)


def _of_words(findings: Sequence[Finding], superseded: Mapping[str, frozenset[str]]) -> Iterator[Pair]:
    """Yield the findings that share words of which one supersedes the family of the other.

    Findings of one family do not overlap, so that few lie behind the beginning of each and before its end.
    """
    places = sorted(
        (each.offset, each.end_offset, number)
        for number, each in enumerate(findings)
        if each.scope != "document"
    )
    for at, (_, end, first) in enumerate(places, 1):
        while at < len(places) and places[at][0] < end:
            second = places[at][2]
            at += 1
            for lead, other in ((first, second), (second, first)):
                one, held = findings[lead], findings[other]
                # Who names the code of the other knows better than who names its family.
                if held.family in superseded.get(one.code, ()) and one.code not in superseded.get(
                    held.code, ()
                ):
                    yield lead, other


def _weight(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)
