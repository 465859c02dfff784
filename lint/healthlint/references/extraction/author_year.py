"""Which marks in the text name an author and a year?

(Okafor et al., 2021), Okafor and Lind (2021), （林若安等，2021）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.text.expression import Expression
from healthlint.text.language.han import WIDE
from healthlint.text.model import Document
from healthlint.text.named_tuple import NamedTuple

_YEAR = r"(?P<year>(?:19|20)\d\d)[a-e]?"
_NAME = (
    r"(?:(?:van|von|de|del|della|di|da|la|le|el|al|ten|ter|den|der|O|D)[ '’-]){0,2}"
    r"[A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*"
)
_IN_BRACKETS = Expression(
    rf"[(;]\s?(?:see |e\.g\.,? |cf\. )?(?P<name>{_NAME})"
    rf"(?P<more>,? et al\.?,?|(?:, {_NAME}){{0,5}},? (?:and|&) {_NAME},?|,)? {_YEAR}(?=[);,:])"
)
_BEFORE_YEAR = Expression(rf"(?P<name>{_NAME})(?P<more> et al\.?| (?:and|&) {_NAME})? \({_YEAR}\)")
_CHINESE = Expression(
    rf"[(;（；](?P<name>[\u4e00-\u9fff]{{2,4}}?)(?P<more>等人?|[和与與][\u4e00-\u9fff]{{2,4}})?"
    rf"[,，]? ?{_YEAR}(?=[);,年）；，])"
)
# Where the bracket opens before the year, and where it does before the name.
_BEHIND = ((_BEFORE_YEAR, False),)
_WITHIN = ((_IN_BRACKETS, True), (_CHINESE, True))
_AT_YEAR = Expression(r"(?:19|20)\d\d[a-e]?[);,:年）；，]")
_NOT_TEXT = ("reference", "navigation", "hidden")
_REACH = 160  # code points from the first name to the year
_NO_NAMES = frozenset(
    "January February March April May June July August September October November December Jan Feb Mar "
    "Apr Jun Jul Aug Sep Sept Oct Nov Dec In Since Until From By About Before After Updated Reviewed "
    "Published Accessed Spring Summer Autumn Winter Fall Version Edition Phase Study Trial Act Table "
    "Figure Copyright Monday Tuesday Wednesday Thursday Friday Saturday Sunday Early Late Mid Revised "
    "Approved Founded Established Estimate Estimated Data".split()
)


class NamedMark(NamedTuple):
    """An author and a year, as they are written in the text."""

    name: str  # the first surname
    year: int
    start: int  # of the name, in the prose
    end: int  # of the year
    bracketed: bool  # the whole of it stands in brackets, as only a citation does


def named_marks(document: Document) -> Iterator[NamedMark]:
    """Yield the marks by author and year, in their order by form."""
    prose = document.prose
    chinese = not prose.isascii()
    done: set[int] = set()
    for year in _years(prose):
        block = document.block_at(year.start())
        if block.section == "references" or block.kind in _NOT_TEXT:
            continue
        first = max(block.start, year.start() - _REACH)
        forms = _BEHIND if prose[year.start() - 1] == "(" else _WITHIN
        for expression, bracketed in forms if chinese else forms[:1]:
            for found in expression.finditer(prose, first, year.end()):
                mark = _mark(document, found, bracketed=bracketed)
                if mark is not None and mark.start not in done:
                    done.add(mark.start)
                    yield mark


def _years(prose: str) -> Iterator[re.Match[str]]:
    """Yield the years behind which a mark may end, in order."""
    places: list[int] = []
    for century in ("19", "20"):
        at = prose.find(century)
        while at >= 0:
            places.append(at)
            at = prose.find(century, at + 2)
    for at in sorted(places):
        year = _AT_YEAR.match(prose, at)
        if year is not None:
            yield year


def _mark(document: Document, found: re.Match[str], *, bracketed: bool) -> NamedMark | None:
    name = found["name"]
    if name in _NO_NAMES:
        return None
    if name > WIDE:
        name = document.folded[found.start("name") : found.end("name")]
    return NamedMark(name, int(found["year"]), found.start("name"), found.end("year"), bracketed)
