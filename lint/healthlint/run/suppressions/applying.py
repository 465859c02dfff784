"""What is left of the findings of an article that accepts some of them itself?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.withheld import Withheld
from healthlint.run.suppressions.faults import Faults
from healthlint.run.suppressions.reach import Reaches
from healthlint.run.suppressions.reading.found import directives_of
from healthlint.run.suppressions.record import Suppression
from healthlint.run.suppressions.states import States, loose_reason
from healthlint.run.suppressions.uses import Uses
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterable, Sequence

    from healthlint.rule.finding import Finding
    from healthlint.run.suppressions.codes import Codes
    from healthlint.run.suppressions.reading.directive import Directive
    from healthlint.run.suppressions.writing.removal import Reader
    from healthlint.text.model import Document


class Terms(NamedTuple):
    """What the config and the command line say about suppressions."""

    codes: Codes
    today: datetime.date
    require_reason: bool = False
    language: str = "auto"  # of the messages; auto: that of the article
    reported: Collection[str] = ()  # codes of the engine's own that are reported


class Outcome(NamedTuple):
    """What is left, what is accepted, and what is wrong with the suppressions; in the order of the source."""

    findings: list[Finding]
    withheld: tuple[Withheld, ...] = ()
    faults: tuple[Finding, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


def applied(
    findings: Sequence[Finding],
    document: Document,
    reader: Reader,
    terms: Terms,
    look_again: Callable[[Callable[[Finding], bool]], Iterable[Finding]] | None = None,
) -> Outcome:
    """Return what the suppressions of an article make of its findings.

    A finding may speak for others, which are not accepted with it: `look_again` gives the findings of the
    article without those of which it is told that they are accepted.
    """
    directives = directives_of(document)
    if not directives:
        return Outcome(list(findings))
    uses = _uses(directives, document, terms)
    kept: list[Finding] = []
    withheld: list[Withheld] = []
    counts: dict[int, int] = {}
    for finding in findings:
        directive = uses.accepted_by(finding)
        if directive is None:
            kept.append(finding)
            continue
        counts[id(directive)] = counts.get(id(directive), 0) + 1
        line, _ = document.lines.position(directive.span.start)
        withheld.append(
            Withheld(finding, "suppression", directive.reason, directive.owner, directive.until, line)
        )
    if look_again is not None and any(uses.hides(each.finding) for each in withheld):
        known = {(each.code, each.offset, each.end_offset) for each in findings}
        again = look_again(lambda finding: uses.accepted_by(finding) is not None)
        kept += (each for each in again if (each.code, each.offset, each.end_offset) not in known)
    states = States(uses)
    faults = Faults(
        document,
        uses,
        states,
        reader,
        language=document.language if terms.language == "auto" else terms.language,
        require_reason=terms.require_reason,
    )
    reported = sorted(
        (each for each in faults.found() if each.code in terms.reported), key=lambda each: each.order
    )
    told = []
    for number, directive in enumerate(uses.directives):
        line, column = document.lines.position(directive.span.start)
        told.append(
            Suppression(
                document.path,
                line,
                column,
                directive.written,
                tuple(each.text for each in directive.selectors),
                directive.reason,
                directive.owner,
                directive.until,
                states.state_of(number),
                counts.get(id(directive), 0),
            )
        )
    return Outcome(kept, tuple(withheld), tuple(reported), tuple(told))


def _uses(directives: list[Directive], document: Document, terms: Terms) -> Uses:
    """Return the directives ready for findings; one whose reason might be codes accepts nothing."""
    reaches = Reaches(document)
    uses = Uses(directives, reaches, terms.codes, terms.today)
    loose = {number for number, each in enumerate(directives) if loose_reason(each, uses) is not None}
    if loose:
        uses.mute(loose)
    return uses
