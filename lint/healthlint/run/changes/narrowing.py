"""Which findings are shown of an article of which only the changes are asked about?

Those on lines that were touched, and those that the change has brought about elsewhere: whoever deletes a
disclaimer touches no line that is left. The latter are shown on the lines that are to blame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.run.changes.blame import Trials, on_touched_lines, touches
from healthlint.run.changes.relocation import relocated
from healthlint.run.engine import TROUBLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from healthlint.rule.dropped import Dropped
    from healthlint.rule.finding import Finding
    from healthlint.run.article import Article
    from healthlint.run.changes.lines.difference import Difference, Hunk
    from healthlint.run.linting import Linting


def narrowed(
    linting: Linting, article: Article, source: str, differences: Sequence[Difference | None]
) -> Article:
    """Return an article with the findings that a change is to blame for; the others are `unchanged`.

    There is a difference for each earlier state, or None where the article was not there. What a merge
    brings together is changed where it is so against each of them.
    """
    known = [each for each in differences if each is not None]
    if not known:
        return article
    shown: list[Finding] = []
    others: list[Finding] = []
    for finding in article.findings:
        touched = finding.code in TROUBLE or all(touches(each, finding) for each in known)
        (shown if touched else others).append(finding)
    due = _due(linting, article, others, known) if others else {}
    chosen = _language(linting, article)
    for number, (difference, hunk) in due.items():
        told = relocated(others[number], source, difference.span_of(hunk), chosen or others[number].language)
        shown.append(told)
    return article._replace(
        findings=tuple(sorted(shown, key=lambda finding: finding.order)),
        unchanged=tuple(finding for number, finding in enumerate(others) if number not in due),
        dropped=_beside(article.dropped, known),
    )


def _due(
    linting: Linting, article: Article, others: Sequence[Finding], differences: Sequence[Difference]
) -> dict[int, tuple[Difference, Hunk]]:
    """Return by number the findings that each earlier state lacks, with what is to blame for them."""

    def lint(text: str) -> Sequence[Finding]:
        return linting.lint_text(text, article.path).findings

    due = {}
    trials = [Trials(each, article.findings, lint) for each in differences]
    for number, finding in enumerate(others):
        untouching = [each for each in trials if not touches(each.difference, finding)]
        if all(each.is_new(finding) for each in untouching):
            due[number] = (untouching[0].difference, untouching[0].to_blame(finding))
    return due


def _language(linting: Linting, article: Article) -> str | None:
    """Return the language of all messages; None where each has that of the words."""
    chosen = linting.request.message_language or article.config.message_language
    return None if chosen == "auto" else chosen


def _beside(
    dropped: Sequence[Dropped] | None, differences: Sequence[Difference]
) -> tuple[Dropped, ...] | None:
    """Return what was dropped on lines that were touched."""
    if dropped is None:
        return None
    return tuple(each for each in dropped if all(on_touched_lines(place, each) for place in differences))
