"""What is said of a reference whose title, and no identifier, leads to a record?"""

from __future__ import annotations

from healthlint.references.answers import Answers
from healthlint.references.binding import Bound, is_other_version
from healthlint.references.identified import differences
from healthlint.references.judgement import Ruling
from healthlint.references.works import Cited
from healthlint.text.language.han import count_han


def by_title(cited: Cited, bound: Bound, answers: Answers, *, identified: bool) -> Ruling:
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
        single = not count_han(cited.title)
        if same and single and comparison.agrees("title") and "doi" in differing and not version:
            return Ruling("verified-with-differences", hard=True)
        return Ruling("not-in-registry")
    if differing or "partial" in (comparison.state("title"), comparison.state("authors")):
        ruling = differences(cited, bound, answers)
        return ruling._replace(hard=False, slight=True) if version else ruling
    if comparison.agrees("first-author") and comparison.agrees("year"):
        return Ruling("matched")
    return Ruling("no-identifier")
