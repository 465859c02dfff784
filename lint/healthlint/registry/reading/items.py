"""What may an entry of a source say?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from healthlint.references.works import Notice, Record


class Told(NamedTuple):
    """A notice, and the work that it is about: by DOI, by PMID, or by both."""

    notice: Notice
    doi: str  # as it is kept; empty where it is not known
    pmid: int | None


class Journal(NamedTuple):
    """A journal that a list names."""

    title: str
    abbreviations: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()


class Deleted(NamedTuple):
    """A work that its source has withdrawn from the register, by PMID."""

    pmid: int


Item = Record | Told | Journal | Deleted
Entry = Sequence[Item]  # what one entry of a file says: nothing where it could not be read
Fault = Callable[[int, str], None]  # takes the line, from 1, and what is wrong with it
