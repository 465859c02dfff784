"""How is a verdict on a reference reported?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from healthlint import Finding, Fix, Match, Rule

if TYPE_CHECKING:
    from typing import Literal

    from healthlint.references import JudgedReference

    Severity = Literal["error", "warning", "info"]

_ITSELF: Mapping[str, Literal["en", "zh"]] = {"en": "en", "zh": "zh"}


def match_of(judged: JudgedReference) -> Match:
    """Return the words of a reference."""
    reference = judged.reference
    return Match(reference.block.document, reference.start, reference.end)


def language_of(rule: Rule, match: Match) -> Literal["en", "zh"]:
    """Return the language in which a rule speaks of some words."""
    return rule.worded(_ITSELF, match.sentence.language)  # type: ignore[return-value]


def report(
    rule: Rule,
    judged: JudgedReference,
    message: str | Mapping[str, str] | None = None,
    *,
    severity: Severity | None = None,
    proposals: Sequence[Fix] = (),
    said: str | None = None,
) -> Finding:
    """Return the finding about a reference, with all that the verdict rests on.

    Each reference of a sentence has one of its own. `{said}` in the message is what is `said`, by default
    the verdict as a sentence.
    """
    match = match_of(judged)
    language = language_of(rule, match)
    finding = rule.finding(
        match,
        rule.worded(message or rule.message, language),
        severity=severity,
        proposals=proposals,
        evidence=judged.evidence(language),
        said=judged.message(language) if said is None else said,
    )
    return finding._replace(anchor=finding.offset)
