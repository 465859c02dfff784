"""What is said of a reference whose title, and no identifier, leads to a record?"""

from __future__ import annotations

import datetime

from healthlint.references.answers import Answers
from healthlint.references.comparing.comparison import Comparison
from healthlint.references.judging.binding import Bound, is_a_slip, is_other_version
from healthlint.references.judging.identified import differences
from healthlint.references.judging.judgement import Ruling
from healthlint.references.works import Cited
from healthlint.text.language.han import count_han

# They give DOIs of their own to works that have one of their publisher, too.
_ARCHIVES = (
    "10.2307/",
    "10.5281/",
    "10.6084/",
    "10.13140/",
    "10.17605/",
    "10.31219/",
    "10.20944/",
    "10.5167/",
)


def by_title(
    cited: Cited, bound: Bound, answers: Answers, *, identified: bool, today: datetime.date
) -> Ruling:
    """Return the verdict on a reference that is the same work as a record by title and what supports it.

    `identified`: the reference gives an identifier, which those asked do not hold. A work may have several,
    so that it is held against the reference only where the record is of the very same publication.
    """
    comparison = bound.comparison
    differing = {each.field for each in comparison.differing}
    version = is_other_version(cited, bound)
    if identified:
        same = comparison.agrees("first-author") and comparison.agrees("year") and bound.placed
        # Chinese journals have had one text registered twice, with two agencies.
        single = not (count_han(cited.title) or _is_of_an_archive(cited))
        if same and single and comparison.agrees("title") and "doi" in differing and not version:
            return Ruling("verified-with-differences", hard=True)
        return Ruling("not-in-registry")
    if differing or "partial" in (comparison.state("title"), comparison.state("authors")):
        ruling = differences(cited, bound, answers)
        if version or _is_another_year(cited, comparison, today):
            return ruling._replace(hard=False, slight=True)
        # Titles that are only alike may be of two works, but for a slip.
        return ruling._replace(hard=ruling.hard and ("title" not in differing or is_a_slip(bound)))
    if comparison.agrees("first-author") and comparison.agrees("year"):
        return Ruling("matched")
    return Ruling("no-identifier")


def _is_of_an_archive(cited: Cited) -> bool:
    return any(value.startswith(_ARCHIVES) for kind, value in cited.identifiers if kind == "doi")


def _is_another_year(cited: Cited, comparison: Comparison, today: datetime.date) -> bool:
    """Tell whether a work may be that of another year: guidelines and reports come again under one title."""
    if comparison.agrees("volume") or comparison.agrees("pages"):
        return False
    return comparison.state("year") == "differs" and cited.year is not None and cited.year <= today.year
