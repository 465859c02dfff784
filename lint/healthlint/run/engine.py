"""What does the engine report itself?

Its codes begin with HL, which no plugin may have. 901 to 909 are trouble, and end a run with exit code 2;
911 to 919 are about what articles say to healthlint.
"""

from __future__ import annotations

from healthlint.rule.finding import TROUBLE, Finding, Severity
from healthlint.text.named_tuple import NamedTuple

__all__ = ["FAMILY", "OWN", "TROUBLE", "OwnCode", "engine_finding"]

FAMILY = "HL"


class OwnCode(NamedTuple):
    """A kind of finding that is the engine's own."""

    code: str
    name: str
    severity: Severity
    summary: str
    why: str  # and what can be done about it


OWN = {
    own.code: own
    for own in (
        OwnCode(
            "HL901",
            "rule-crashed",
            "error",
            "A rule failed on this article.",
            "The other rules have read it all the same. The run ends with 2: it is not known what the"
            " failed rule would have found. Tell the authors of the rule, with the message; until it is"
            " mended, leave the rule out with --ignore.",
        ),
        OwnCode(
            "HL902",
            "unreadable-file",
            "error",
            "A file cannot be read.",
            "The other files are checked all the same. The run ends with 2: it is not known what is in"
            " the file. Save it as UTF-8, or exclude it in the config where it is no article.",
        ),
        OwnCode(
            "HL903",
            "too-many-findings",
            "error",
            "A rule found so many faults in this article that it was stopped.",
            "The first ones are kept, and the other rules have read the article all the same. The run ends"
            " with 2: it is not known what the stopped rule would have found further on. Tell the authors"
            " of the rule; until it is mended, leave the rule out with --ignore.",
        ),
        OwnCode(
            "HL911",
            "blanket-suppression",
            "warning",
            "A comment accepts findings without saying which.",
            "It also hides what nobody has seen yet: the next fault in that place goes unnoticed. Name the"
            " codes that are meant, as in healthlint-disable-next-line PRO101.",
        ),
        OwnCode(
            "HL912",
            "unused-suppression",
            "warning",
            "A comment accepts a finding that is not there.",
            "The fault has been mended, or the comment stands in the wrong place; left behind, it would"
            " hide the next fault there. Remove it; --fix does.",
        ),
        OwnCode(
            "HL913",
            "expired-suppression",
            "warning",
            "The day is over until which a comment accepts a finding.",
            "Somebody wanted the words to be looked at again by now. The findings are reported again;"
            " mend them, or give the comment another day.",
        ),
        OwnCode(
            "HL914",
            "unknown-suppressed-code",
            "warning",
            "A comment names a code that no rule has.",
            "It accepts nothing, though its author thinks that it does. Correct the code.",
        ),
        OwnCode(
            "HL915",
            "suppression-without-reason",
            "warning",
            "A comment accepts a finding and does not say why, which the config asks for.",
            "Whoever reads the article next cannot tell a decision from a habit. Write the reason behind"
            " two hyphens: healthlint-disable-next-line PRO101 -- the title of the study.",
        ),
        OwnCode(
            "HL916",
            "malformed-suppression",
            "warning",
            "A comment speaks to healthlint, and cannot be understood.",
            "It accepts nothing, though its author thinks that it does. Write it as the message says.",
        ),
    )
}


def engine_finding(code: str, name: str, path: str, message: str) -> Finding:
    """Return a finding of the engine itself about a file."""
    return Finding(
        path=path,
        scope="document",
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        offset=0,
        end_offset=0,
        code=code,
        name=name,
        severity="error",
        confidence="high",
        status="asserted",
        language="en",
        message=message,
        text="",
    )
