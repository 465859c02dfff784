"""What is said of a work, by an article that cites it and by a register that knows it?"""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

IdentifierKind = Literal[
    "doi",
    "pmid",
    "pmcid",
    "nct",
    "chictr",
    "isrctn",
    "eudract",
    "euct",
    "jrct",
    "umin",
    "actrn",
    "drks",
    "ctri",
    "prospero",
    "isbn",
    "issn",
    "arxiv",
]
Nature = Literal["retraction", "concern", "correction", "reinstatement"]


class Name(NamedTuple):
    """A person or a body; Chinese names have no given part, as they are written in one."""

    family: str  # of a body: all of it
    given: str = ""  # as it is written, be it initials


class Malformed(NamedTuple):
    """An identifier that cannot be right by its form or its check digit."""

    kind: IdentifierKind
    text: str  # as it is written
    fault: str  # `shape`, `length`, `check-digit`, `broken`, `unsafe`
    repair: str = ""  # the nearest form that would be right, where one can be told


class Cited(NamedTuple):
    """What an article says of a work that it cites; what it leaves out is empty.

    Texts are as a reader sees them, with blanks for line ends, and not folded.
    """

    text: str  # the whole entry
    title: str = ""
    authors: tuple[Name, ...] = ()
    et_al: bool = False  # more authors are meant than are named
    container: str = ""  # journal, book, site
    year: int | None = None
    date: datetime.date | None = None  # where a whole day is given
    volume: str = ""
    issue: str = ""
    pages: str = ""  # as it is written: `1425-37`, `e0123456`
    publisher: str = ""
    # article, book, chapter, thesis, preprint, newspaper, standard, patent, data, web; empty: not told
    kind: str = ""
    identifiers: tuple[tuple[IdentifierKind, str], ...] = ()  # in the form in which two are compared
    addresses: tuple[str, ...] = ()  # of pages, as they are written
    malformed: tuple[Malformed, ...] = ()


class Notice(NamedTuple):
    """A publisher's or a register's word on a work: it is retracted, doubted, corrected, reinstated."""

    nature: Nature
    source: str  # who says so: `retraction-watch`, `crossref`, `pubmed`
    doi: str = ""  # of the notice; that of the work itself where both are one page
    pmid: str = ""
    date: datetime.date | None = None
    number: str = ""  # of the record with the source


class Digests(NamedTuple):
    """What a register that cannot show a work's words keeps of them (references/comparing/digests.py)."""

    titles: tuple[bytes, ...] = ()  # of the title first, then of its other forms
    first_author: bytes = b""  # of the family name; empty where none is known
    doi: bytes = b""  # empty where none is known


class Record(NamedTuple):
    """What a register knows of a work; a register that keeps only digests cannot show its words."""

    source: str  # the table or service: `pubmed`, `crossref`, `datacite`
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    title: str = ""
    other_titles: tuple[str, ...] = ()  # with the subtitle, the original title, that of another language
    authors: tuple[Name, ...] = ()
    years: tuple[int, ...] = ()  # of print, online, creation: whichever are known
    container: str = ""
    containers: tuple[str, ...] = ()  # its abbreviations and ISSNs besides
    volume: str = ""
    issue: str = ""
    pages: str = ""
    kind: str = ""
    notices: tuple[Notice, ...] = ()
    is_notice: bool = False  # the record is itself a notice of retraction or the like
    digests: Digests | None = None  # instead of words, where only digests are kept
    identifiers: tuple[tuple[IdentifierKind, str], ...] = ()  # beside those above: of a trial, its numbers
