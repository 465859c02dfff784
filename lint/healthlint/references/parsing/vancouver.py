"""What does an entry say whose parts are sentences: authors, title, journal, year and pages?

Vancouver and AMA, and what is written like GB/T 7714 without its marks.
"""

from __future__ import annotations

from typing import Any

from healthlint.references.expression import Expression
from healthlint.references.parsing.coordinates import year_first, year_volume
from healthlint.references.parsing.line import Line
from healthlint.references.parsing.names import NOBODY, authors_at, unknown_at
from healthlint.references.parsing.parts import borders_of, part

_IN = Expression(r"[.?!] In: ?(?=\S)")
_EDITORS = Expression(r"[^.]{2,200}?,? ?(?:\(?[Ee]ds?\.\)?|editors?)[.,:] ?")
_PUBLISHED = Expression(
    r"(?:(?<=[.?!]) |^)(?P<place>[A-Z\u3400-\u9fff][^.:;]{1,50}): ?(?P<publisher>[^:;]{2,100});? *$"
)
_ON_PAGE = Expression(r"\. ?(?:p|pp)\. ?(?P<pages>[\w‐‑–—-]+)[. ]*$")
_MEDIUM = Expression(r" ?\[(?:Internet|Online|Preprint|preprint|web page|Dissertation|dissertation)\]")
_FEW_WORDS = 4


def parse_vancouver(line: Line) -> dict[str, Any] | None:
    """Return the fields of an entry by the names of `Cited`; None where it gives no year in its end."""
    text, plain, end = line.text, line.plain, line.end
    fields: dict[str, Any] = {}
    on_page = _ON_PAGE.search(plain, line.start, end) if "p. " in plain else None
    if on_page is not None:
        end = on_page.start()
        fields["pages"] = on_page["pages"]
    where = year_first(plain, line.start, end) or year_volume(plain, line.start, end)
    if where is None or where.start <= line.start:
        return None
    fields = where.fields | fields
    head = where.start
    authors = authors_at(text, plain, line.start, head + 1)
    start = line.start
    if authors is not NOBODY and authors.end < head:
        fields["authors"], fields["et_al"], start = authors.names, authors.et_al, authors.end
    elif len(borders_of(plain, start, head)) > 1:  # three parts: somebody, title, journal
        somebody = unknown_at(text, plain, start, head)
        if somebody is not NOBODY:
            fields["authors"], start = somebody.names, somebody.end
    host = _IN.search(plain, start, head) if " In: " in plain else None
    if host is not None:
        fields["kind"] = "chapter"
        fields["title"] = text[start : host.start() + (plain[host.start()] != ".")].strip()
        editors = _EDITORS.match(plain, host.end(), head)
        _book(fields, text, plain, editors.end() if editors else host.end(), head, "container")
        return fields
    if plain[head : head + 1] == ";":
        _book(fields, text, plain, start, head, "title")
        fields["kind"] = "book"
        return fields
    title, container = part(plain, start, head, abbreviated=plain[head - 1 : head + 1] == ".,")
    if container[0] == container[1] and "authors" not in fields:
        # One part alone may be a title or the name of a site.
        name = "title" if plain.count(" ", *title) >= _FEW_WORDS else "container"
        fields[name] = text[slice(*title)].strip()
        return fields
    shown = text[slice(*title)]
    fields["title"] = (_MEDIUM.sub("", shown) if "[" in shown else shown).strip()
    journal = text[slice(*container)]
    fields["container"] = (_MEDIUM.sub("", journal) if "[" in journal else journal).strip(" .,")
    return fields


def _book(fields: dict[str, Any], text: str, plain: str, start: int, end: int, name: str) -> None:
    """Read the title of a book, and who published it where."""
    published = _PUBLISHED.search(plain, start, end)
    if published is not None:
        fields["publisher"] = text[slice(*published.span("publisher"))].strip(" .,")
        end = published.start()
        fields[name] = text[start:end].strip(" .,")
        return
    book, publisher = part(plain, start, end)
    fields[name] = text[slice(*book)].strip()
    if publisher[0] < publisher[1]:
        fields["publisher"] = text[slice(*publisher)].strip(" .,")
