"""What is told of a suppression in a list of all?"""

from __future__ import annotations

import datetime
from typing import Literal

from healthlint.text.named_tuple import NamedTuple

# unjudged: the rules that it names have not read the article
State = Literal["used", "unused", "expired", "blanket", "malformed", "unjudged"]


class Suppression(NamedTuple):
    """A suppression of an article, with what has become of it."""

    path: str  # of the article, as messages show it
    line: int  # from 1
    column: int  # from 1
    directive: str  # disable-next-line, disable-line, disable, enable, disable-file, front matter, meta
    codes: tuple[str, ...]  # as they are written
    reason: str
    owner: str
    until: datetime.date | None
    state: State
    accepts: int = 0  # findings that it accepts
