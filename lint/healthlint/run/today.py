"""Which day is it for what has a last day?

The same that rules go by: that of the option `today`, of SOURCE_DATE_EPOCH (seconds), or of the run.
"""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.run.config.config import Config


def today(config: Config) -> datetime.date:
    """Return the day for the articles of a config; raises UsageError where that says what is no date."""
    pinned = config.settings.get("today")
    if pinned:
        try:
            return datetime.date.fromisoformat(str(pinned))
        except ValueError:
            where = f"{config.path}: " if config.path is not None else ""
            raise UsageError(f"{where}today: {pinned!r} is no date; write it as 2026-03-01") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()
