"""How many articles were looked at, and what did it come to?"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from healthlint.rule.coverage import Coverage, Skipped, Unapplied
from healthlint.rule.finding import Finding, Severity, letters_of

if TYPE_CHECKING:
    from healthlint.references.answers import PageState
    from healthlint.references.judging.judgement import Verdict
    from healthlint.registry.info import Info
    from healthlint.rule.withheld import Ground, Withheld

_NOTHING_SAID = Coverage()

# How services on the network came into a run: not at all, by what they had answered before, or asked.
Network = Literal["none", "remembered", "online"]


class Summary:
    """The counts of a run; they grow while it lasts."""

    def __init__(self, *, rules: int = 0, left_out: Sequence[Skipped] = ()) -> None:
        self.rules = rules  # that were applied, wherever in the run
        self.unapplied: Callable[[], Unapplied] = Unapplied  # rules that read no article; few formats ask
        self.left_out = left_out  # files and folders that were not read
        self.checked = 0
        self.unreadable = 0
        self.with_findings = 0
        self._shown: Counter[tuple[str, Severity]] = Counter()  # by code and severity
        self.fixable = 0  # that --fix mends, shown or not
        self.hidden: Counter[Severity] = Counter()
        self.withheld: Counter[Ground] = Counter()
        self.unsure = 0  # findings of low confidence that the preset leaves out
        self.compared = ""  # since when only changes are reported, as in `since main`; empty: all is
        self.untouched = 0  # files that were not read, as they have not changed since
        self.unchanged = 0  # findings that are not due to a change since
        self.references = 0
        self.judged = 0  # references that a rule has read
        self.verdicts: Counter[Verdict] = Counter()  # on those about which somebody was asked
        self.pages: Counter[PageState] = Counter()  # by what has become of them, where hosts were asked
        self.registries: Sequence[Info] = ()  # that were looked into; known at the end
        self.network: Network = "none"  # known at the end
        self.left_open: Sequence[str] = ()  # by services, and why, a sentence each without its full stop
        self.idle = False  # somebody could have been asked, and no rule that does so was on
        self._started = time.perf_counter()

    def add(
        self,
        findings: Sequence[Finding],
        hidden: Iterable[Finding] = (),
        withheld: Iterable[Withheld] = (),
        coverage: Coverage = _NOTHING_SAID,
    ) -> None:
        """Count one article with the findings that are shown, those that are not, and those accepted."""
        for each in withheld:
            self.withheld[each.by] += 1
        kinds = [(finding.code, finding.severity) for finding in findings]
        fixable = sum([bool(finding.fixes) for finding in findings])
        self.add_kinds(kinds, [finding.severity for finding in hidden], fixable, coverage)

    def add_kinds(
        self,
        kinds: Sequence[tuple[str, Severity]],
        hidden: Iterable[Severity],
        fixable: int,
        coverage: Coverage,
    ) -> None:
        """Count one article with code and severity of the findings that are shown, and those that are not."""
        for kind in kinds:
            self._shown[kind] += 1
        for severity in hidden:
            self.hidden[severity] += 1
        self.fixable += fixable
        if ("HL902", "error") in kinds:
            self.unreadable += 1
        else:
            self.checked += 1
        if kinds:
            self.with_findings += 1
        self.references += coverage.references
        self.judged += coverage.judged
        if coverage.verdicts:
            self.verdicts.update(coverage.verdicts)
        if coverage.pages:
            self.pages.update(coverage.pages)
        self.unsure += coverage.unsure

    @property
    def shown(self) -> Counter[tuple[str, Severity]]:
        """How many findings are shown, by family and severity."""
        shown: Counter[tuple[str, Severity]] = Counter()
        for (code, severity), count in self._shown.items():
            shown[letters_of(code), severity] += count
        return shown

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
    def duration(self) -> float:
        """How long the run has taken so far, in seconds."""
        return round(time.perf_counter() - self._started, 3)
