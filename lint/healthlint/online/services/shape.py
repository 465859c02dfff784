"""What does a value of untrusted JSON hold?

Each function returns something empty where the value is of another shape than is expected, and text without
markup, control characters and what cannot be encoded.
"""

from __future__ import annotations

import datetime
import html
import re
from typing import Any

_LONGEST = 5000  # characters of a title, a name
_MOST = 10_000  # elements of a list
# Markup of titles in JATS, MathML and HTML; `<` before anything else is a sign of the title.
_TAG = re.compile(
    r"</?(?:jats:|mml:)?(?:abbr|b|bold|br|em|i|inf|italic|m[a-z]{1,12}|p|sc|scp|small|span|strong|styled-content"
    r"|sub|sup|tt|u|underline|title|alternatives|inline-formula|tex-math)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def mapping(value: Any) -> dict[str, Any]:
    """Return an object."""
    return value if isinstance(value, dict) else {}


def mappings(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list."""
    return [item for item in value[:_MOST] if isinstance(item, dict)] if isinstance(value, list) else []


def text(value: Any) -> str:
    """Return a text as a reader sees it; a number counts as one."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)
    if not isinstance(value, str):
        return ""
    shown = value[:_LONGEST]
    for _ in range(2):  # some publishers escape twice
        if "&" in shown:
            shown = html.unescape(shown)
    return " ".join(_UNSEEN.sub("", _TAG.sub("", shown)).split())


def said(value: Any) -> str:
    """Return the words of a service about a fault, short enough to be shown."""
    return text(value)[:100]


def texts(value: Any) -> list[str]:
    """Return the texts of a list that are not empty; a text alone counts as a list of one."""
    values = value[:_MOST] if isinstance(value, list) else [value]
    return [found for item in values if (found := text(item))]


def year(value: Any) -> int | None:
    """Return a year, from a number or from the beginning of a text."""
    found = re.match(r"(1[5-9]|20)\d\d(?!\d)", text(value))
    return int(found[0]) if found else None


def date(parts: Any) -> datetime.date | None:
    """Return the day of Crossref's `[[2019, 7, 26]]`; what is missing of it is the first."""
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or not first or not all(isinstance(part, int) for part in first[:3]):
        return None
    try:
        return datetime.date(*[*first[:3], 1, 1][:3])
    except (ValueError, OverflowError):
        return None


def unique(values: list[str]) -> tuple[str, ...]:
    """Return the values in their order, each once and none empty."""
    return tuple(dict.fromkeys(value for value in values if value))
