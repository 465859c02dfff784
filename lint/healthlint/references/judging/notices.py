"""Which notice stands over a work now?"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from healthlint.references.comparing.normal import names_a_notice
from healthlint.references.works import Cited, Nature, Notice, Record

# What commonly follows what, for notices of one day or without a date.
_ORDER: tuple[Nature, ...] = ("correction", "concern", "retraction", "reinstatement")


def standing(notices: Sequence[Notice]) -> Notice | None:
    """Return the latest notice; None where there is none.

    A retraction stands until the work is reinstated: a correction or a word of concern that follows it
    is about the notice or comes from another register, and does not lift it. A notice without a date is
    taken for as late as its nature allows.
    """
    if not notices:
        return None
    withdrawn = [notice for notice in notices if notice.nature in ("retraction", "reinstatement")]
    if withdrawn:
        last = _latest(withdrawn)
        if last.nature == "retraction":
            return last
    return _latest(notices)


def told_apart(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """Return the notices once each, as one notice comes from several registers, in order of their dates."""
    return tuple(sorted(dict.fromkeys(notices), key=_when))


def is_about_another(cited: Cited, record: Record, notices: Sequence[Notice]) -> bool:
    """Tell whether what is cited is itself a notice, so that what notices say holds for another work.

    Publishers put many a notice on the page of the work, so that both have one DOI; then the title that is
    cited tells which is meant.
    """
    if names_a_notice(cited.title):
        return True
    if any(notice.doi and notice.doi == record.doi for notice in notices):
        return False
    return record.is_notice or names_a_notice(record.title)


def _latest(notices: Sequence[Notice]) -> Notice:
    undated = [notice for notice in notices if notice.date is None]
    dated = sorted((notice for notice in notices if notice.date is not None), key=_when)
    return max(undated + dated[-1:], key=_rank)


def _when(notice: Notice) -> tuple[datetime.date, int]:
    return notice.date or datetime.date.min, _rank(notice)


def _rank(notice: Notice) -> int:
    return _ORDER.index(notice.nature)
