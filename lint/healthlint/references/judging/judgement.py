"""What can be said of a reference, and how firmly?"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from healthlint.references.comparing.comparison import Comparison
from healthlint.references.judging.evidence import Evidence, Suggestion
from healthlint.references.works import Record

Verdict = Literal[
    "verified",  # an identifier leads to a work of this title
    "matched",  # title, first author and year are those of one work
    "verified-with-differences",  # the work is found, and some field is told otherwise
    "other-work",  # an identifier leads to a work of another title by another author
    "retracted",
    "concern",
    "corrected",
    "reinstated",
    "not-registered",  # who gives out such identifiers has not given out this one
    "malformed",  # an identifier cannot be right by its form or check digit
    "not-in-registry",  # those asked do not hold it, which says nothing of the work
    "no-identifier",
    "organisation-only",
    "homepage-only",
    "no-source-named",
    "unchecked",  # nobody could be asked, or no usable answer came
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
SOUND: frozenset[Verdict] = frozenset(("verified", "matched"))


class Judgement(NamedTuple):
    """A verdict on one reference and what it rests on."""

    verdict: Verdict
    hard: bool  # shown by a record or a rule of form, and not by the silence of those asked or by likeness
    slight: bool  # what differs is often told otherwise by registers: good to know, and nothing to warn of
    record: Record | None  # the work that is taken to be meant, or to which the identifier leads
    comparison: Comparison | None  # with that record
    evidence: Evidence
    suggestions: tuple[Suggestion, ...] = ()


class Ruling(NamedTuple):
    """What one step of the lattice has found."""

    verdict: Verdict
    hard: bool = False
    slight: bool = False
