"""What does the context of a match do to its finding?

A matrix: what kind of rule it is (its `context`) against how the words are meant (their
statuses). Derived from NegEx (Chapman et al., 2001) and ConText (Harkema et al., 2009), and from
HealthNewsReview's finding that “may” and “could” do not redeem a hyped sentence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.rule.finding import Severity

Context = Literal[
    "style",  # how something is said: hype, testimonials, forecasts
    "claim",  # what is said to be true
    "cure",  # a claim so strong that a source does not soften it: cure, guarantee, absolute safety
    "outcome",  # a claim that a hedge softens and does not excuse: off medicine, better than the rest
    "action",  # what the reader is to do
    "attribution",  # who is said to have found it
    "safety",  # advice that may do harm
    "document",  # the article as a whole; no context touches it
]
Effect = Literal["keep", "lower", "info", "drop"]

_EFFECTS: tuple[Effect, ...] = get_args(Effect)  # from weak to strong
_COLUMNS = ("style", "claim", "cure", "outcome", "action", "attribution", "safety")
_ROWS = """
    foreign             drop   drop   drop   drop   drop   drop   drop
    negated             drop   drop   drop   drop   drop   drop   drop
    warned-against      drop   drop   drop   drop   drop   keep   drop
    question            drop   drop   drop   drop   drop   drop   drop
    work-title          drop   drop   drop   drop   keep   drop   drop
    hedged              keep   drop   drop   info   keep   keep   keep
    conditional         info   drop   drop   drop   keep   info   keep
    quoted              lower  lower  lower  lower  keep   drop   lower
    reported            lower  lower  lower  lower  keep   keep   keep
    disowned            drop   drop   drop   drop   drop   keep   drop
    quoted-anonymously  keep   keep   keep   keep   keep   keep   keep
    scare-quoted        keep   keep   keep   keep   keep   keep   keep
    cited               keep   lower  keep   lower  keep   drop   keep
    asserted            keep   keep   keep   keep   keep   keep   keep
"""
_MATRIX: dict[str, dict[str, str]] = {
    status: dict(zip(_COLUMNS, effects, strict=True))
    for status, *effects in (row.split() for row in _ROWS.strip().splitlines())
}
_LOWER: dict[Severity, Severity] = {"error": "warning", "warning": "info", "info": "info"}
# Titles travel alone: one that merely asks or hedges still tells its readers what to hope for.
_WORTH_A_LOOK_IN_A_TITLE = ("question", "hedged")
_PROMISES = ("style", "claim", "cure", "outcome")


def severity_in_context(
    severity: Severity, context: Context, statuses: str | Iterable[str], *, in_title: bool
) -> Severity | None:
    """Return the severity that the statuses leave, or None where nothing is to be reported.

    Of several statuses the one with the strongest effect decides: negated words are negated
    also within quotation marks.
    """
    given = (statuses,) if isinstance(statuses, str) else tuple(statuses)
    return _left(severity, context, given, in_title)


@lru_cache(maxsize=1024)  # the same few come again and again
def _left(severity: Severity, context: Context, statuses: tuple[str, ...], in_title: bool) -> Severity | None:
    effect = max(
        (_effect(context, status, in_title) for status in statuses), key=_EFFECTS.index, default="keep"
    )
    if effect == "drop":
        return None
    if effect == "info":
        return "info"
    return _LOWER[severity] if effect == "lower" else severity


def deciding_status(context: Context, statuses: Iterable[str], *, in_title: bool) -> str:
    """Return which of several statuses has the strongest effect; of equals the first."""
    effects = {status: _EFFECTS.index(_effect(context, status, in_title)) for status in statuses}
    return max(effects, key=effects.__getitem__)


def _effect(context: Context, status: str, in_title: bool) -> Effect:
    effect = _MATRIX.get(status, {}).get(context, "keep")
    if effect == "drop" and in_title and status in _WORTH_A_LOOK_IN_A_TITLE and context in _PROMISES:
        effect = "info"
    return effect  # type: ignore[return-value]
