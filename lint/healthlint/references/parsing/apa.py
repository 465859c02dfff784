"""What does an entry say that gives the year in brackets behind its authors, as APA and Harvard do?"""

from __future__ import annotations

from typing import Any

from healthlint.references.parsing.coordinates import volume_pages
from healthlint.references.parsing.dates import YEAR, day_of
from healthlint.references.parsing.line import Line
from healthlint.references.parsing.names import NOBODY, authors_at
from healthlint.references.parsing.parts import part, without_brackets
from healthlint.references.parsing.persons import persons_at
from healthlint.references.works import Name
from healthlint.text.expression import Expression

_YEAR = Expression(rf" ?\((?P<year>{YEAR})[a-z]?(?P<day>, [^()]{{1,30}})?\)[.,:]? ?")
# Of the author-date style of Chicago, and of Harvard's with a comma.
_BARE_YEAR = Expression(rf" (?<=[.,] )(?P<year>{YEAR})[a-z]?(?P<day>)\. (?=[\"']?[^\W\d_a-zß-öø-ÿ].{{20}})")
_NO_DATE = Expression(r" ?\((?:n\. ?d\.|no date|in press)(?:-[a-z])?\)[.,:]? ?")
_KIND = Expression(r" ?\[(?P<kind>[A-Z][\w' ]{3,40})[^\[\]]{0,80}\]")
_KINDS = {
    "preprint": "preprint",
    "data set": "data",
    "doctoral dissertation": "thesis",
    "master's thesis": "thesis",
}
_IN = Expression(r"[.?!] In:? (?=[eimn]?[^\W_a-zß-öø-ÿ])")
_EDITORS = Expression(r"[^()]{2,200}\((?:Eds?\.|Hrsg\.|编)\),? ?")
_BOOK_PAGES = Expression(r" ?\((?:[^()]*?,? ?)?pp?\. ?(?P<pages>[\w-]+)\)")
_QUOTED = Expression(r"['\"](?P<title>.{5,400}?)(?:[.,]['\"]|(?<=[?!])['\"]|['\"][,.]) (?=[^\W\d_a-zß-öø-ÿ])")
_WORD = Expression(r"(?<![\w'-])[a-zß-öø-ÿ]{4}")
_INITIAL = Expression(r", \w\.")
_ET_AL = Expression(r",? et al\b\.?,?$")
_PLACE = Expression(r"[^\W\d_a-zß-öø-ÿ][\w ,()]{1,40}: (?=\S)")
_PRESS = Expression(r"\b(?:Press|Publish|Verlag|Books)|出版社")
_SITE = Expression(
    r"(?:[^\Wa-zß-öø-ÿ][\w'.&-]*|of|the|for|and|&)(?: (?:[^\Wa-zß-öø-ÿ][\w'&-]*|of|the|for|and|&)){0,3}"
)
_FEW_WORDS = 6


def parse_apa(line: Line) -> dict[str, Any] | None:
    """Return the fields of an entry by the names of `Cited`; None where it is not written in this way."""
    text, plain = line.text, line.plain
    found = None
    if "(" in plain:
        found = _YEAR.search(plain, line.start, line.end) or _NO_DATE.search(plain, line.start, line.end)
    found = found or _BARE_YEAR.search(plain, line.start, line.end)
    if found is None or found.start() <= line.start or line.end - found.end() < 3:
        return None
    fields: dict[str, Any] = {}
    start = found.end()
    bare = "(" not in found.group()
    authors = persons_at(text, plain, line.start, found.start() if bare else found.end(), fewest=2)
    if authors is NOBODY or abs(authors.end - found.start()) > 2:
        authors = authors_at(text, plain, line.start, found.start() if bare else found.end(), full=True)
    if authors is NOBODY or abs(authors.end - found.start()) > 2:
        head = text[line.start : found.start()].strip()
        if _ET_AL.search(head):  # `Okafor et al. (2020), Nap Medicine`: who knows what follows?
            fields["authors"], fields["et_al"] = (Name(_ET_AL.split(head)[0]),), True
            if found.group().endswith(". "):
                _rest(fields, line, start)
        elif '"' in plain[line.start : found.start()]:
            return None
        elif not bare and _SITE.fullmatch(head) and found.group().endswith(". "):
            fields["authors"] = (Name(head),)  # a person or a site
            _rest(fields, line, start)
        elif _WORD.search(head) is None and _INITIAL.search(head):
            # Names, and some of them in a form of their own.
            fields["authors"], fields["et_al"] = authors.names, True
            _rest(fields, line, start)
        elif authors is not NOBODY or bare or ". " in head or not head.endswith((".", "?", "!")):
            return None
        elif head.count(" ") < _FEW_WORDS and "," not in head and _WORD.search(head) is None:
            fields["authors"] = (Name(head.rstrip(".")),)
            _rest(fields, line, start)
        else:  # an entry without an author has its title in front
            fields["title"] = head.rstrip(".")
            fields["container"] = text[start : line.end].strip(" .,")
    else:
        fields["authors"], fields["et_al"] = authors.names, authors.et_al
        _rest(fields, line, start)
    if found.re.groups:
        fields["year"] = int(found["year"])
        day = day_of(fields["year"], found["day"] or "")
        if day is not None:
            fields["date"] = day
    return fields


def _rest(fields: dict[str, Any], line: Line, start: int) -> None:
    text, plain, end = line.text, line.plain, line.end
    host = _IN.search(plain, start, end)
    if host is not None:
        fields["title"] = text[start : host.start() + (plain[host.start()] != ".")].strip()
        fields["kind"] = "chapter"
        _book(fields, line, host.end())
        return
    where = volume_pages(plain, start, end)
    last = where.start if where else end
    if where is not None:
        fields.update(where.fields)
    quoted = _QUOTED.match(plain, start, end)
    if quoted is not None:
        fields["title"] = text[slice(*quoted.span("title"))].rstrip(".,")
        fields["container"] = text[quoted.end() : last].strip(" .,")
        return
    title, container = part(plain, start, last)
    kind = _KIND.search(plain, start, title[1])
    if kind is not None and title[0] < kind.start() and kind.end() == title[1]:
        title = (title[0], kind.start())
        fields["kind"] = _KINDS.get(kind["kind"].lower(), "")
    fields["title"] = without_brackets(text[slice(*title)].strip())
    shown = text[slice(*container)].strip()
    place = _PLACE.match(shown) if where is None else None
    if place is not None and Name(shown[place.end() :].rstrip(".")) not in fields.get("authors", ()):
        place = _PRESS.search(shown, place.end()) and place
    fields["publisher" if place else "container"] = shown[place.end() :] if place else shown


def _book(fields: dict[str, Any], line: Line, start: int) -> None:
    text, plain, end = line.text, line.plain, line.end
    editors = _EDITORS.match(plain, start, end)
    start = editors.end() if editors else start
    pages = _BOOK_PAGES.search(plain, start, end)
    if pages is not None:
        fields["pages"] = pages["pages"]
        fields["container"] = text[start : pages.start()].strip(" .,")
        fields["publisher"] = text[pages.end() : end].strip(" .,")
        return
    where = volume_pages(plain, start, end)
    if where is not None:
        fields.update(where.fields)
        end = where.start
    book, publisher = part(plain, start, end)
    fields["container"], fields["publisher"] = text[slice(*book)].strip(), text[slice(*publisher)].strip()
