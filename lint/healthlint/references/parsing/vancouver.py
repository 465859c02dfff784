"""What does an entry say whose parts are sentences: authors, title, journal, year and pages?

Vancouver, AMA and Nature, what is written like GB/T 7714 without its marks, and pages of the web.
"""

from __future__ import annotations

from typing import Any

from healthlint.references.parsing.coordinates import Coordinates, year_first, year_last, year_volume
from healthlint.references.parsing.dates import YEAR, day_of
from healthlint.references.parsing.line import Line
from healthlint.references.parsing.names import NOBODY, Authors, authors_at, unknown_at
from healthlint.references.parsing.parts import borders_of, part, without_brackets
from healthlint.references.parsing.persons import persons_at
from healthlint.text.expression import Expression

_IN = Expression(r"[.?!] In: ?(?=\S)")
_EDITORS = Expression(r"[^.]{2,200}?,? ?(?:\(?[Ee]ds?\.\)?|editors?)[.,:] ?")
_PUBLISHED = Expression(
    r"(?:(?<=[.?!]) |^)(?P<place>[^\W\d_a-zß-öø-ÿ][^.:;]{1,50}): ?(?P<publisher>[^:;]{2,100});? *$"
)
_EDITION = Expression(r"[.,]? \(?(?:\d{1,2}(?:st|nd|rd|th)|[Rr]ev(?:ised|\.)?) ed(?:ition|n)?\.?\)?\.? *$")
_ON_PAGE = Expression(r"\. ?(?:p|pp)\. ?(?P<pages>[\w-]+)[. ]*$")
_MEDIUM = Expression(
    r" ?\[(?:Internet|Online|[Pp]reprint|web page|[Dd]issertation|thesis|PhD thesis|[Ww]ebsite)\]"
)
_KINDS = {"dissertation": "thesis", "thesis": "thesis", "phd thesis": "thesis", "preprint": "preprint"}
# The day on which a page was put up, changed or looked over.
_PUT_UP = Expression(
    r"[.,;] (?:(?:First )?[Pp]ublished|[Uu]pdated|[Ll]ast (?:updated|reviewed|modified|changed)|[Rr]eviewed"
    rf"|Posted)(?: online)?:?(?: on)? (?P<day>[A-Za-z\d., -]*?)(?P<year>{YEAR})(?P<rest>-\d\d?-\d\d?)?[.; ]*$"
)
_HOUSE = Expression(r"[^:]{2,20}: ?(?P<publisher>[^:]*出版社)")
_ANY_YEAR = Expression(rf"(?<!\d){YEAR}(?!\d)")
_CHANGED = Expression(r" \((?:[Uu]pdated|[Rr]evised|[Rr]eviewed|[Aa]mended)[^()]{0,40}\)[. ]*$")
_FEW_WORDS = 4


def parse_vancouver(line: Line) -> dict[str, Any] | None:
    """Return the fields of an entry by the names of `Cited`; None where it names neither year nor author."""
    text, plain, end = line.text, line.plain, line.end
    fields: dict[str, Any] = {}
    changed = (
        _CHANGED.search(plain, line.start, end) if plain[line.start : end].endswith((")", ").")) else None
    )
    if changed is not None:
        end = changed.start()
    on_page = _ON_PAGE.search(plain, line.start, end) if "p. " in plain else None
    if on_page is not None:
        end = on_page.start()
        fields["pages"] = on_page["pages"]
    where = _put_up(plain, line.start, end) or _where(plain, line.start, end)
    if where is None or where.start <= line.start:
        return _without_year(line)
    fields = where.fields | fields
    head = where.start
    start = line.start
    borders = borders_of(plain, start, head)
    authors = _authors(text, plain, start, head, several=len(borders) > 1)
    if authors is NOBODY and len(borders) > 1:
        behind = _behind_title(text, plain, borders)
        if behind is not NOBODY:
            fields["title"] = text[start : borders[0][0]].rstrip(" .")
            fields["authors"], fields["et_al"] = behind.names, behind.et_al
            fields["container"] = text[behind.end : head].strip(" .,")
            return fields
        authors = unknown_at(text, plain, start, head)
    if authors is not NOBODY:
        fields["authors"], fields["et_al"], start = authors.names, authors.et_al, authors.end
    host = _IN.search(plain, start, head) if " In: " in plain else None
    if host is not None:
        fields["kind"] = "chapter"
        fields["title"] = text[start : host.start() + (plain[host.start()] != ".")].strip()
        editors = _EDITORS.match(plain, host.end(), head)
        _book(fields, text, plain, editors.end() if editors else host.end(), head, "container")
    elif plain[head : head + 1] == ";" and ":" in plain[start:head]:
        fields["kind"] = "book"
        _book(fields, text, plain, start, head, "title")
    else:
        _article(fields, text, plain, start, head)
    return fields


