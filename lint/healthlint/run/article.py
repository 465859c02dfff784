"""What does a run know of one article, once rules have read it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.coverage import Coverage
from healthlint.rule.finding import TROUBLE
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from healthlint.report.brief import Brief
    from healthlint.rule.dropped import Dropped
    from healthlint.rule.finding import Finding
    from healthlint.rule.withheld import Withheld
    from healthlint.run.baseline.sketch import Sketch
    from healthlint.run.config.config import Config
    from healthlint.run.suppressions.record import Suppression
    from healthlint.run.timing import Timing


class Article(NamedTuple):
    """What was found in one file."""

    path: str
    findings: tuple[Finding, ...]
    config: Config
    source: str | None = None  # where the request asks for it
    dropped: tuple[Dropped, ...] | None = None  # where the request asks for them
    advice: str | None = None  # about what it says of itself
    withheld: tuple[Withheld, ...] = ()  # what was found and is accepted
    guess: str | None = None  # the profile that it looks like, where it has none and the request asks
    coverage: Coverage = Coverage()  # what was looked at
    suppressions: tuple[Suppression, ...] = ()  # what it says of what is accepted, in the order of the source
    # Of all that was found, reported or not, by fingerprint; None where there is no baseline.
    sketches: Mapping[str, Sketch] | None = None
    unchanged: tuple[
        Finding, ...
    ] = ()  # what no change has brought about, where only changes are asked about
    timing: Timing | None = None  # what it took, where the request asks for it
    brief: Brief | None = None  # what the findings say, where the request asks for no more and there are none

    @property
    def failed(self) -> bool:
        """Tell whether the file could not be read or a rule failed on it."""
        return not TROUBLE.isdisjoint([finding.code for finding in self.findings])
