"""How many articles were looked at, and what did it come to?"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

from healthlint.rule.finding import SEVERITIES, Finding, Severity
from healthlint.rule.withheld import Ground, Withheld


class Summary:
    """The counts of a run; they grow while it lasts."""

    def __init__(self, *, rules: int = 0, skipped: int = 0) -> None:
        self.rules = rules  # that were applied, wherever in the run
        self.skipped = skipped
        self.checked = 0
        self.unreadable = 0
        self.with_findings = 0
        self.shown: Counter[tuple[str, Severity]] = Counter()  # by family and severity
        self.hidden: Counter[Severity] = Counter()
        self.withheld: Counter[Ground] = Counter()
        self.unchanged = 0  # findings on lines that nobody has touched, where only changes are asked about
        self._started = time.perf_counter()

    def add(
        self,
        findings: Iterable[Finding],
        hidden: Iterable[Finding] = (),
        withheld: Iterable[Withheld] = (),
    ) -> None:
        """Count one article with the findings that are shown, those that are not, and those accepted."""
        for each in withheld:
            self.withheld[each.by] += 1
        readable, before = True, self.shown.total()
        for finding in findings:
            self.shown[finding.family, finding.severity] += 1
            readable = readable and finding.code != "HL902"
        for finding in hidden:
            self.hidden[finding.severity] += 1
        if readable:
            self.checked += 1
        else:
            self.unreadable += 1
        if self.shown.total() > before:
            self.with_findings += 1

    @property
    def files(self) -> int:
        """How many articles were met, readable or not."""
        return self.checked + self.unreadable

    def of(self, severity: Severity) -> int:
        """Return how many findings of a severity are shown."""
        return sum(count for (_, each), count in self.shown.items() if each == severity)

    @property
    def coverage(self) -> str:
        """What the absence of findings is worth, in a sentence."""
        parts = [f"{_counted(self.rules, 'rule')} read {self.checked} of {_counted(self.files, 'file')}"]
        if self.unreadable:
            parts.append(f"{self.unreadable} could not be read")
        if self.skipped:
            parts.append(f"{self.skipped} left out by the configuration")
        return "; ".join(parts) + ". What no rule looks for is not reported: no finding is no certificate."

    def line(self) -> str:
        """Return the whole in a line: `3 errors, 5 warnings in 2 of 7 files`."""
        counts = [_counted(self.of(severity), severity) for severity in SEVERITIES if self.of(severity)]
        if counts:
            line = f"{', '.join(counts)} in {self.with_findings} of {_counted(self.files, 'file')}"
        else:
            line = f"no findings in {_counted(self.files, 'file')}"
        if self.hidden:
            least = max(self.hidden, key=SEVERITIES.index)
            hidden = ", ".join(
                _counted(self.hidden[severity], severity) for severity in SEVERITIES if self.hidden[severity]
            )
            line += f"; {hidden} not shown (--min-severity {least} shows them)"
        return line

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
            },
            "findings": {
                "total": self.shown.total(),
                "by_severity": {severity: self.of(severity) for severity in SEVERITIES},
                "by_family": families,
                "hidden": self.hidden.total(),
            },
            "coverage": self.coverage,
            "suppressed": self.withheld["suppression"],
            "baselined": self.withheld["baseline"],
            "duration": round(time.perf_counter() - self._started, 3),
        }


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
