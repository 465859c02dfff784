"""What was found and is accepted, by whom and why?"""

from __future__ import annotations

import datetime
from typing import Literal

from healthlint.rule.finding import Finding
from healthlint.text.named_tuple import NamedTuple

# suppression: a comment or the front matter of the article accepts it; baseline: it was there before.
Ground = Literal["suppression", "baseline"]


class Withheld(NamedTuple):
    """A finding that somebody has accepted: it is counted, and told where a format can tell it."""

    finding: Finding
    by: Ground
    reason: str = ""  # as it was written
    owner: str = ""  # who answers for it
    until: datetime.date | None = None  # the last day on which it is accepted
    line: int = 0  # of the comment that accepts it, from 1; 0: none does
