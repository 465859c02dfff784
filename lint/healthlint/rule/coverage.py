"""What was looked at, and what was not?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from healthlint.references.answers import PageState
    from healthlint.references.judging.judgement import Verdict


class Coverage(NamedTuple):
    """What rules looked at in one article, besides what they found."""

    references: int = 0  # entries of reference lists, footnotes, and identifiers of works elsewhere
    judged: int = 0  # those of them that at least one rule read
    unsure: int = 0  # findings of low confidence that the preset leaves out
    verdicts: tuple[Verdict, ...] = ()  # of those about which a registry or a service was asked
    pages: tuple[PageState, ...] = ()  # what has become of those that hosts were asked for


class Unapplied(NamedTuple):
    """How many rules there are that read no article, and why."""

    unfit: int = 0  # for profiles or jurisdictions that no article has
    strict: int = 0  # only for who asks for the strict preset
    unselected: int = 0  # left out by select and ignore
    unasked: int = 0  # that look references up, where nobody could be asked

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self)


class Skipped(NamedTuple):
    """A file or folder that is not linted although it might have been expected."""

    path: str
    reason: str
    failed: bool = False  # it could not be read: the run must not end as if all were well
    named: bool = False  # the user named it, and did not only name a folder or glob above it
