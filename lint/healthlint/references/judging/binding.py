"""Which record is the work that is meant?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from healthlint.references.answers import Answers, Found
from healthlint.references.comparing.compared import Field
from healthlint.references.comparing.comparison import Comparison, compare
from healthlint.references.comparing.normal import comparable_title
from healthlint.references.works import Cited, IdentifierKind, Record
from healthlint.text.expression import Expression
from healthlint.text.language.han import count_han

SAME_TITLE = 0.97  # of two titles that are one work's; the rest of the difference is a slip
OTHER_TITLE = 0.60
SIMILAR_TITLE = 0.80  # worth an editor's look

_LONG, _TELLING = 6, 4  # words
# What many issues of many journals have.
_COMMON = Expression(
    r"(?:(?:letters?|reply|replies|response|comments?|commentary|answers?|notes?|editors?|editor s|editorial"
    r"|authors?|introduction|introductory|preface|foreword|correspondence|announcements?|obituary|books?"
    r"|reviews?|news|abstracts?|index|contents|issue|message|invited|guest|new|received|desk|corner|page"
    r"|special|section|about|article|paper|recent|previous|above|in|this|the|to|from|of|on|by|and|an?)(?: |$)"
    r")+"
    r"|编者按|编后语?|前言|序言?|卷首语|致谢|读者来信|本期导读"
)
_NUMBER = Expression(r"\d+\w?|[ivx]+|one|two|three|four|five|first|second|third|fourth")
_SUPPORTS: tuple[Field, ...] = ("first-author", "year", "container", "volume", "pages")
_PLACE: tuple[Field, ...] = ("container", "volume", "pages")


class Bound(NamedTuple):
    """A record that is held against a citation, and what led to it."""

    found: Found
    comparison: Comparison
    kind: IdentifierKind | None = None  # of the identifier that led to it; None: the title did
    value: str = ""
    hosts: bool = False  # the one is the book or the series in which the other stands

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
    comparison = compare(cited, found.record, answers.journal)
    hosts = comparison.state("title") == "differs" and _hosts(cited, found.record)
    return Bound(found, comparison, kind, value, hosts)


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

    Titles such as “Diabetes” or “Editorial” belong to many works, so that a short one needs more support than
    a long one. Where volume or pages are others, only the same long title by the same author binds: parts of
    series, comments and replies have titles that are alike. A Chinese title binds by equality only, since two
    works are often alike in all but a few characters.
    """
    comparison = bound.comparison
    state = comparison.state("title")
    by_author, in_year = comparison.agrees("first-author"), comparison.agrees("year")
    title = comparison.fields[0]
    elsewhere = _is_elsewhere(comparison)
    if state in ("partial", "differs") and (elsewhere or _are_parts(title.cited, title.registered)):
        return False
    if state == "partial":
        return by_author and in_year
    if state == "differs":
        if bound.ratio < SAME_TITLE or count_han(title.cited):
            return False
        return by_author or bound.supports >= 2
    if not comparison.agrees("title"):
        return False
    if comparison.state("first-author") == "differs":
        telling = _length(title.cited) >= _TELLING and not elsewhere
        return telling and in_year and bound.placed and bound.supports >= 2
    if _length(title.cited) >= _LONG:
        return bound.supports >= 1
    return bound.supports >= 2 and not elsewhere


def is_a_slip(bound: Bound) -> bool:
    """Tell whether two titles differ in forms of the same words only: `nurse` and `nurses`, and no `men`."""
    title = bound.comparison.fields[0]
    ours, theirs = comparable_title(title.cited).split(), comparable_title(title.registered).split()
    return len(ours) == len(theirs) and all(map(_are_forms, ours, theirs))


def is_other_version(cited: Cited, bound: Bound) -> bool:
    """Tell whether a record of the same title may be another publication of it, which contradicts nothing.

    A preprint of what is cited as an article, a chapter in another edition, a text that several journals
    print: then volume or pages differ, and the journal and the year are not both the same.
    """
    comparison = bound.comparison
    if bound.record.kind == "preprint" and cited.kind != "preprint":
        return any(comparison.state(field) == "differs" for field in ("year", "doi", *_PLACE))
    if not _is_elsewhere(comparison):
        return False
    return not (comparison.agrees("container") and comparison.agrees("year"))


def _are_parts(one: str, other: str) -> bool:
    """Tell whether two titles differ in a number only, as those of parts of a series do."""
    ours, theirs = Counter(comparable_title(one).split()), Counter(comparable_title(other).split())
    apart = (ours - theirs) + (theirs - ours)
    return bool(apart) and all(_NUMBER.fullmatch(word) for word in apart)


def _hosts(cited: Cited, record: Record) -> bool:
    """Tell whether a chapter is cited and its book is registered, or the other way round."""
    ours, theirs = comparable_title(cited.container), comparable_title(record.title)
    whole, within = comparable_title(cited.title), comparable_title(record.container)
    return bool(ours and ours == theirs) or bool(whole and whole == within)


def _are_forms(one: str, other: str) -> bool:
    """Tell whether two words begin with the same letters, three quarters of the longer one at least."""
    first = next(
        (at for at, (ours, theirs) in enumerate(zip(one, other, strict=False)) if ours != theirs), None
    )
    shared = min(len(one), len(other)) if first is None else first
    return shared * 4 >= max(len(one), len(other)) * 3


def _is_elsewhere(comparison: Comparison) -> bool:
    """Tell whether the work that is cited stands in another place than the record."""
    return any(comparison.state(field) == "differs" for field in ("volume", "pages"))


def _length(title: str) -> int:
    """Return how many words a title has; two Chinese characters are one, and one that many have has none."""
    if _COMMON.fullmatch(comparable_title(title)):
        return 0
    return max(len(title.split()), count_han(title) // 2)
