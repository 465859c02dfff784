"""Which record is the work that is meant?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from healthlint.references.answers import Answers, Found
from healthlint.references.compared import Field
from healthlint.references.comparison import Comparison, compare
from healthlint.references.expression import Expression
from healthlint.references.normal import comparable_title
from healthlint.references.works import Cited, IdentifierKind, Record
from healthlint.text.language.han import count_han

SAME_TITLE = 0.97  # of two titles that are one work's; the rest of the difference is a slip
OTHER_TITLE = 0.60
SIMILAR_TITLE = 0.80  # worth an editor's look

_NUMBER = Expression(r"\d+\w?|[ivx]+|one|two|three|four|five|first|second|third|fourth")
_SUPPORTS: tuple[Field, ...] = ("first-author", "year", "container", "volume", "pages")
_PLACE: tuple[Field, ...] = ("container", "volume", "pages")


class Bound(NamedTuple):
    """A record that is held against a citation, and what led to it."""

    found: Found
    comparison: Comparison
    kind: IdentifierKind | None = None  # of the identifier that led to it; None: the title did
    value: str = ""

    @property
    def record(self) -> Record:
        """Return the record."""
        return self.found.record

    @property
    def supports(self) -> int:
        """Return how many fields beside the title agree, 0 to 5."""
        return sum(map(self.comparison.agrees, _SUPPORTS))

    @property
    def placed(self) -> bool:
        """Tell whether the journal, the volume or the pages agree, as they do of one publication only."""
        return any(map(self.comparison.agrees, _PLACE))

    @property
    def ratio(self) -> float:
        """Return how alike the titles are, 0 where that cannot be told."""
        return self.comparison.title_ratio or 0.0


def held_against(
    cited: Cited, found: Found, answers: Answers, kind: IdentifierKind | None = None, value: str = ""
) -> Bound:
    """Return a record with how it agrees with the citation."""
    return Bound(found, compare(cited, found.record, answers.journal), kind, value)


def likeliest(bounds: Sequence[Bound]) -> Bound | None:
    """Return the one that agrees best: in the title first, then in most of the other fields."""
    return max(
        bounds,
        key=lambda bound: (
            bound.comparison.agrees("title"),
            bound.supports - len(bound.comparison.differing),
            bound.ratio,
        ),
        default=None,
    )


def is_same_work(bound: Bound) -> bool:
    """Tell whether the title and what supports it show that a record without identifier is the work meant.

    Titles such as “Diabetes” belong to many works, so that a short one needs more support than a long one.
    A Chinese title binds by equality only, since two works are often alike in all but a few characters.
    """
    comparison = bound.comparison
    state = comparison.state("title")
    if state == "partial":
        return comparison.agrees("first-author") and comparison.agrees("year")
    if state == "differs":
        title = comparison.fields[0].cited
        if bound.ratio < SAME_TITLE or count_han(title) or _are_parts(title, comparison.fields[0].registered):
            return False
        return comparison.agrees("first-author") or bound.supports >= 2
    if not comparison.agrees("title"):
        return False
    if comparison.state("first-author") == "differs":
        return comparison.agrees("year") and bound.placed and bound.supports >= 2
    return bound.supports >= (1 if _is_long(comparison.fields[0].cited) else 2)


def is_other_version(cited: Cited, bound: Bound) -> bool:
    """Tell whether a record of the same title may be another publication of it, which contradicts nothing.

    A preprint of what is cited as an article, a chapter in another edition, a text that several journals
    print: then volume or pages differ, and the journal and the year are not both the same.
    """
    comparison = bound.comparison
    if bound.record.kind == "preprint" and cited.kind != "preprint":
        return any(comparison.state(field) == "differs" for field in ("year", "doi", *_PLACE))
    if not any(comparison.state(field) == "differs" for field in ("volume", "pages")):
        return False
    return not (comparison.agrees("container") and comparison.agrees("year"))


def _are_parts(one: str, other: str) -> bool:
    """Tell whether two titles differ in a number only, as those of parts of a series do."""
    ours, theirs = comparable_title(one).split(), comparable_title(other).split()
    apart = {*ours} ^ {*theirs}
    return bool(apart) and all(_NUMBER.fullmatch(word) for word in apart)


def _is_long(title: str) -> bool:
    return count_han(title) >= 12 or len(title.split()) >= 6
