"""What does an entry say that has its title in quotation marks?

`"Title," Journal, 2021`, with or without authors before it: IEEE, MLA, Chicago, and most lists of web pages.
"""

from __future__ import annotations

from typing import Any

from healthlint.references.parsing.dates import MONTH, YEAR, day_of
from healthlint.references.parsing.labelled import is_name
from healthlint.references.parsing.line import Line
from healthlint.references.parsing.names import NOBODY, Authors, authors_at, unknown_at
from healthlint.references.parsing.persons import persons_at
from healthlint.references.works import Name
from healthlint.text.expression import Expression

_OPEN = Expression(r"(?:^|(?<=[\s.,:)\]]))\"(?=\S)")
_CLOSE = Expression(r"(?<=[.,?!])\"(?=\s|$)|(?<=[.,?!]')\"(?=\s|$)|\"(?=[.,;] |$)|\"(?= \(| -|$)")
_PHRASE = Expression(r"[^\"]*[^\s\".,?!]\" [a-z]")
_CUT = Expression(
    r",? (?:vol|no|pp?|v|iss|art)\.? ?\d| \d+\.\d+(?= \()"
    r"|,? \d+[A-Z]?(?=,? ?(?:no\.|\()|[:;] ?\d)|, \d+(?=, ?\d)"
    rf"|(?:[,.;:] ?\(?| \(){YEAR}\b(?=[a-z]?[).,;:]|[a-z]? *$)| {YEAR}[a-z]? *$"
    rf"|[,.] (?:\d{{1,2}} )?{MONTH}|, \d{{1,2}} *$"
)
_YEAR = Expression(rf"(?:^|[,.;(] ?|{MONTH} (?:\d{{1,2}}, )?)(?P<year>{YEAR})[a-z]?(?=[).,;:]|\s*$)")
_ONLY_YEAR = Expression(rf"\(?(?:{MONTH} )?{YEAR}[a-z]?(?=[.,;:)]|$)")
_DAY = Expression(rf"(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}}),? (?={YEAR})")
_VOLUME = Expression(
    r"(?:\bvol(?:ume)?\.? ?|^(?=\d+(?: ?\(|,? no|\.\d+ \())|, (?=\d+,? ?(?:no|\()))"
    r"(?P<volume>\d+)|;(?P<behind>\d+)"
)
_ISSUE = Expression(
    r"\b(?:no|iss(?:ue)?)\.? ?(?P<issue>[\w-]+)|\d ?\((?!(?:19|20)\d\d\))(?P<behind>[^()]{1,20})\)"
)
_PAGES = Expression(r"\bpp?\. ?(?P<pages>\w+(?:-\w+)?)|: ?(?P<behind>[A-Za-z]?\d+(?:-\w+)?)(?=[.,]|\s*$)")
_ET_AL = Expression(r",? et al\b\.?$")
_PUBLISHED = (*"([",)


def parse_quoted(line: Line) -> dict[str, Any] | None:
    """Return the fields of an entry by the names of `Cited`; None where no title is quoted."""
    text, plain = line.text, line.plain
    if '"' not in plain:
        return None
    opened = _OPEN.search(plain, line.start, line.end)
    if opened is None:
        return None
    if _PHRASE.match(plain, opened.end(), line.end):
        return None  # the title begins with a quoted phrase
    closes = list(_CLOSE.finditer(plain, opened.end() + 1, line.end))
    if not closes:
        return None
    close = closes[-1] if plain.count('"', line.start, line.end) % 2 == 0 else closes[0]
    fields: dict[str, Any] = {}
    if opened.start() > line.start:
        joined = "," in plain[opened.start() - 2 : opened.start()]  # else it may be one name, turned round
        authors = persons_at(text, plain, line.start, opened.start() + 1, fewest=1 if joined else 3)
        if authors is NOBODY:
            authors = authors_at(text, plain, line.start, opened.start() + 1, full=True)
        between = plain[authors.end : opened.start()].strip(" .,()")
        if authors is NOBODY or (between and not _ONLY_YEAR.fullmatch(between)):
            head = text[line.start : opened.start()].rstrip(" ,-–—:")
            others = _ET_AL.search(head)
            if others is not None:
                family = (Name(head[: others.start()]),) if "," not in head[: others.start()] else ()
                authors = Authors(family, True, opened.start())
            elif plain[opened.start() - 2] in ",-:" and close.end() <= line.end and is_name(head):
                fields["container"] = head  # `The Harbour Gazette, "Naps at work"`
                authors = NOBODY
            elif plain[close.start() - 1] in ",." and plain[opened.start() - 2] in ".,":
                authors = unknown_at(text, plain, line.start, opened.start() + 1)
            else:
                return None
        elif between:
            fields["year"] = int(between[-4:] if between[-1].isdigit() else between[-5:-1])
        fields["authors"], fields["et_al"] = authors.names, authors.et_al
    fields["title"] = text[opened.end() : close.start()].strip().rstrip(",.").strip()
    start = close.end()
    while start < line.end and plain[start] in " .,;":
        start += 1
    if plain.startswith(("in ", "In "), start):
        start += 3
    cut = _ONLY_YEAR.match(plain, start, line.end) or _CUT.search(plain, start, line.end)
    last = cut.start() if cut else line.end
    container = text[start:last].strip(" .,;:(-–—")
    if container or "container" not in fields:
        fields["container"] = container
    _places(fields, plain[last : line.end])
    return fields


def _places(fields: dict[str, Any], tail: str) -> None:
    """Read what stands behind the name of the journal."""
    years = [int(found["year"]) for found in _YEAR.finditer(tail)]
    if years:
        fields["year"] = years[-1]
        day = _DAY.search(tail)
        date = day_of(years[-1], day.group()) if day else None
        if date is not None:
            fields["date"] = date
    for name, expression in (("volume", _VOLUME), ("issue", _ISSUE), ("pages", _PAGES)):
        found = expression.search(tail.lstrip(" ,"))
        if found is not None:
            fields[name] = found[name] or found["behind"]
