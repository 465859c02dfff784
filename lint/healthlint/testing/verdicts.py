"""What was said of the references of an example, for which a rule does not speak as it is marked?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.testing.trial import trial_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.rule.base import Rule
    from healthlint.text.model import Document

_LONGEST = 60  # code points of what is quoted


def verdicts_in(rule: Rule, document: Document, start: int, end: int) -> Iterator[str]:
    """Yield a sentence for each reference of which a part stands in a stretch of the source.

    A rule that looks references up has been asked with its known works.
    """
    for judged in trial_of(rule).judged(document):
        span = judged.reference.span
        if span.start < end and start < span.end:
            words = " ".join(document.source[span.start : span.end].split())
            shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
            yield f"“{shown}” is judged {judged.judgement.verdict}: {judged.message('en')}"
