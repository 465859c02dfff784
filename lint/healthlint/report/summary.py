"""How many articles were looked at, and what did it come to?"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from healthlint.rule.coverage import Coverage, Skipped, Unapplied
from healthlint.rule.finding import SEVERITIES, Finding, Severity

if TYPE_CHECKING:
    from healthlint.rule.withheld import Ground, Withheld

_NOTHING_SAID = Coverage()


class Summary:
    """The counts of a run; they grow while it lasts."""

    def __init__(self, *, rules: int = 0, left_out: Sequence[Skipped] = ()) -> None:
        self.rules = rules  # that were applied, wherever in the run
        self.unapplied: Callable[[], Unapplied] = Unapplied  # rules that read no article; few formats ask
        self.left_out = left_out  # files and folders that were not read
        self.checked = 0
        self.unreadable = 0
        self.with_findings = 0
        self.shown: Counter[tuple[str, Severity]] = Counter()  # by family and severity
        self.fixable = 0  # of those shown
        self.hidden: Counter[Severity] = Counter()
        self.withheld: Counter[Ground] = Counter()
        self.unsure = 0  # findings of low confidence that the preset leaves out
        self.compared = ""  # since when only changes are reported, as in `since main`; empty: all is
        self.untouched = 0  # files that were not read, as they have not changed since
        self.unchanged = 0  # findings that are not due to a change since
        self.references = 0
        self.judged = 0  # references that a rule has read
        self._started = time.perf_counter()

    def add(
        self,
        findings: Iterable[Finding],
        hidden: Iterable[Finding] = (),
        withheld: Iterable[Withheld] = (),
        coverage: Coverage = _NOTHING_SAID,
    ) -> None:
        """Count one article with the findings that are shown, those that are not, and those accepted."""
        for each in withheld:
            self.withheld[each.by] += 1
        readable, before = True, self.shown.total()
        for finding in findings:
            self.shown[finding.family, finding.severity] += 1
            self.fixable += bool(finding.fixes)
            readable = readable and finding.code != "HL902"
        for finding in hidden:
            self.hidden[finding.severity] += 1
        if readable:
            self.checked += 1
        else:
            self.unreadable += 1
        if self.shown.total() > before:
            self.with_findings += 1
        self.references += coverage.references
        self.judged += coverage.judged
        self.unsure += coverage.unsure

    @property
    def files(self) -> int:
        """How many articles were met, readable or not."""
        return self.checked + self.unreadable

    @property
    def skipped(self) -> int:
        """How many files and folders were left out."""
        return len(self.left_out)

    def of(self, severity: Severity) -> int:
        """Return how many findings of a severity are shown."""
        return sum(count for (_, each), count in self.shown.items() if each == severity)

    @property
    def by_reason(self) -> dict[str, list[Skipped]]:
        """What was left out, by its reason; the most frequent reason first."""
        groups: dict[str, list[Skipped]] = {}
        for each in self.left_out:
            groups.setdefault(each.reason, []).append(each)
        return dict(sorted(groups.items(), key=lambda group: -len(group[1])))

    @property
    def statement(self) -> tuple[str, ...]:
        """What was looked at and what was not, in sentences: what the absence of findings is worth."""
        from healthlint.report.coverage import statement_of

        return statement_of(self)

    @property
    def coverage(self) -> str:
        """The statement in a line."""
        return " ".join(self.statement)

    def line(self) -> str:
        """Return the whole in a line: `3 errors, 5 warnings in 2 of 7 files; 1 left out (by exclude)`."""
        from healthlint.report.coverage import line_of

        return line_of(self)

    def as_data(self) -> dict[str, Any]:
        """Return the counts as the json format gives them; the duration is in seconds."""
        families: dict[str, dict[str, int]] = {}
        for family in sorted({family for family, _ in self.shown}):
            families[family] = {severity: self.shown[family, severity] for severity in SEVERITIES}
        return {
            "files": {
                "checked": self.checked,
                "with_findings": self.with_findings,
                "unreadable": self.unreadable,
                "skipped": self.skipped,
                "untouched": self.untouched,
            },
            "findings": {
                "total": self.shown.total(),
                "by_severity": {severity: self.of(severity) for severity in SEVERITIES},
                "by_family": families,
                "fixable": self.fixable,
                "hidden": self.hidden.total(),
                "low_confidence": self.unsure,
                "unchanged": self.unchanged,
            },
            "coverage": self.coverage,
            "rules": {"applied": self.rules, **self.unapplied()._asdict()},
            "left_out": [
                {
                    "reason": reason,
                    "count": len(group),
                    "named": sum(each.named for each in group),
                    "paths": [each.path for each in group],
                }
                for reason, group in self.by_reason.items()
            ],
            "references": {"seen": self.references, "judged": self.judged, "looked_up": 0},
            "suppressed": self.withheld["suppression"],
            "baselined": self.withheld["baseline"],
            "duration": round(time.perf_counter() - self._started, 3),
        }
