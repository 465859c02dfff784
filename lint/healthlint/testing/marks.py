"""What do the marks of an example say, and where would the rule put them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.marks import CLOSE, OPEN, unmarked
from healthlint.testing.trial import trial_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding

Stretch = tuple[int, int]  # offsets into the text without marks


def findings_of(rule: Rule, text: str, format: str = "markdown") -> list[Finding]:  # noqa: A002  the field's word
    """Return what one rule reports for a text, in the order of the text.

    `format`: `markdown`, `html` or `plain`.
    """
    trial = trial_of(rule)
    return trial.findings(trial.document(text, format))


def marked_by(rule: Rule, example: str, format: str = "markdown") -> str:  # noqa: A002  the field's word
    """Return an example with marks where the rule reports, whatever marks it had.

    A finding about the document as a whole is a pair of marks around nothing at the start.
    """
    text = unmarked(example)
    return marked(text, ((each.offset, each.end_offset) for each in findings_of(rule, text, format)))


def marked(text: str, stretches: Iterable[Stretch]) -> str:
    """Return a text with marks around stretches of it, which are in order."""
    for start, end in reversed(tuple(stretches)):
        text = text[:start] + OPEN + text[start:end] + CLOSE + text[end:]
    return text


def marks_in(example: str) -> list[Stretch] | None:
    """Return what is marked in an example; None where the marks do not stand in pairs."""
    stretches: list[Stretch] = []
    at = 0
    begun: int | None = None
    for sign in example:
        if sign == OPEN and begun is None:
            begun = at
        elif sign == CLOSE and begun is not None:
            stretches.append((begun, at))
            begun = None
        elif sign in (OPEN, CLOSE):
            return None
        else:
            at += 1
    return stretches if begun is None else None
