"""What does an entry say that is little more than a name and an address?

`The Harbour Gazette: https://…`, `Naps and the heart | Harbour Health`, `《午睡指南》，某出版社，2021`.
"""

from __future__ import annotations

from typing import Any

from healthlint.references.parsing.dates import YEAR
from healthlint.references.parsing.line import Line
from healthlint.references.parsing.names import NOBODY, authors_at
from healthlint.text.expression import Expression

_BOOK_TITLE = Expression(r"《(?P<title>[^《》]{2,120})》[,.]? ?(?P<rest>.*)$")
_JOURNAL_BEHIND = Expression(rf"\(?{YEAR}\)?年?(?:第? ?\d+ ?[卷期]|[,;:] ?\d)")
_PUBLISHER_BEHIND = Expression(r"(?P<name>[^,.;:\d《》]{2,30})(?=[,.;]|$)")
_YEAR = Expression(rf"(?<![\d.-]){YEAR}(?![\d-])")
_JOINING = frozenset("a an and at by for from in of on or the to with & de la le du und der van 's".split())
_LONGEST_NAME = 7  # words of a journal, body or site
_UNSURE = Expression(rf"et al\b|, ?{YEAR}|\({YEAR}|[.?!] +\S| - |[\[\]]")
_EDGE = " .,:;：；，。-–—|\"'"


def parse_labelled(line: Line) -> dict[str, Any]:
    """Return the fields that are sure of an entry by the names of `Cited`."""
    text, plain = line.text, line.plain
    named = _BOOK_TITLE.search(plain, line.start, line.end) if "《" in plain else None
    if named is not None:
        return _book(line, *named.span("title"), *named.span("rest"))
    fields = _year(plain[line.start :])
    shown = text[line.start : line.end].strip(_EDGE)
    if " | " in shown:
        fields["title"], _, site = shown.partition(" | ")
        fields["container"] = site.rpartition(" | ")[2]
    elif shown and is_name(shown) and "et al" not in shown:
        fields["container"] = shown
    elif shown and not _UNSURE.search(plain, line.start, line.end):
        before, colon, _ = shown.replace("：", ": ").partition(": ")
        if not colon or not is_name(before):  # else a body and what it says, or a title and its subtitle
            fields["title"] = shown
    return fields


def _year(plain: str) -> dict[str, Any]:
    years = {int(found.group()) for found in _YEAR.finditer(plain)}
    return {"year": years.pop()} if len(years) == 1 else {}


def _book(line: Line, start: int, end: int, behind: int, last: int) -> dict[str, Any]:
    """Read an entry with a title in the brackets of Chinese titles, be it of the work or of the journal."""
    text, plain = line.text, line.plain
    fields = _year(plain[line.start : start - 1] + " " + plain[behind:last])
    if _JOURNAL_BEHIND.match(plain, behind, last):
        fields["container"] = text[start:end]
        return fields
    fields["title"] = text[start:end]
    authors = authors_at(text, plain, line.start, start - 1) if line.start < start - 1 else NOBODY
    if authors is not NOBODY:
        fields["authors"], fields["et_al"] = authors.names, authors.et_al
    publisher = _PUBLISHER_BEHIND.match(plain, behind, last)
    if publisher is not None:
        fields["container"] = text[slice(*publisher.span("name"))].strip()
    return fields


def is_name(shown: str) -> bool:
    """Tell whether a label is written as a name: a few words, all with capitals; a Chinese one is short."""
    if not shown.isascii() and any("\u3400" <= sign <= "\u9fff" for sign in shown):
        return len(shown) <= 12 and not any(sign in shown for sign in "的了吗呢是?？:：，。")
    words = [word for word in shown.replace("-", " ").split() if word.lower() not in _JOINING]
    return len(words) <= _LONGEST_NAME and not any(
        word[0].islower() or word[-1] in ",.;:?!" for word in words
    )
