"""Which findings give way to those of a rule of another family, which says the same of the same sentence?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.finding import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding


def superseded_by(rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    """Return the codes that a rule supersedes, by its own code."""
    return {rule.code: frozenset(rule.supersedes) for rule in rules if rule.supersedes}


def settled(findings: list[Finding], superseded: Mapping[str, frozenset[str]]) -> list[Finding]:
    """Return one finding where one fault of a sentence was found by two rules of which one supersedes.

    The graver of the two stays, of equals that of the rule that supersedes; it names the other as related.
    """
    leading = [each for each in findings if each.code in superseded and each.scope != "document"]
    if not leading:
        return findings
    kept = dict(enumerate(findings))
    for number, finding in enumerate(findings):
        if finding.scope == "document":
            continue
        for lead in leading:
            if lead.anchor != finding.anchor or finding.code not in superseded[lead.code]:
                continue
            at = next((each for each, held in kept.items() if held.order == lead.order), None)
            if at is None or number not in kept:
                continue
            weaker = _graver(finding, lead)
            stays, goes = (number, at) if weaker else (at, number)
            gone = kept.pop(goes)
            related = (*kept[stays].related, f"{gone.code} {gone.name}")
            kept[stays] = kept[stays]._replace(related=related)
    return list(kept.values())


def _graver(one: Finding, other: Finding) -> bool:
    return SEVERITIES.index(one.severity) < SEVERITIES.index(other.severity)
