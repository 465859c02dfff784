"""What is known of a rule before it has a code and examples?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from healthlint.app.making.importing.wording import Wording

_LONGEST = 120  # signs of an expression that a message shows


class Place(NamedTuple):
    """Where something stands in a list."""

    file: str  # as messages show it
    line: int = 0  # from 1; 0 is the file as a whole
    what: str = ""  # tokens[3]

    def __str__(self) -> str:
        return ": ".join(
            part for part in (f"{self.file}:{self.line}" if self.line else self.file, self.what) if part
        )


class Left(NamedTuple):
    """Something of a list that is not in the rules, and why."""

    place: Place
    source: str  # as the list has it; empty where the whole file is meant
    why: str
    lost: bool = True  # False: it is found all the same

    def __str__(self) -> str:
        source = self.source if len(self.source) <= _LONGEST else self.source[: _LONGEST - 1] + "…"
        return f"{self.place}: {source!r}: {self.why}" if self.source else f"{self.place}: {self.why}"


@dataclass
class Draft:
    """A rule to be, made of one list."""

    path: Path
    shown: str  # the file as messages show it
    title: str  # what people call the list: Google.WordList
    message: str  # with {match} and {suggestion}
    summary: str
    why: str
    sources: list[str]
    severity: str = "warning"
    per: str = "sentence"
    scope: list[str] = field(default_factory=list)
    wordings: list[tuple[Place, Wording]] = field(default_factory=list)
    exceptions: dict[str, str] = field(default_factory=dict)  # terms for `besides`, and a text for each
    left: list[Left] = field(default_factory=list)
    part: int = 1  # a list may take several rules
