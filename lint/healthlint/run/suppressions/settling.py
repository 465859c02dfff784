"""What do config and command line make of the suppressions of an article?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.run.engine import OWN
from healthlint.run.fingerprints import fingerprinted
from healthlint.run.selection import own_codes_on
from healthlint.run.severities import severity_said
from healthlint.run.suppressions.applying import Outcome, Terms, applied
from healthlint.run.suppressions.codes import Codes
from healthlint.run.today import today

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from healthlint.rule.finding import Finding
    from healthlint.run.config.config import Config
    from healthlint.run.linter import Linter
    from healthlint.run.request import Request
    from healthlint.run.rulebook import Rulebook
    from healthlint.text.model import Document
    from healthlint.text.readers import Reader


def settled(
    findings: Sequence[Finding],
    document: Document,
    request: Request,
    rulebook: Rulebook,
    config: Config,
    linter: Linter,
    reader: Reader,
) -> Outcome:
    """Return what is left of the findings of an article, with those about its suppressions among them.

    Raises UsageError.
    """
    terms = Terms(
        codes=Codes(
            ((rule.code, rule.name) for rule in rulebook.of(config)),
            rulebook.families_off(config),
            [rule.code for rule in linter.rules],
            narrowed=bool(request.select or request.ignore),
        ),
        today=today(config),
        require_reason=config.require_reason,
        language=request.message_language or config.message_language,
        reported=own_codes_on(request.select, (*config.ignoring, *request.ignore), also=config.selecting),
    )

    def look_again(accepted: Callable[[Finding], bool]) -> list[Finding]:
        looked = linter.look(document.source, document.path, reader, accepted=accepted)
        return fingerprinted(looked.findings, document)

    outcome = applied(findings, document, reader, terms, look_again)
    faults = [
        fault._replace(severity=severity_said(OWN[fault.code], config.severity) or fault.severity)
        for fault in fingerprinted(outcome.faults, document)
    ]
    both = sorted((*outcome.findings, *faults), key=lambda finding: finding.order)
    return outcome._replace(findings=both, faults=tuple(faults))
