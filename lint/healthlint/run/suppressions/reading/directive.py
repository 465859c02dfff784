"""What may an article say to healthlint?"""

from __future__ import annotations

import datetime
import unicodedata
from functools import lru_cache
from typing import Literal

from healthlint.text.named_tuple import NamedTuple
from healthlint.text.prose import Span

Action = Literal["next-line", "line", "disable", "enable", "file"]
# comment: of the source, whatever its marks; entry: of `ignore` in front matter; meta: the content of <meta>
Form = Literal["comment", "entry", "meta"]

ACTIONS: dict[str, Action] = {
    "disable-next-line": "next-line",
    "disable-line": "line",
    "disable": "disable",
    "enable": "enable",
    "disable-file": "file",
}
WRITTEN: dict[Action, str] = {action: written for written, action in ACTIONS.items()}


class Selector(NamedTuple):
    """A code, the beginning of codes or the name of a rule, as a directive has it."""

    text: str
    start: int  # in the source, in code points
    end: int

    @property
    def key(self) -> str:
        """What it is compared by: codes in capitals, names in small letters with hyphens."""
        return _key(self.text)


@lru_cache(maxsize=512)
def _key(text: str) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).strip()
    return plain.upper() if plain.isalnum() else plain.lower().replace("_", "-")


class Fault(NamedTuple):
    """What cannot be understood: where, and which sentence of `wording` says so, with its words."""

    start: int
    end: int
    key: str
    words: tuple[str, ...] = ()


class Directive(NamedTuple):
    """One thing that an article says to healthlint; offsets count code points of the source."""

    action: Action
    span: Span  # with the marks of the comment; of an entry in front matter, its value
    form: Form = "comment"
    selectors: tuple[Selector, ...] = ()
    reason: str = ""
    owner: str = ""
    until: datetime.date | None = None
    faults: tuple[Fault, ...] = ()  # with one of them it accepts nothing
    number: int = -1  # of an entry: its place in the list, -1 where there is no list

    @property
    def written(self) -> str:
        """What it is called where it is told: `disable-next-line`, `front matter`."""
        return {"entry": "front matter", "meta": "meta"}.get(self.form, WRITTEN[self.action])
