"""Where in its source does an article write the address of a link, and how?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Edit, Expression, NamedTuple

if TYPE_CHECKING:
    from healthlint_rules.link import Link

# What may stand before and behind an address that is written out whole.
_BEFORE = "(<>\"'=[ \t\r\n"
_AFTER = ")<>\"'] \t\r\n"
_DEFINED = Expression(r"\]:[ \t]*(?:\r?\n[ \t]*)?<?\Z")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_LONGEST = 200  # signs before an address that can be the head of a definition


class Written(NamedTuple):
    """An address as the source has it: `&` may be `&amp;` there."""

    start: int  # in the source, in code points
    text: str

    def edit(self, start: int, end: int, text: str) -> Edit:
        """Return the edit of a stretch of the address, which counts from its own beginning."""
        return Edit(self.start + start, self.start + end, text)


def written(document: Document, link: Link) -> list[Written]:
    """Return where the address of a link is written, in its markup or in the definition that it refers to.

    None where it stands there in another form: broken over lines, or put together by a template.
    """
    source, (start, end) = document.source, link.span
    target = link.target
    if not target:
        return []
    forms = [target, target.replace("&", "&amp;")] if "&" in target else [target]
    if target.startswith("http://www."):
        forms.append(target[len("http://") :])
    for form in forms:
        found = [*_whole(source, form, start, end)]
        if not found and document.format == "markdown":
            found = [
                place
                for place in _whole(source, form, 0, len(source))
                if _DEFINED.search(source, max(0, place - _LONGEST), place)
            ]
        if found:
            return [Written(place, form) for place in found]
    escaped = "".join(map(_as_written, target))
    return [Written(start + found.start(), found[0]) for found in re.finditer(escaped, source[start:end])]


def _as_written(sign: str) -> str:
    """Return an expression for a sign of an address, which may be escaped in its source."""
    entity = _ENTITIES.get(sign)
    plain = re.escape(sign)
    if entity is not None:
        return rf"(?:{entity}|\\?{plain})"
    return plain if sign.isalnum() or not sign.isascii() else rf"\\?{plain}"


def _whole(source: str, text: str, start: int, end: int) -> Iterator[int]:
    at = source.find(text, start, end)
    while at >= 0:
        after = at + len(text)
        if (at == start or source[at - 1] in _BEFORE) and (after == end or source[after] in _AFTER):
            yield at
        at = source.find(text, at + 1, end)
