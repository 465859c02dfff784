"""Who is asked about works, and what can be answered?

A registry on this machine, a cache and a service on the network answer alike, so that one lattice judges
all of them; what a miss means is said by who was asked, never by who asks.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

from healthlint.references.works import Cited, IdentifierKind, Notice, Record

Why = Literal[
    "missing",  # those asked do not hold it, which says nothing of the work
    "not-registered",  # who gives out these identifiers has never given out this one
    "unchecked",  # asked, and no answer came that can be used
    "not-asked",  # nobody was asked who could hold it
]

PageState = Literal["reachable", "moved", "dead", "unchecked"]


class Missing(NamedTuple):
    """There is no record, and why."""

    why: Why
    source: str = ""  # who was asked: `doi.org`, the table of a registry
    when: datetime.date | None = None  # of the answer, or of the snapshot that was looked into
    detail: str = ""  # what came instead: `429`, `timeout`; of a DOI, the agency that would know
    nearest: Record | None = None  # of the identifier repaired, where that leads to a work


class Found(NamedTuple):
    """A record, and who gave it; of what is only known to exist, the record has no title."""

    record: Record
    source: str
    when: datetime.date | None = None


class BrokenOff(tuple[Found, ...]):
    """The works that a search has found which did not look everywhere, and why: others may be meant."""

    missing: Missing

    @classmethod
    def with_reason(cls, missing: Missing, found: Iterable[Found] = ()) -> BrokenOff:
        """Return what was found, with who could not look further, and why."""
        self = cls(found)
        self.missing = missing
        return self


class Unheard(tuple[Notice, ...]):
    """The notices on a work as far as they could be learnt: somebody who may know of more gave no answer."""


class Page(NamedTuple):
    """What has become of a page."""

    address: str  # as it is cited
    state: PageState
    detail: str = ""  # the home page to which it leads instead, `404`, or why nothing can be said
    when: datetime.date | None = None


class Answers(Protocol):
    """What is known of works; every method answers and none raises because something is not known."""

    @property
    def name(self) -> str:
        """Return by what name a report speaks of it; empty where there is none to speak of."""

    @property
    def snapshot(self) -> datetime.date | None:
        """Return from which day what is looked into stems; None of a service, which answers as of now."""

    @property
    def rows(self) -> int:
        """Return how many works can be looked up; 0: none, so that a miss means not even a little."""

    @property
    def not_asked(self) -> tuple[str, ...]:
        """Return the names of the sources that could have been asked and were not."""

    @property
    def lists_journals(self) -> bool:
        """Tell whether a list of journals is at hand, so that one may be said to be in none."""

    @property
    def asks_pages(self) -> bool:
        """Tell whether it can be asked what has become of pages."""

    def learn(self, works: Sequence[Cited], addresses: Sequence[str]) -> None:
        """Learn of some references together what will be asked of them one by one, where that is quicker."""

    def page(self, address: str) -> Page:
        """Return what has become of a page."""

    def record(self, kind: IdentifierKind, value: str) -> Found | Missing:
        """Return what an identifier, in the form in which two are compared, leads to."""

    def candidates(self, cited: Cited) -> Sequence[Found]:
        """Return the works that could be meant, likeliest first, by title and not by identifiers.

        Where not all could be looked through, BrokenOff: that nothing was found then says nothing.
        """

    def notices(self, record: Record) -> Sequence[Notice]:
        """Return the notices on the work of a record, beside those that the record holds.

        They are `Unheard` where one of those who may know of more gave no answer.
        """

    def journal(self, name: str) -> tuple[str, ...]:
        """Return title, abbreviations and ISSNs of the journal of exactly this name; empty where unknown."""


class OffTheNetwork:
    """What all have in common who ask no service."""

    asks_pages = False
    lists_journals = False

    def learn(self, works: Sequence[Cited], addresses: Sequence[str]) -> None:
        """Learn nothing ahead: each question is quick."""
        del works, addresses

    def page(self, address: str) -> Page:
        """Say that nobody was asked."""
        return Page(address, "unchecked")


class NoAnswers(OffTheNetwork):
    """What is known without registry and network: nothing."""

    name = ""
    snapshot: datetime.date | None = None
    rows = 0
    not_asked: tuple[str, ...] = ("registry", "crossref", "doi.org", "pubmed")

    def record(self, kind: IdentifierKind, value: str) -> Missing:
        """Say that nobody was asked."""
        del kind, value
        return Missing("not-asked")

    def candidates(self, cited: Cited) -> Sequence[Found]:
        """Return none."""
        del cited
        return ()

    def notices(self, record: Record) -> Sequence[Notice]:
        """Return none."""
        del record
        return ()

    def journal(self, name: str) -> tuple[str, ...]:
        """Return none."""
        del name
        return ()
