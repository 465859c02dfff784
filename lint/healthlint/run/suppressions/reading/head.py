"""How does a directive begin, and what was meant where it does so otherwise?"""

from __future__ import annotations

import re

from healthlint.rule.suggest import nearest
from healthlint.run.suppressions.reading.directive import ACTIONS, WRITTEN, Action, Fault
from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

_HEAD = Expression(r"\s*(healthlint)([-_:：\s]*)", re.IGNORECASE)
_MORE = Expression(r"[ \t]+((?:next|line|nextline|file|block)(?:[-_]line)?)(?![\w-])", re.IGNORECASE)
_WORD = Expression(r"[A-Za-z]+(?:[-_][A-Za-z]+)*")
_CODE_LIKE = Expression(r"\b[A-Za-z]{2,4}\d{1,3}\b")
# What other linters call it, and what comes to mind first.
_MEANT: dict[str, Action] = {
    "disable-next": "next-line",
    "disable-nextline": "next-line",
    "disable-next-block": "next-line",
    "disable-next-paragraph": "next-line",
    "ignore-next-line": "next-line",
    "ignore-next": "next-line",
    "ignore-line": "line",
    "disable-this-line": "line",
    "disable-same-line": "line",
    "ignore": "disable",
    "disabled": "disable",
    "off": "disable",
    "suppress": "disable",
    "skip": "disable",
    "ignore-file": "file",
    "disable-all": "file",
    "disable-page": "file",
    "disable-article": "file",
    "disable-document": "file",
    "ignore-start": "disable",
    "ignore-end": "enable",
    "enabled": "enable",
    "on": "enable",
}


class Head(NamedTuple):
    """How a directive begins."""

    action: Action | None
    end: int  # behind it, in the text
    fault: Fault | None = None
    meant: Action | None = None  # what it was probably meant to be, where it is none


def head_of(source: str, start: int, end: int) -> Head | None:
    """Return how the directive begins that stands in the source from `start` to `end`.

    None where nothing there speaks to healthlint: a comment may well mention it.
    """
    found = _HEAD.match(source, start, end)
    word = _WORD.match(source, found.end(), end) if found else None
    if found is None or word is None:
        return None
    at, joint = found.start(1), found[2].strip()
    name, stop = _whole_name(source, word, end)
    if name in ACTIONS and joint in ("-", ":", "："):
        if stop == word.end():
            return Head(ACTIONS[name], stop)
        return _wrong(source, at, stop, name)
    if name in ACTIONS or name in _MEANT or nearest(name, ACTIONS):
        return _wrong(source, at, stop, name)
    if joint.startswith(("-", "_")) and _CODE_LIKE.search(source, stop, end):
        return _wrong(source, at, stop, name)
    return None


def _whole_name(source: str, word: re.Match[str], end: int) -> tuple[str, int]:
    """Return the name that begins with a word, and where it ends: blanks may stand for its hyphens."""
    name, stop = word[0].lower().replace("_", "-"), word.end()
    while more := _MORE.match(source, stop, end):
        name, stop = f"{name}-{more[1].lower().replace('_', '-')}", more.end()
    return name, stop


def _wrong(source: str, start: int, end: int, name: str) -> Head:
    meant = _MEANT.get(name)
    known = WRITTEN[meant] if meant else nearest(name, ACTIONS)
    written = source[start:end]
    if known is None:
        return Head(None, end, Fault(start, end, "unknown-directive", (written,)))
    fault = Fault(start, end, "meant-directive", (written, f"healthlint-{known}"))
    return Head(None, end, fault, ACTIONS[known])
