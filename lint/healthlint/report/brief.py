"""What is told of an article where a report has a line for each finding, and nothing else looks at them?

The lines themselves, and what is counted: a run over thousands of articles that are as they were is spared a
finding for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.report.text import line_of
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from healthlint.rule.finding import Finding, Severity

UNTOLD: Severity = "info"  # mostly not shown; a run that shows them has findings


class Brief(NamedTuple):
    """Stands in for the findings of an article; it has a line, a kind and a mark of each that it tells."""

    lines: tuple[str, ...]  # as the format `text` shows them, without colours
    kinds: tuple[tuple[str, Severity], ...]  # code and severity
    fixable: tuple[bool, ...]
    untold: int  # findings that it only counts
    untold_fixable: int  # those of them that --fix mends

    def seen(self, severities: Collection[str]) -> Brief:
        """Return it with the lines of some severities only."""
        kept = [number for number, (_, severity) in enumerate(self.kinds) if severity in severities]
        lines, kinds, fixable = self[:3]
        return self._replace(
            lines=tuple([lines[number] for number in kept]),
            kinds=tuple([kinds[number] for number in kept]),
            fixable=tuple([fixable[number] for number in kept]),
        )


def brief_of(path: str, findings: Sequence[Finding]) -> Brief:
    """Return what is told in brief of the findings in the article of a path."""
    told = [finding for finding in findings if finding.severity != UNTOLD]
    untold = [bool(finding.fixes) for finding in findings if finding.severity == UNTOLD]
    return Brief(
        tuple([line_of(path, finding) for finding in told]),
        tuple([(finding.code, finding.severity) for finding in told]),
        tuple([bool(finding.fixes) for finding in told]),
        len(untold),
        sum(untold),
    )
