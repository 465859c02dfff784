"""What does an entry say that is little more than a name and an address?

`The Harbour Gazette: https://…`, `[Naps and the heart](https://…)`, `《午睡指南》，某出版社，2021`.
"""

from __future__ import annotations

from typing import Any

from healthlint.references.expression import Expression
from healthlint.references.parsing.dates import YEAR
from healthlint.references.parsing.line import Line
from healthlint.references.parsing.names import NOBODY, authors_at

_BOOK_TITLE = Expression(r"《(?P<title>[^《》]{2,120})》[,.]? ?(?P<rest>.*)$")
_JOURNAL_BEHIND = Expression(rf"\(?{YEAR}\)?年?(?:第? ?\d+ ?[卷期]|[,;:] ?\d)")
_YEAR = Expression(rf"(?<![\d.-]){YEAR}(?![\d-])")
_JOINING = frozenset("a an and at by for from in of on or the to with & de la le du und der van 's".split())
_LONGEST_NAME = 7  # words of a journal, body or site
_SENTENCE = Expression(r"[.?!] +(?=\S)")


def parse_labelled(line: Line) -> dict[str, Any]:
    """Return the fields that are sure of an entry by the names of `Cited`."""
    text, plain = line.text, line.plain
    fields: dict[str, Any] = {}
    years = {int(found.group()) for found in _YEAR.finditer(plain, line.start, line.end)}
    if len(years) == 1:
        fields["year"] = years.pop()
    named = _BOOK_TITLE.search(plain, line.start, line.end) if "《" in plain else None
    if named is not None:
        if _JOURNAL_BEHIND.match(named["rest"]):
            fields["container"] = text[slice(*named.span("title"))]
            return fields
        fields["title"] = text[slice(*named.span("title"))]
        before = text[line.start : named.start()].strip(" .,:;：，。")
        authors = authors_at(text, plain, line.start, named.start()) if before else NOBODY
        if authors is not NOBODY:
            fields["authors"], fields["et_al"] = authors.names, authors.et_al
        return fields
    shown = text[line.start : line.end].strip(" .,:;：-–—|\"'")
    if not shown:
        return fields
    first, _, rest = _parted(shown)
    name = "container" if _is_name(first) else "title"
    if rest and name == "container":
        # A body and what it says, or a site and its section: one cannot tell.
        fields["container"] = first
    elif not rest or len(first.split()) > _LONGEST_NAME:
        fields[name] = first
    return fields


def _parted(shown: str) -> tuple[str, str, str]:
    border = _SENTENCE.search(shown)
    if border is None:
        return shown, "", ""
    return shown[: border.start()], border.group(), shown[border.end() :]


def _is_name(shown: str) -> bool:
    """Tell whether a label is written as a name: a few words, all with capitals; a Chinese one is short."""
    if not shown.isascii() and any("\u3400" <= sign <= "\u9fff" for sign in shown):
        return len(shown) <= 12 and not any(sign in shown for sign in "的了吗呢是?？:：")
    words = [word for word in shown.replace("-", " ").split() if word.lower() not in _JOINING]
    return len(words) <= _LONGEST_NAME and all(not word[0].islower() for word in words)
