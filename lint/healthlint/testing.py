"""Does a rule find what it says it finds?

The examples of a rule are marked: ⟦ and ⟧ stand where the finding must stand. `marked_by` takes
the marks out, runs the rule and puts marks where it reports, so that a test compares two strings
and also sees what should not have been reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.scan import Scanner
from healthlint.text.readers import BY_FORMAT

if TYPE_CHECKING:
    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding

OPEN, CLOSE = "⟦", "⟧"


def findings_of(rule: Rule, text: str, format: str = "markdown") -> list[Finding]:  # noqa: A002  the field's word
    """Return what one rule reports for a text, in the order of the text."""
    document = BY_FORMAT[format](text, "example")
    Scanner([rule]).scan(document)
    return sorted(rule.check(document), key=lambda finding: finding.order)


def marked_by(rule: Rule, example: str, format: str = "markdown") -> str:  # noqa: A002  the field's word
    """Return an example with marks where the rule reports, whatever marks it had.

    A finding about the document as a whole is a pair of marks around nothing at the start.
    """
    text = example.replace(OPEN, "").replace(CLOSE, "")
    marked = text
    for finding in reversed(findings_of(rule, text, format)):
        start, end = finding.offset, finding.end_offset
        marked = marked[:start] + OPEN + marked[start:end] + CLOSE + marked[end:]
    return marked
