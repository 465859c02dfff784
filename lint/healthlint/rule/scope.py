"""In which parts of an article do the words of a rule count?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from healthlint.text.model import PROSE, Section

if TYPE_CHECKING:
    from healthlint.text.model import Block

_KINDS = {
    "title": "title",
    "heading": "heading",
    "paragraph": "paragraph",
    "list": "list-item",
    "table": "table-cell",
    "quote": "quote",
    "caption": "caption",
    "alt": "alt",
    "question": "question",
    "reference": "reference",
    "metadata": "metadata",
    "button": "button",
    "navigation": "navigation",
    "hidden": "hidden",
}
_ALL_PROSE = "prose"
_SECTIONS: tuple[str, ...] = get_args(Section)
FIRST_PART, LAST_PART = "first-part", "last-part"
_PARTS = (FIRST_PART, LAST_PART)
NAMES = (_ALL_PROSE, *_KINDS, *(name for name in _SECTIONS if name not in _KINDS), *_PARTS)
# A reference list is a section whose entries are of a kind that is not prose.
_BESIDES_PROSE = {"references": "reference"}


class Scope:
    """What a list of names admits: kinds of block, sections, parts of the article; ~ takes away.

    Names of one sort are alternatives, names of several sorts must all hold: `["list", "table",
    "faq"]` is the items and cells of an FAQ. Without a kind all prose is meant.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        """Take names, each one of NAMES, perhaps behind ~ (but for `prose`).

        Raises ValueError for any other.
        """
        wanted = {name for name in names if not name.startswith("~")}
        unwanted = {name[1:] for name in names if name.startswith("~")}
        for name in names:
            if name.removeprefix("~") not in NAMES or name == f"~{_ALL_PROSE}":
                raise ValueError(f"there is no scope {name}")
        self._sections = wanted & set(_SECTIONS) - _KINDS.keys()
        self._not_in = unwanted & set(_SECTIONS) - _KINDS.keys()
        self._parts = wanted & set(_PARTS)
        self._not_parts = unwanted & set(_PARTS)
        kinds = frozenset(_KINDS[name] for name in wanted if name in _KINDS)
        if not kinds or _ALL_PROSE in wanted:
            kinds |= PROSE | {_BESIDES_PROSE[name] for name in self._sections & _BESIDES_PROSE.keys()}
        self.kinds = kinds - {_KINDS[name] for name in unwanted if name in _KINDS}
        self._anywhere = not (self._sections or self._not_in or self._parts or self._not_parts)

    def admits(self, block: Block) -> bool:
        """Tell whether the words of a block count."""
        if block.kind not in self.kinds:
            return False
        if self._anywhere:
            return True
        if (self._sections and block.section not in self._sections) or block.section in self._not_in:
            return False
        if self._parts and not any(stands_in_part(block, part) for part in self._parts):
            return False
        return not any(stands_in_part(block, part) for part in self._not_parts)


@cache
def scope_of(names: tuple[str, ...]) -> Scope:
    """Return the scope of a list of names; raises ValueError for a name that is none."""
    return Scope(names)


def stands_in_part(block: Block, part: str) -> bool:
    """Tell whether a block begins in the first or ends in the last quarter of the prose."""
    length = len(block.document.prose)
    return block.start * 4 < length if part == FIRST_PART else block.end * 4 > length * 3
