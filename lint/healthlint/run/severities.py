"""What does a finding weigh where the config says something of its own?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from healthlint.rule.finding import SEVERITIES
from healthlint.run.selectors import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from healthlint.rule.base import Rule
    from healthlint.rule.dropped import Dropped
    from healthlint.rule.finding import Finding, Severity
    from healthlint.run.engine import OwnCode

Found = TypeVar("Found", "Finding", "Dropped")
Weighed = tuple["Severity", "Severity"]  # what a rule says, and what the config does


def severity_said(rule: type[Rule] | Rule | OwnCode, table: Mapping[str, Severity]) -> Severity | None:
    """Return what the `severity` of a config says of a rule, or of a code of the engine's own; or None."""
    selector = closest(rule, table)
    return None if selector is None else table[selector]


def reweighed(found: Iterable[Found], severities: Mapping[str, Weighed]) -> Iterator[Found]:
    """Yield findings, or what was dropped, as they weigh where a config gives rules another severity.

    What its context has lowered stays as many steps below its rule, and is `info` at least.
    """
    for each in found:
        weighed = severities.get(each.code)
        if weighed is None or each.severity is None:
            yield each
            continue
        base, new = weighed
        steps = max(0, _rank(each.severity) - _rank(base))
        severity = SEVERITIES[min(_rank(new) + steps, len(SEVERITIES) - 1)]
        yield each if severity == each.severity else each._replace(severity=severity)


def _rank(severity: Severity) -> int:
    return SEVERITIES.index(severity)
