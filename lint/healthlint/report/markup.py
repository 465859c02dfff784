"""How does a text stand in a Markdown document so that it is seen as it is?

CommonMark, "Backslash escapes": a backslash before ASCII punctuation leaves only the sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from healthlint.report.visible import in_one_line

# What may begin or end something within a line: emphasis, code, links, tags, entities, cells, math.
_ACTIVE = re.compile(r"[\\`*_\[\]<>&|~$^{}#]")
# Besides them, what begins a block where it stands first: lists, rules, underlines of headings, definitions.
_FIRST = re.compile(r"^(?=[-+=:]|\d+[.)])(\d*)(.)")


def escaped(text: str) -> str:
    """Return a text as the beginning of a block of Markdown, in which no sign of it means anything.

    It comes in one line, with single blanks.
    """
    return _FIRST.sub(r"\1\\\2", inline(text))


def inline(text: str) -> str:
    """Return a text as `escaped` does that stands behind other text of a line."""
    return _ACTIVE.sub(r"\\\g<0>", " ".join(in_one_line(text).split()))


def listed(texts: Iterable[str]) -> str:
    """Return texts as a list of Markdown, in which no sign of them means anything."""
    return "\n".join(f"- {escaped(text)}" for text in texts)


def emphasized(text: str) -> str:
    """Return a text as Markdown that is strong and stands in white square brackets; it must not be blank.

    The brackets are seen where a program drops the emphasis, and let `**` begin and end it beside Chinese
    punctuation, where CommonMark would take it for mere asterisks.
    """
    return f"⟦**{inline(text)}**⟧"
