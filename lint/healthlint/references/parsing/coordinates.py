"""Where in a journal does the work stand: year, volume, issue, pages?"""

from __future__ import annotations

import datetime
import re
from typing import Any, NamedTuple

from healthlint.references.parsing.dates import MONTH, YEAR, day_of
from healthlint.text.expression import Expression

_PAGES = (
    r"(?:[A-Za-z]{0,6}\.?\d[\w.+/-]*(?: ?[,&-] ?[A-Za-z]{0,3}\d[\w-]*)*"
    r"|[IVXLC]{1,7}-[IVXLC\d]{1,7}|[ivxlc]{1,7}-[ivxlc\d]{1,7}|[A-Z]-\d{1,5}|no-no|n/a-n/a)"
)
_SUPPLEMENT = r"(?: ?(?:Suppl|Pt|Spec|Supplement)\.? ?\w{0,4})?"
_VOLUME = (
    r"(?:[Vv]ol(?:ume)?\.? ?)?"
    rf"(?:[A-Za-z]{{0,5}}(?:° ?)?\d[\w./-]{{0,14}}{_SUPPLEMENT}|[IVXLCDM]{{1,9}}\b)"
)
_ISSUE = r"[^()]{1,40}"
_DAY = rf"(?:[ ,]+(?:{MONTH}(?: ?[-/] ?{MONTH})?(?: \d{{1,2}})?|\d{{1,2}} {MONTH}))?"
# `2021 Mar 5;9(3):1-5`, `2021;9:e1`, `2021.`
_YEAR_FIRST = Expression(
    rf"(?P<year>{YEAR})[a-z]?(?P<day>{_DAY})-?\)?"
    rf"(?: ?; ?(?:(?P<volume>{_VOLUME})?(?: ?\((?P<issue>{_ISSUE})\))?"
    rf"(?: ?[:,] ?(?:pp?\.? ?)?(?P<pages>{_PAGES}))?"
    rf"|[^;.]{{1,60}})|, Issue [^;]{{1,40}}| ?: ?(?P<pages_of_book>{_PAGES}))?"
    rf"(?:[.,] (?:pp?\.? ?)(?P<pages_behind>{_PAGES}))?[.,; ]*$"
)
# `, 2021, 9(3): 1-5`
_YEAR_VOLUME = Expression(
    rf"(?P<year>{YEAR})"
    rf"(?P<day>[-/.]\d\d?[-/.]\d\d?)?"
    rf"(?: ?, ?(?P<volume>{_VOLUME}|增刊 ?\w*|S\w*)?)?"
    rf"(?: ?\((?P<issue>{_ISSUE})\))?(?: ?[:,] ?(?:pp?\.? ?)?(?P<pages>{_PAGES}))?[.,; ]*$"
)
# `2021年第9卷第3期1-5页`
_CHINESE = Expression(
    rf"(?P<year>{YEAR})(?P<day>) ?年[,;]? ?(?:第? ?(?P<volume>\d+) ?卷)?[,;]? ?"
    r"(?:第? ?(?P<issue>[\w-]+?) ?期)?[,:;]? ?(?:第? ?(?P<pages>\d+(?:-\d+)?) ?页?)?[.,; ]*$"
)
# `, 9(3), 1-5`, `, 9, Article 12`, `9(3): 1-5`
_VOLUME_PAGES = Expression(
    r"(?:, ?|(?<=[^\W\d_\x00-\xff]) ?| (?=\d+ ?(?:\([^()]*\))? ?:))"
    rf"(?P<volume>{_VOLUME})?(?: ?\((?P<issue>{_ISSUE})\))?"
    rf"(?: ?[,:] ?(?:pp?\.? ?|Article (?:ID )?|Art\. ?)?(?P<pages>{_PAGES}))?[.,; ]*$"
)
_YEAR = Expression(r"[12][06-9]\d\d(?!\d)(?<!\d{5})(?<!\d\.\d{4})")  # its first sign is found quickest
# `12(3), 33-40 (2020)`
_YEAR_LAST = Expression(
    rf",? (?P<volume>{_VOLUME})(?: ?\((?P<issue>{_ISSUE})\))?(?:[,:] ?(?P<pages>{_PAGES}))?"
    rf" \((?P<year>{YEAR})\)[. ]*$"
)
_LABEL = Expression(r"^[Vv]ol(?:ume)?\.? ?")
_IS_PAGES = Expression(r"e\d|\d+-+\w")
_PLACE = ("volume", "issue", "pages")


class Coordinates(NamedTuple):
    """What is told of the place of a work, and where in the entry that begins."""

    start: int
    fields: dict[str, Any]  # by the names of `Cited`


def year_first(plain: str, start: int, end: int) -> Coordinates | None:
    """Return the coordinates that end with a text and begin with the year, as Vancouver and AMA have them."""
    for year in _YEAR.finditer(plain, start, end):
        found = _YEAR_FIRST.match(plain, year.start(), end)
        if found is not None:
            before = plain[start : year.start()]
            before = before[:-1] if before.endswith("(") else before
            before = before[:-1] if before.endswith(" ") else before
            before = before[:-1] if before.endswith((".", ",", ";", ":")) else before
            return _coordinates(found, start + len(before))
    return None


def year_volume(plain: str, start: int, end: int) -> Coordinates | None:
    """Return the coordinates that end with a text, of GB/T 7714: a comma between year and volume."""
    for year in _YEAR.finditer(plain, start, end):
        at = year.start()
        before = plain[max(start, at - 2) : at].rstrip(" ")
        chinese = "年" in plain[at + 4 : at + 6] and "《" not in plain[start:at]
        if before and before[-1] not in ',.》"' and not chinese and not "\u3400" <= before[-1] <= "\u9fff":
            continue
        found = (_CHINESE if chinese else _YEAR_VOLUME).match(plain, at, end)
        if found is not None:
            head = plain[start:at].rstrip(" ")
            return _coordinates(found, start + len(head) - head.endswith((",", ".")))
    return None


def year_last(plain: str, start: int, end: int) -> Coordinates | None:
    """Return the coordinates that end with a text and with the year in brackets, as Nature has them."""
    if not plain[start:end].rstrip(" .").endswith(")"):
        return None
    found = _YEAR_LAST.search(plain, start, end)
    return _coordinates(found, found.start()) if found else None


def volume_pages(plain: str, start: int, end: int) -> Coordinates | None:
    """Return the coordinates that end with a text, without a year, as APA has them."""
    for found in _VOLUME_PAGES.finditer(plain, start, end):
        if any(found[name] for name in _PLACE):
            return _coordinates(found, found.start())
    return None


def _coordinates(found: re.Match[str], start: int) -> Coordinates:
    parts = found.groupdict()
    fields: dict[str, Any] = {}
    year = parts.get("year")
    if year:
        fields["year"] = int(year)
        day: datetime.date | None = day_of(int(year), parts["day"]) if parts.get("day") else None
        if day is not None:
            fields["date"] = day
    for name in _PLACE:
        if parts.get(name):
            fields[name] = _LABEL.sub("", parts[name].strip(" .,"))
    if "pages" not in fields and "issue" not in fields and _IS_PAGES.match(fields.get("volume", "")):
        fields["pages"] = fields.pop("volume")  # a range of pages, or an electronic one, without a volume
    other_pages = parts.get("pages_behind") or parts.get("pages_of_book")
    if other_pages:
        fields["pages"] = other_pages.rstrip(".")
    return Coordinates(start, fields)
