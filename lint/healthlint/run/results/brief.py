"""What is asked of a finding where a report has a line for each, and nothing else of a run looks at them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.rule.finding import Severity


class Brief(NamedTuple):
    """Stands in for a `Finding` of an earlier run, of which it has but these fields."""

    line: int  # from 1
    column: int  # from 1
    code: str
    severity: Severity
    message: str
    fixes: bool  # whether there are any
