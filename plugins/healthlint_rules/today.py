"""Which day is it for rules that ask what is past and what is still to come?"""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from typing import Any

TODAY = {
    "today": {
        "type": "string",
        "default": "",
        "description": (
            "the day it is taken to be, as 2026-03-01, so that a run gives the same report on any day;"
            " without it that of SOURCE_DATE_EPOCH, else the day of the run"
        ),
    }
}


def today(settings: Mapping[str, Any]) -> datetime.date:
    """Return the day that the config pins, or that of SOURCE_DATE_EPOCH (seconds), or that of the run.

    Raises ValueError where the config says what is no date.
    """
    pinned = settings["today"]
    if pinned:
        try:
            return datetime.date.fromisoformat(pinned)
        except ValueError:
            raise ValueError(f"today = {pinned!r} in the config is no date; write it as 2026-03-01") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()
