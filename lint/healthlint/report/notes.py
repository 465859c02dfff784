"""What is told of a finding besides its message?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.rule.finding import Finding

Kind = Literal["status", "instead", "--fix", "proposal", "related"]


class Note(NamedTuple):
    """One thing more about a finding, as the rule has said it."""

    kind: Kind
    text: str
    added: str = ""  # the words that a proposal would put in


def notes_of(finding: Finding) -> Iterator[Note]:
    """Yield what is told of a finding, in the order in which people want it."""
    if finding.status != "asserted":
        yield Note("status", finding.status)
    if finding.suggestions:
        yield Note("instead", ", ".join(finding.suggestions))
    for fix in finding.fixes[:1]:
        yield Note("--fix", fix.message)
    for proposal in finding.proposals:
        yield Note("proposal", proposal.message, "".join(edit.text for edit in proposal.edits).strip())
    for related in finding.related:
        yield Note("related", related)
