"""What do the headers of an answer ask of the client?"""

from __future__ import annotations

import datetime
import email.utils
import re
from collections.abc import Mapping
from typing import NamedTuple

_LONGEST = 24 * 3600.0  # seconds; more than that is no pause but a mistake
_INTERVAL = re.compile(r"(\d{1,6})(ms|s|m|h)?")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, None: 1.0}


class Limits(NamedTuple):
    """What a service tells of its limits; None where it is silent."""

    gap: float | None  # seconds between two requests
    at_once: int | None


def limits(headers: Mapping[str, str]) -> Limits:
    """Read Crossref's headers, and NCBI's limit of requests a second; names are in small letters."""
    often = _number(headers.get("x-rate-limit-limit"))
    interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "").strip())
    gap = None
    if often and interval:
        gap = int(interval[1]) * _SECONDS[interval[2]] / often
    elif a_second := _number(headers.get("x-ratelimit-limit")):
        gap = 1.0 / a_second
    return Limits(gap, _number(headers.get("x-concurrency-limit")) or None)


def retry_after(headers: Mapping[str, str], now: datetime.datetime) -> float | None:
    """Return the seconds that Retry-After asks for, a number or a date (RFC 9110, 10.2.3), or None."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    seconds = _number(value)
    if seconds is None:
        try:
            date = email.utils.parsedate_to_datetime(value)
        except ValueError:
            return None
        if date.tzinfo is None:
            date = date.replace(tzinfo=datetime.UTC)
        return min(_LONGEST, max(0.0, (date - now).total_seconds()))
    return min(_LONGEST, float(seconds))


def _number(value: str | None) -> int | None:
    value = (value or "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None
