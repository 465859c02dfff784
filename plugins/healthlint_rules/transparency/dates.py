"""Which dates are written in a text?

Day, month and year in the orders of English and Chinese pages, the year of the Republic in Taiwan
(民國), and, behind a label, a year by itself. A year without a label dates a copyright or a study.
"""

from __future__ import annotations

import datetime
from typing import Any

from healthlint import Expression, NamedTuple
from healthlint_rules.places import Joined, places_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober|tember)?\.?"
)
DATE = (
    rf"(?<!\d)(?P<y1>{_YEAR})\s?[-/.–‑年]\s?(?P<m1>1[0-2]|0?[1-9])(?:\s?[-/.–‑月]\s?(?P<d1>3[01]|[12]\d"
    rf"|0?[1-9])(?!\d)(?:\s?日)?|\s?月|(?![\d.]))"
    rf"|(?<![\d/.])(?P<a>3[01]|[12]\d|0?[1-9])[-/.](?P<b>3[01]|[12]\d|0?[1-9])[-/.](?P<y2>{_YEAR}"
    rf"|\d\d)(?![\d.])"
    rf"|(?:(?<!\d)(?P<d3>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?: of)?[ -])?\b(?P<m3>{_MONTH}),?[ -]"
    rf"(?:(?P<d4>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?[ ]+)?(?P<y3>{_YEAR})\b"
    r"|民国\s?(?P<roc>\d{2,3})\s?年\s?(?P<m5>1[0-2]|0?[1-9])\s?月(?:\s?(?P<d5>3[01]|[12]\d|0?[1-9])\s?日)?"
)
# What a date begins with is asked first: most signs of a text are none of it.
_DATE = Expression(rf"(?i:(?=\d|\b[jfmasond]|民)(?:{DATE}))")
_BARE_YEAR = Expression(rf"(?<![\d-])({_YEAR})(?![\d-])年?")
# A year, or a day, month and year, or a year of the Republic in digits stands in each date; or else its name.
# In folded text a hyphen is a blank.
_DATING = Expression(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|[-/. ]\d\d?[-/. ]\d\d|(?<=1)[01]\d[./ -]\d)")
_REPUBLIC = "民国"
_BEFORE = 40  # code points: no date begins farther before the first of these that stands in it
_ROC_IN_DIGITS = Expression(r"(?<!\d)(1[01]\d)[./-](1[0-2]|0?[1-9])(?:[./-](3[01]|[12]\d|0?[1-9]))?(?![\d.])")
_ROC = 1911  # years before the first of the Republic


class Day(NamedTuple):
    """A date as far as it is written; of a month, or a year, that names no day, the last one."""

    date: datetime.date
    start: int  # in the text in which it stands
    end: int  # in that text


def dates_in(text: str, *, bare_year: bool = False) -> list[Day]:
    """Return the dates in a simplified text, in order; `bare_year`: a year by itself will do."""
    dating = _DATING.search(text)
    republic = text.find(_REPUBLIC)
    if dating is None and republic < 0:
        return []
    first = min(place for place in (dating.start() if dating else republic, republic) if place >= 0)
    found = [
        Day(_last_day(*parts), *match.span())
        for match in _DATE.finditer(text, max(0, first - _BEFORE))
        if (parts := _parts(match))
    ]
    if not found and bare_year:
        found = [
            Day(datetime.date(int(match.group(1)), 12, 31), *match.span())
            for match in _BARE_YEAR.finditer(text)
        ]
    if not found and bare_year:
        found = [
            Day(
                _last_day(_ROC + int(match.group(1)), int(match.group(2)), _number(match.group(3))),
                *match.span(),
            )
            for match in _ROC_IN_DIGITS.finditer(text)
        ]
    return found


def may_be_dated(lines: Joined) -> list[int]:
    """Return the numbers of the folded lines that may have a date, or a year by itself."""
    text = lines.text
    places = [found.start() for found in _DATING.finditer(text)]
    return lines.numbers([*places, *places_of((_REPUBLIC,), text)])


def date_of(value: Any) -> datetime.date | None:
    """Return the date of a value of front matter, <meta> or JSON-LD, or None where it has none."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    found = dates_in(str(value)[:40], bare_year=True) if isinstance(value, str | int) else []
    return found[0].date if found else None


def _parts(match: Any) -> tuple[int, int, int | None] | None:
    got = match.groupdict()
    if got["y1"]:
        return int(got["y1"]), int(got["m1"]), _number(got["d1"])
    if got["y2"]:
        day, month = int(got["a"]), int(got["b"])
        if month > 12:  # the American order
            day, month = month, day
        year = int(got["y2"])
        return (year if year > 99 else 2000 + year, month, day) if month <= 12 else None
    if got["y3"]:
        return int(got["y3"]), _MONTHS.index(got["m3"][:3].lower()) + 1, _number(got["d3"] or got["d4"])
    return int(got["roc"]) + _ROC, int(got["m5"]), _number(got["d5"])


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _last_day(year: int, month: int, day: int | None) -> datetime.date:
    try:
        return datetime.date(year, month, day or 31)
    except ValueError:  # 31 June
        return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
