"""What did a rule find and not report, and why?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding, Severity
    from healthlint.text.model import Match

Ground = Literal[
    "scope",  # it stands where the rule does not read
    "language",  # of its sentence, which the rule is not for
    "unless",  # a word near it clears it
    "requires",  # the article says what the rule asks for
    "accepted-name",  # of `names` in the config
    "low-confidence",  # which the strict preset shows
    "min-severity",  # it weighs less than what is shown
]
GROUNDS: tuple[Ground, ...] = get_args(Ground)
Reason = str  # a Ground, or the status of the words


class Dropped(NamedTuple):
    """Words that were not reported, or more mildly, and what excused them.

    Lines and columns count from 1, offsets from 0, all in code points of the source; ends are exclusive.
    """

    path: str  # of the article, as messages show it
    line: int  # from 1
    column: int  # from 1
    end_line: int  # from 1
    end_column: int  # from 1, behind the last sign
    offset: int  # from 0
    end_offset: int  # from 0, behind the last sign
    code: str  # of the rule
    name: str  # of the rule
    severity: Severity | None  # as which it is reported all the same; None: it is not
    reason: Reason
    detail: str  # the block it stands in, the words that clear it; may be empty
    language: str  # of the words: `en` or `zh`
    text: str  # the source from `offset` to `end_offset`

    @property
    def order(self) -> tuple[int, int, str]:
        """The place in the list of an article."""
        return (self.offset, self.end_offset, self.code)


def dropped_match(
    rule: Rule, match: Match, reason: Reason, detail: str, severity: Severity | None
) -> Dropped:
    """Return what to tell of a match of a rule."""
    document, span = match.document, match.span
    return Dropped(
        document.path,
        *document.lines.extent(*span),
        span.start,
        span.end,
        rule.code,
        rule.name,
        severity,
        reason,
        detail,
        match.sentence.language,
        document.source[span.start : span.end],
    )


def dropped_finding(finding: Finding, reason: Reason, detail: str = "") -> Dropped:
    """Return what to tell of a finding that is not shown."""
    return Dropped(
        finding.path,
        finding.line,
        finding.column,
        finding.end_line,
        finding.end_column,
        finding.offset,
        finding.end_offset,
        finding.code,
        finding.name,
        None,
        reason,
        detail,
        finding.language,
        finding.text,
    )
