"""What does the context of a match do to its finding?

A matrix: what kind of rule it is (its `context`) against how the words are meant (their
status). Derived from NegEx (Chapman et al., 2001) and ConText (Harkema et al., 2009), and from
HealthNewsReview's finding that “may” and “could” do not redeem a hyped sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from healthlint.rule.finding import Severity

Context = Literal["style", "claim", "action", "attribution", "safety", "document"]
Effect = Literal["keep", "lower", "info", "drop"]

_MATRIX: dict[str, dict[Context, Effect]] = {
    "negated": {"style": "drop", "claim": "drop", "action": "drop", "attribution": "drop", "safety": "drop"},
    "warned-against": {"style": "drop", "claim": "drop", "action": "drop", "safety": "drop"},
    "question": {"style": "drop", "claim": "drop", "action": "drop", "attribution": "drop", "safety": "drop"},
    "hedged": {"claim": "drop"},
    "conditional": {"style": "info", "claim": "drop", "attribution": "info"},
    "quoted": {
        "style": "lower",
        "claim": "lower",
        "action": "drop",
        "attribution": "drop",
        "safety": "lower",
    },
    "quoted-anonymously": {},
    "work-title": {"style": "drop", "claim": "drop", "attribution": "drop", "safety": "drop"},
    "cited": {"attribution": "drop"},
}
_LOWER: dict[Severity, Severity] = {"error": "warning", "warning": "info", "info": "info"}


def severity_in_context(
    severity: Severity, context: Context, status: str, *, in_title: bool
) -> Severity | None:
    """Return the severity that the status leaves, or None where nothing is to be reported.

    A claim that a title merely asks or hedges is worth a look (`info`): titles travel alone.
    """
    effect = _MATRIX.get(status, {}).get(context, "keep")
    if effect == "drop" and in_title and status in ("question", "hedged") and context in ("style", "claim"):
        effect = "info"
    if effect == "drop":
        return None
    if effect == "info":
        return "info"
    return _LOWER[severity] if effect == "lower" else severity
