"""What do the fixes of a rule make of a text?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.edits import applied
from healthlint.rule.same_words import same_words
from healthlint.testing.trial import trial_of

if TYPE_CHECKING:
    from healthlint.rule.base import Rule

_MOST_ROUNDS = 10  # as in a run


def fixed_by(rule: Rule | type[Rule], text: str, format: str = "markdown") -> str:  # noqa: A002  the field's word
    """Return a text when the first fix of each finding of one rule has been made, as `check --fix` does.

    `format`: `markdown`, `html` or `plain`. Raises AssertionError where a run would take a fix back: it
    changes what a reader sees, or comes to no end; and ValueError for an edit outside of the text.
    """
    __tracebackhide__ = True
    trial = trial_of(rule)
    document = trial.document(text, format)
    seen = {text}
    for _ in range(_MOST_ROUNDS):
        findings = [finding for finding in trial.findings(document) if finding.fixes]
        if not findings:
            return document.source
        mended = applied(document.source, [finding.fixes[0] for finding in findings]).text
        after = trial.document(mended, format)
        if not same_words(document, after):
            raise AssertionError(
                f"the fixes change what a reader sees: {document.source!r} became {mended!r}"
            )
        if mended in seen:
            raise AssertionError(f"the fixes leave their fault: {mended!r} has it as before")
        seen.add(mended)
        document = after
    raise AssertionError(f"the fixes come to no end: after {_MOST_ROUNDS} rounds it is {document.source!r}")