def _where(plain: str, start: int, end: int) -> Coordinates | None:
    return year_last(plain, start, end) or year_first(plain, start, end) or year_volume(plain, start, end)


def _put_up(plain: str, start: int, end: int) -> Coordinates | None:
    """Return the day on which a page says to have been put up, as the coordinates of other works."""
    found = _PUT_UP.search(plain, start, end)
    if found is None:
        return None
    year = int(found["year"])
    date = day_of(year, found["rest"] or found["day"])
    return Coordinates(found.start(), {"year": year} if date is None else {"year": year, "date": date})


def _authors(text: str, plain: str, start: int, head: int, *, several: bool) -> Authors:
    """Return who stands before the title, or NOBODY; `several`: three parts are there at least."""
    if several or " et al" in plain[start:head]:
        persons = persons_at(text, plain, start, head, fewest=3 if " and " in plain[start:head] else 2)
        if persons is not NOBODY and persons.end < head:
            return persons
    authors = authors_at(text, plain, start, head + 1, full=several)
    return authors if authors.end < head else NOBODY


def _behind_title(text: str, plain: str, borders: list[tuple[int, int]]) -> Authors:
    """Return the authors behind the title, where sites list them that take their entries from PubMed."""
    authors = authors_at(text, plain, borders[0][1], borders[-1][0] + 1)
    if (len(authors.names) > 1 or authors.et_al) and all(each.given for each in authors.names):
        return authors
    return NOBODY


def _article(fields: dict[str, Any], text: str, plain: str, start: int, end: int) -> None:
    title, container = part(plain, start, end)
    if "authors" not in fields and "volume" not in fields and "pages" not in fields:
        # Nobody can tell the title of a page from the name of its site where both are a few words.
        alone = container[0] == container[1]
        if alone and plain.count(" ", *title) < _FEW_WORDS:
            fields["container"] = text[slice(*title)].strip()
            return
        if (alone and "," in plain[slice(*title)]) or (not alone and plain.count(" ", *title) < 2):
            return
    elif container[0] == container[1] and "authors" not in fields:
        name = "title" if plain.count(" ", *title) >= _FEW_WORDS else "container"
        fields[name] = text[slice(*title)].strip()
        return
    elif container[0] == container[1] and "volume" in fields:
        title, container = container, title  # a volume is one of a journal
    fields["title"] = without_brackets(_without_medium(fields, text[slice(*title)]).strip())
    house = _HOUSE.match(plain, *container)
    if house is not None:
        fields["publisher"] = text[slice(*house.span("publisher"))]
        return
    fields["container"] = _without_medium({}, text[slice(*container)]).strip(" .,")


def _without_year(line: Line) -> dict[str, Any] | None:
    """Return what an entry says that names an author and no year."""
    authors = authors_at(line.text, line.plain, line.start, line.end)
    if not authors.names or authors.end >= line.end:
        return None
    fields: dict[str, Any] = {"authors": authors.names, "et_al": authors.et_al}
    if not _ANY_YEAR.search(line.plain, authors.end, line.end):  # where there is one, who knows the rest?
        _article(fields, line.text, line.plain, authors.end, line.end)
    return fields


def _without_medium(fields: dict[str, Any], shown: str) -> str:
    medium = _MEDIUM.search(shown) if "[" in shown else None
    if medium is None:
        return shown
    kind = _KINDS.get(medium.group().strip(" []").lower())
    if kind is not None:
        fields["kind"] = kind
    return shown[: medium.start()] + shown[medium.end() :]


def _book(fields: dict[str, Any], text: str, plain: str, start: int, end: int, name: str) -> None:
    """Read the title of a book, and who published it where."""
    published = _PUBLISHED.search(plain, start, end)
    if published is not None:
        fields["publisher"] = text[slice(*published.span("publisher"))].strip(" .,")
        end = published.start()
    else:
        book, publisher = part(plain, start, end)
        if publisher[0] < publisher[1]:
            fields["publisher"] = text[slice(*publisher)].strip(" .,")
        end = book[1]
    shown = _without_medium(fields, text[start:end])
    fields[name] = _EDITION.sub("", shown).strip(" .,")
