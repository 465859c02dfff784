"""What does an entry say that has its title and its journal in the brackets of Chinese titles?

`林若安：《题名》，《刊名》2020年第1期，第12—19页`, `林若安（2020），〈題名〉，《刊名》3（1）：12-19`.
"""

from __future__ import annotations

from typing import Any

from healthlint.references.parsing.dates import YEAR
from healthlint.references.parsing.line import Line
from healthlint.references.parsing.names import NOBODY, authors_at
from healthlint.references.works import Name
from healthlint.text.expression import Expression

_PAIR = Expression(
    r"(?:《(?P<title>[^《》]{2,200})》|〈(?P<article>[^〈〉]{2,200})〉) ?(?P<apart>[,.;:]? ?)"
    r"(?:(?:[载載见見刊]|刊[载載]|[发發]表|收入)[于於]?:? ?)?《(?P<container>[^《》]{2,60})》"
    r"(?= ?[,.]? ?[(第]? ?\d)(?P<rest>.*)$"
)
_PERSON = r"[^\W\d_\x00-\u2fff等]{2,4}"
_ROW = Expression(
    r"(?:(?:[参參详詳另]?[见見]|[参參](?:阅|閱|考)|转引自|轉引自):? ?)?"
    rf"(?P<names>{_PERSON}(?:[,;] ?{_PERSON})*)(?P<more>[,;]? ?等)?[:,. ]*"
)
_JOINT = Expression(r"[,;] ?")
_HEAD_YEAR = Expression(rf" ?\((?P<year>{YEAR})[a-z]?年?\)[,.:]? ?$")
_YEAR = Expression(rf"(?<!\d){YEAR}(?!\d)")
_VOLUME = Expression(rf"第? ?(?P<volume>\d{{1,4}}) ?卷|^ ?[,.]? ?(?!{YEAR})(?P<behind>\d{{1,4}}) ?(?=[:(,])")
_ISSUE = Expression(
    rf"第 ?(?P<issue>\d{{1,3}}) ?期|\d ?\((?!{YEAR})(?P<behind>\d{{1,3}})\)"
    rf"|^ ?[,.]? ?\d{{1,4}}:(?P<colon>\d{{1,3}}) ?\("
)
_PAGES = Expression(
    r"(?:第|[页頁]) ?(?P<pages>\d+(?: ?[-~] ?\d+)?)(?= ?[页頁]|[.,]| *$)|[:,] ?(?P<behind>\d+-\d+)"
)


def parse_bracketed(line: Line) -> dict[str, Any] | None:
    """Return the fields of an entry by the names of `Cited`; None where it has no two such titles."""
    text, plain = line.text, line.plain
    found = _PAIR.search(plain, line.start, line.end) if "》" in plain else None
    if found is None or "、" in text[slice(*found.span("apart"))]:  # of a row of titles
        return None
    name = "title" if found["title"] else "article"
    fields: dict[str, Any] = {
        "title": text[slice(*found.span(name))].strip(),
        "container": text[slice(*found.span("container"))].strip(),
    }
    head = _HEAD_YEAR.search(plain, line.start, found.start())
    end = head.start() if head else found.start()
    row = _ROW.fullmatch(plain, line.start, end)
    if row is not None:
        first, last = row.span("names")
        begins = [first, *(joint.end() for joint in _JOINT.finditer(plain, first, last))]
        ends = [*(joint.start() for joint in _JOINT.finditer(plain, first, last)), last]
        fields["authors"] = tuple(Name(text[one:other]) for one, other in zip(begins, ends, strict=True))
        fields["et_al"] = row["more"] is not None
    elif end > line.start and (authors := authors_at(text, plain, line.start, end)) is not NOBODY:
        fields["authors"], fields["et_al"] = authors.names, authors.et_al
    rest = found["rest"]
    years = {int(year.group()) for year in _YEAR.finditer(rest)}
    if head is not None:
        fields["year"] = int(head["year"])
    elif len(years) == 1:
        fields["year"] = years.pop()
    for field, expression in (("volume", _VOLUME), ("issue", _ISSUE), ("pages", _PAGES)):
        told = expression.search(rest)
        if told is not None:
            fields[field] = next(filter(None, told.groups()))
    return fields
