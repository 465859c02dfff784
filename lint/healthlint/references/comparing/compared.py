"""How can a citation and a record agree in one field?"""

from __future__ import annotations

from typing import Literal, NamedTuple

Field = Literal[
    "title",
    "first-author",
    "authors",
    "year",
    "container",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "pmcid",
]
State = Literal[
    "equal",
    "script",  # equal but for Traditional and Simplified characters
    "abridged",  # the first authors of a longer list, in order
    "partial",  # the one says a part of the other: no subtitle, some of the authors
    "differs",
    "incomparable",  # both say something, in two languages or as a body and a person
    "absent",  # one side says nothing
]
AGREEING: frozenset[State] = frozenset(("equal", "script"))


class Compared(NamedTuple):
    """One field, as it is cited beside as it is registered; empty where a side is silent or keeps digests."""

    field: Field
    state: State
    cited: str
    registered: str
