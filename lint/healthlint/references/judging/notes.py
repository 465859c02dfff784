"""What else is worth saying of a reference, whatever the verdict?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from healthlint.references.answers import Missing
from healthlint.references.comparing.normal import is_marked, names_a_notice
from healthlint.references.judging.binding import Bound, is_other_version
from healthlint.references.judging.evidence import Note
from healthlint.references.judging.notices import standing
from healthlint.references.works import Cited, Notice


def notes_of(
    cited: Cited,
    bound: Bound | None,
    notices: Sequence[Notice],
    missing: Sequence[Missing],
    today: datetime.date,
) -> Iterator[Note]:
    """Yield the notes on a reference, with the record it is held against and the notices on that work."""
    identified = any(kind != "issn" for kind, _ in cited.identifiers)
    if not identified and not cited.malformed:
        yield "no-identifier"
        if cited.year == today.year:
            yield "same-year"
    if cited.malformed:
        yield "malformed-identifier"
    year = cited.date.year if cited.date else cited.year
    if (cited.date and cited.date > today + datetime.timedelta(1)) or (year and year > today.year + 1):
        yield "future-year"
    if any(each.nearest for each in missing):
        yield "nearest-form"
    if bound is None:
        if names_a_notice(cited.title):
            yield "cites-notice"
        return
    yield from _of_fields(cited, bound)
    if bound.kind is None:
        yield from _possible(cited, bound, notices)


def _of_fields(cited: Cited, bound: Bound) -> Iterator[Note]:
    comparison = bound.comparison
    title = comparison.state("title")
    if any(each.state == "script" for each in comparison.fields):
        yield "script-variant"
    if title == "partial":
        yield "part-of-title"
    if title == "incomparable" or (title == "absent" and cited.title):
        yield "title-not-comparable"
    if title == "absent" and not cited.title:
        yield "nothing-to-compare"
    if comparison.state("authors") in ("abridged", "partial") and len(cited.authors) < len(
        bound.record.authors
    ):
        yield "fewer-authors"
    if bound.kind is None and is_other_version(cited, bound):
        yield "other-version"


def _possible(cited: Cited, bound: Bound, notices: Sequence[Notice]) -> Iterator[Note]:
    """Yield what is known of the work of that title, which no identifier ties to the reference."""
    if names_a_notice(cited.title):
        yield "cites-notice"
        return
    notice = standing(notices)
    if (notice and notice.nature == "retraction") or (notice is None and is_marked(bound.record.title)):
        yield "possible-retraction"
    elif notice and notice.nature == "concern":
        yield "possible-concern"
