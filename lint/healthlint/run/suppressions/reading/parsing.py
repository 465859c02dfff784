"""What do the words behind the name of a directive mean?

    healthlint-disable-next-line PRO101, CTA1 until=2027-01-01 by=kim -- the name of a study

Codes first, parted by blanks or commas, half or full width; the reason behind two hyphens or a dash;
`until` and `by` before the reason or in it.
"""

from __future__ import annotations

import datetime
import re

from healthlint.rule.suggest import nearest
from healthlint.run.suppressions.reading.directive import Fault, Selector
from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

_MARKER = Expression(r"\s*(?:[-－]{2,}|[—―─]+)\s*|\s+–\s*|\A–\s*")
_VALUE = r"\"[^\"]*\"|'[^']*'|“[^”]*”|「[^」]*」"
_TOKEN = Expression(
    rf"([A-Za-z][A-Za-z0-9_-]*)\s*[=＝]\s*({_VALUE}|[^\s,，、;；]*)|[^\s,，、;；=＝]+(?:[=＝]\S*)?|[=＝]\S*"
)
_IN_REASON = Expression(
    rf"(?<![A-Za-z0-9_=＝/?&-])([A-Za-z][A-Za-z0-9_-]*)\s*[=＝]\s*({_VALUE}|[^\s,，、;；)）。]*)"
)
_EMPTY = Expression(r"\s*[(（][\s,，、;；]*[)）]")  # what is left of brackets around them
_DATE = Expression(r"\d{4}-\d{2}-\d{2}")
_DATE_LIKE = Expression(r"\d{2,4}\s*[-./年]\s*\d{1,2}|\d{8}")
_KEYS = ("until", "by")
_KEYS_MEANT = {
    "expires": "until", "expiry": "until", "till": "until", "date": "until", "to": "until",
    "owner": "by", "author": "by", "who": "by", "user": "by",
}  # fmt: skip


class Said(NamedTuple):
    """What follows the name of a directive."""

    selectors: tuple[Selector, ...] = ()
    reason: str = ""
    owner: str = ""
    until: datetime.date | None = None
    faults: tuple[Fault, ...] = ()


def said_in(source: str, start: int, end: int) -> Said:
    """Return what stands in the source from `start` to `end`: codes, a reason, a day and a name."""
    marker = _MARKER.search(source, start, end)
    before = marker.start() if marker else end
    selectors: list[Selector] = []
    faults: list[Fault] = []
    values: dict[str, str] = {}
    until = None
    for token in _TOKEN.finditer(source, start, before):
        if token[1] is None:
            text = token[0].strip(":：.。>")
            if "=" in text or "＝" in text:
                faults.append(Fault(*token.span(), "odd-sign", (token[0],)))
            elif text:
                at = token.start() + token[0].index(text)
                selectors.append(Selector(text, at, at + len(text)))
            continue
        fault = _take(token, values)
        if fault is not None:
            faults.append(fault)
    reason = ""
    if marker:
        reason, wrong = _reason(source, marker.end(), end, values)
        faults += wrong
    if "until" in values:
        until = date_of(values["until"])
        if until is None:
            at = max(0, source.find(values["until"], start, end))
            faults.append(Fault(at, at + len(values["until"]), "bad-date", (values["until"],)))
    return Said(tuple(selectors), reason, values.get("by", ""), until, tuple(faults))


def date_of(text: str) -> datetime.date | None:
    """Return the day that is written as 2027-01-31, or None where there is no such day."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def key_meant(key: str) -> str | None:
    """Return the key that an unknown one was probably meant to be."""
    return _KEYS_MEANT.get(key.lower()) or nearest(key.lower(), _KEYS)


def _take(token: re.Match[str], values: dict[str, str]) -> Fault | None:
    """Note the value of a key, or say what is wrong with it."""
    key = token[1].lower()
    value = _bare(token[2])
    if key not in _KEYS:
        meant = key_meant(key)
        if meant:
            return Fault(*token.span(1), "meant-key", (token[1], meant))
        return Fault(*token.span(1), "unknown-key", (token[1],))
    if key in values:
        return Fault(*token.span(), "key-twice", (key,))
    if not value:
        return Fault(*token.span(), "empty-key", (key,))
    values[key] = value
    return None


def _bare(value: str) -> str:
    if len(value) > 1 and value[0] in "\"'“「" and value[-1] in "\"'”」":
        value = value[1:-1]
    return value.strip()


def _reason(source: str, start: int, end: int, values: dict[str, str]) -> tuple[str, list[Fault]]:
    """Return the reason without the keys that stand in it, and what is wrong with those."""
    faults: list[Fault] = []
    parts: list[str] = []
    done = start
    for token in _IN_REASON.finditer(source, start, end):
        key = token[1].lower()
        wrong_day = key not in _KEYS and _DATE_LIKE.match(token[2]) and key_meant(key) == "until"
        if key not in _KEYS and not wrong_day:
            continue  # a reason may say `n=12`
        fault = _take(token, values)
        if fault is not None:
            faults.append(fault)
        parts.append(source[done : token.start()])
        done = token.end()
    parts.append(source[done:end])
    reason = _EMPTY.sub("", "".join(parts)) if len(parts) > 1 else parts[0]
    reason = " ".join(reason.split()).strip(" ,，、;；")
    return reason, faults
