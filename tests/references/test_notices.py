import datetime

import pytest

from healthlint.references.judging.notices import standing, told_apart
from healthlint.references.judging.verdict import judge
from healthlint.references.known import KnownWorks
from healthlint.references.works import Nature, Notice
from salt_and_sleep import SALT, TODAY, citing


def notice(nature: Nature, year: int | None = None, source: str = "crossref") -> Notice:
    return Notice(nature, source, date=datetime.date(year, 5, 1) if year else None)


CASES = {
    "a correction": ((notice("correction", 2020),), "corrected"),
    "a concern": ((notice("concern", 2020),), "concern"),
    "a retraction": ((notice("retraction", 2020),), "retracted"),
    "a correction, then a retraction": (
        (notice("correction", 2004), notice("retraction", 2010)),
        "retracted",
    ),
    "a retraction, then a correction of it": (
        (notice("retraction", 2010), notice("correction", 2011)),
        "retracted",
    ),
    "a concern, then a correction": ((notice("concern", 2010), notice("correction", 2011)), "corrected"),
    "a correction, then a concern": ((notice("correction", 2010), notice("concern", 2011)), "concern"),
    "reinstated": ((notice("retraction", 2010), notice("reinstatement", 2012)), "reinstated"),
    "reinstated, told in another order": (
        (notice("reinstatement", 2012), notice("retraction", 2010)),
        "reinstated",
    ),
    "reinstated and retracted again": (
        (notice("retraction", 2010), notice("reinstatement", 2012), notice("retraction", 2015)),
        "retracted",
    ),
    "reinstated without a date": ((notice("retraction", 2010), notice("reinstatement")), "reinstated"),
    "no dates": ((notice("concern"), notice("retraction"), notice("correction")), "retracted"),
    "a concern after the reinstatement": (
        (notice("retraction", 2010), notice("reinstatement", 2012), notice("concern", 2015)),
        "concern",
    ),
    "one day": ((notice("retraction", 2010), notice("correction", 2010)), "retracted"),
}


@pytest.mark.parametrize(("notices", "expected"), CASES.values(), ids=CASES)
def test_the_notice_that_stands_gives_the_verdict(notices: tuple[Notice, ...], expected: str) -> None:
    known = KnownWorks([SALT._replace(notices=notices)])
    judgement = judge(citing(SALT, SALT.doi), known, today=TODAY)
    assert judgement.verdict == expected
    assert judgement.hard


def test_no_notice_stands_over_a_work_without_one() -> None:
    assert standing(()) is None


def test_one_notice_of_two_registers_is_told_twice_and_once_of_one() -> None:
    ours, theirs = notice("retraction", 2010), notice("retraction", 2010, "retraction-watch")
    assert told_apart((ours, theirs, ours)) == (ours, theirs)


def test_contradictions_come_before_what_is_only_good_to_know() -> None:
    known = KnownWorks([SALT._replace(notices=(notice("correction", 2022),))])
    judgement = judge(citing(SALT, SALT.doi, year=2011), known, today=TODAY)
    assert judgement.verdict == "verified-with-differences"
    assert judgement.evidence.notices == (notice("correction", 2022),)
