"""What does a verdict rest on?"""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

from healthlint.references.answers import Why
from healthlint.references.comparing.compared import Compared
from healthlint.references.works import IdentifierKind, Malformed, Notice, Record

Note = Literal[
    "no-identifier",
    "malformed-identifier",
    "same-year",  # of this year and without identifier: registers may not know it yet
    "future-year",
    "fewer-authors",
    "script-variant",
    "part-of-title",
    "title-not-comparable",  # in another language, or the register keeps or shows no title
    "nothing-to-compare",  # the identifier leads to a work, and no title is cited
    "identifiers-disagree",
    "other-version",  # a work of this title is known as a preprint or in another place
    "possible-retraction",  # of the work of this title; no identifier ties it to this reference
    "possible-concern",
    "cites-notice",
    "nearest-form",  # the identifier repaired leads to a work
    "notices-unchecked",  # somebody who may know of a retraction gave no answer
    "journal-not-listed",  # in none of the lists at hand; many sound journals are in none
]


class Asked(NamedTuple):
    """One question and its answer."""

    what: Literal["identifier", "title"]
    kind: IdentifierKind | None  # of the identifier
    value: str  # the identifier or the title
    source: str
    when: datetime.date | None  # of the answer, or of the snapshot that was looked into
    answer: Why | Literal["found"]
    detail: str = ""


class Suggestion(NamedTuple):
    """What an editor could do: look at a work that may be meant."""

    reason: Literal["add-identifier", "other-identifier", "similar-title", "same-title", "repaired", "notice"]
    record: Record
    ratio: float | None = None  # of the titles, 0 to 1


class Evidence(NamedTuple):
    """All that a reader needs to look for themselves."""

    quoted: str  # the entry
    identifiers: tuple[tuple[IdentifierKind, str], ...]
    malformed: tuple[Malformed, ...]
    asked: tuple[Asked, ...]
    not_asked: tuple[str, ...]  # sources that could have been asked
    fields: tuple[Compared, ...]  # cited and registered, side by side
    notices: tuple[Notice, ...]
    registry: str  # its name; empty where there is none
    snapshot: datetime.date | None
    rows: int
    notes: tuple[Note, ...] = ()
