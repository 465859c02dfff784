"""What does an entry written by GB/T 7714 say?

Of 2015 and of 2025: 作者. 题名[J]. 刊名, 年, 卷(期): 起止页. A letter in brackets tells the kind of work.
"""

from __future__ import annotations

from typing import Any

from healthlint.references.parsing.coordinates import year_volume
from healthlint.references.parsing.dates import YEAR, day_of
from healthlint.references.parsing.line import Line
from healthlint.references.parsing.names import NOBODY, authors_at, unknown_at
from healthlint.references.parsing.persons import persons_at
from healthlint.references.works import Name
from healthlint.text.expression import Expression

_MARK = Expression(
    r" ?\[ ?(?P<code>J|M|C|D|N|R|S|P|G|Z|A|K|DB|CP|EB|DS|PP|CM)(?: ?/ ?(?:OL|CD|MT|DK|BK))? ?\]", 2
)
_KINDS = {
    "j": "article", "m": "book", "c": "book", "d": "thesis", "n": "newspaper", "r": "report", "s": "standard",
    "p": "patent", "g": "book", "k": "book", "db": "data", "ds": "data", "eb": "web", "pp": "preprint",
}  # fmt: skip
_BOOK = Expression(
    rf"(?:(?P<edition>[^.:,]{{1,20}}(?:版|ed(?:ition)?\b)\.?)[.,] ?)?(?:(?P<place>[^.,:]{{1,40}}): ?)?"
    rf"(?P<publisher>[^:]{{2,120}}?)"
    rf"[,.] ?(?P<year>{YEAR})(?:[-/.]\d\d?){{0,2}}(?: ?[:,] ?(?P<pages>[\w, -]+))?[.]? *$"
)
_NEWS = Expression(
    rf"(?P<container>.+?)[,.] ?(?P<year>{YEAR})(?P<day>-\d\d?-\d\d?)?(?: ?\((?P<pages>[^()]*)\))?[. ]*$"
)
_ONLINE = Expression(rf"(?P<site>[^()\[\]]*?)[,.]? ?[(\[]?(?P<year>{YEAR})(?P<day>-\d\d?-\d\d?)?[)\]]?")
_HOST = Expression(r" ?// ?")
_PUBLISHED = Expression(r"(?P<container>.+?)[.] ?[^.:]{1,20}: ?(?P<publisher>[^:]{2,80})$")
_PAGED = Expression(r"(?P<container>[^:]+): ?(?P<pages>\d+(?:-\d+)?)[. ]*$")
_STOP = " .,;:"
_STOPS = Expression(r"[.](?: |(?=[^\x00-\x7f]))")


def parse_gbt(line: Line) -> dict[str, Any] | None:
    """Return the fields of an entry by the names of `Cited`; None where it bears no mark of the standard."""
    text, plain = line.text, line.plain
    mark = _MARK.search(plain, line.start, line.end) if "[" in plain else None
    if mark is None or mark.start() == line.start:
        return None
    code = mark["code"].lower()
    fields: dict[str, Any] = {"kind": _KINDS.get(code, "")}
    _head(fields, line, mark.start())
    start = mark.end()
    host = _HOST.match(plain, start)
    if host is not None:  # 析出文献: a part of a larger work
        fields["kind"] = "chapter" if code in "mcgk" else fields["kind"]
        start = host.end()
    start += len(plain[start : line.end]) - len(plain[start : line.end].lstrip(_STOP))
    if code == "j" or (host is not None and code not in "nr"):
        _in_container(fields, text, plain, start, line.end)
    elif code == "n":
        _read(fields, _NEWS.match(plain, start, line.end), text)
    elif code in ("eb", "pp", "db", "ds"):
        _online(fields, line, start)
    else:
        _read(fields, _BOOK.match(plain, start, line.end), text)
        if "year" not in fields:
            _online(fields, line, start)
    return fields


def _head(fields: dict[str, Any], line: Line, end: int) -> None:
    """Read authors and title, which stand before the mark."""
    text, plain, start = line.text, line.plain, line.start
    authors = persons_at(text, plain, start, end, fewest=2)
    if authors is NOBODY:
        authors = authors_at(text, plain, start, end)
    if authors is NOBODY or authors.end >= end:
        # A body that is not known as one, before a title of its own.
        stop = _STOPS.search(plain, start, end)
        if (
            stop is not None
            and stop.end() < end
            and "\u3400" <= plain[start] <= "\u9fff"
            and stop.start() - start <= 20
        ):
            fields["authors"] = (Name(text[start : stop.start()].strip()),)
            start = stop.end()
        elif (somebody := unknown_at(text, plain, start, end)) is not NOBODY:
            fields["authors"], fields["et_al"], start = somebody.names, somebody.et_al, somebody.end
    else:
        fields["authors"], fields["et_al"], start = authors.names, authors.et_al, authors.end
    fields["title"] = text[start:end].strip().rstrip(".").strip()


def _in_container(fields: dict[str, Any], text: str, plain: str, start: int, end: int) -> None:
    where = year_volume(plain, start, end)
    if where is None:
        paged = _PAGED.match(plain, start, end)
        if paged is not None:  # ahead of print: pages without a year
            fields["pages"], end = paged["pages"], paged.end("container")
        fields["container"] = text[start:end].strip(_STOP)
        return
    fields.update(where.fields)
    hosted = _PUBLISHED.match(plain, start, where.start) if fields["kind"] == "chapter" else None
    if hosted is not None:
        fields["publisher"] = text[slice(*hosted.span("publisher"))].strip(_STOP)
        fields["container"] = text[start : hosted.end("container")].strip(_STOP)
        return
    fields["container"] = text[start : where.start].strip(_STOP)


def _online(fields: dict[str, Any], line: Line, start: int) -> None:
    # The day on which it was put up may stand behind the end of what is told of the work.
    found = _ONLINE.match(line.plain, start)
    if found is None:
        return
    year = int(found["year"])
    if found.start("year") - start < 80 and "//" not in line.plain[start : found.start("year")]:
        fields["container"] = line.text[slice(*found.span("site"))].strip(_STOP)
        if line.plain[found.start("year") - 1 : found.start("year")] != "[":
            fields["year"] = year
            day = day_of(year, found["day"] or "")
            if day is not None:
                fields["date"] = day


def _read(fields: dict[str, Any], found: Any, text: str) -> None:
    if found is None:
        return
    parts = found.groupdict()
    fields["year"] = int(parts["year"])
    for name in ("container", "publisher", "pages"):
        if parts.get(name):
            fields[name] = text[slice(*found.span(name))].strip(_STOP)
    day = day_of(fields["year"], parts.get("day") or "")
    if day is not None:
        fields["date"] = day
