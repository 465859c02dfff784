"""Works that are much like the one that is cited: what is said of them is never said firmly."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.references.judging.verdict import judge
from healthlint.references.known import KnownWorks
from healthlint.references.works import Cited, Name, Record
from salt_and_sleep import SALT, TODAY, citing

WEB: dict[str, Any] = {"volume": "", "issue": "", "pages": ""}  # as sites cite, without the place
ELSEWHERE: dict[str, Any] = {"volume": "9", "pages": "901-909"}
OTHERS = (Name("Moreau", "Claire"), Name("Brandt", "Kai"))
EDITORIAL = SALT._replace(title="From the editor", pages="1-2")
REPORT = SALT._replace(title="Standards of care for the sleep of nurses at night")
TWINS: dict[str, tuple[Cited, Record]] = {
    "the second part of a question": (
        citing(SALT, title="Does salt keep night nurses awake?"),
        SALT._replace(title="Does salt keep night nurses awake? II", **ELSEWHERE),
    ),
    "a part with the same number twice": (
        citing(SALT, title="Phase II trial of salt in the sleep of night nurses of towns", **WEB),
        SALT._replace(title="Phase II trial of salt in the sleep of night nurses of towns II"),
    ),
    "a reply to comments": (
        citing(SALT, title="Salt intake and sleep in night nurses"),
        SALT._replace(title="Salt intake and sleep in night nurses: reply to comments", **ELSEWHERE),
    ),
    "men and women": (
        citing(SALT, title="Salt and the sleep of nurses who work by night in the north in men", **WEB),
        SALT._replace(title="Salt and the sleep of nurses who work by night in the north in women"),
    ),
    "the same title by others in the next volume": (
        citing(SALT),
        SALT._replace(authors=OTHERS, years=(2022,), **ELSEWHERE),
    ),
    "an editorial of the next issue": (
        citing(EDITORIAL, title=EDITORIAL.title),
        EDITORIAL._replace(issue="3", pages="201-202"),
    ),
    "an editorial by another editor": (citing(EDITORIAL, **WEB), EDITORIAL._replace(authors=OTHERS)),
    "the guideline of an earlier year": (citing(REPORT, year=2024, **WEB), REPORT),
    "the guideline of an earlier year, in its place": (
        citing(REPORT, year=2024, volume="7", pages="1-99"),
        REPORT,
    ),
    "the notice on the work": (citing(SALT), SALT._replace(title=f"Erratum to: {SALT.title}", pages="300")),
}


@pytest.mark.parametrize(("cited", "known"), TWINS.values(), ids=TWINS)
def test_a_work_like_the_one_that_is_cited_shows_nothing(cited: Cited, known: Record) -> None:
    judgement = judge(cited, KnownWorks([known]), today=TODAY)
    assert judgement.verdict in ("not-in-registry", "verified-with-differences")
    assert not judgement.hard


SOUND: dict[str, tuple[Cited, Record]] = {
    "British and American spelling": (
        citing(SALT, SALT.doi, title="Randomised trial of salt in haemodialysis: effects on behaviour"),
        SALT._replace(title="Randomized trial of salt in hemodialysis: effects on behavior"),
    ),
    "the number of the article and its own pages": (
        citing(SALT, SALT.doi, pages="983615"),
        SALT._replace(pages="1-10"),
    ),
}


@pytest.mark.parametrize(("cited", "known"), SOUND.values(), ids=SOUND)
def test_what_registers_tell_otherwise_is_verified(cited: Cited, known: Record) -> None:
    assert judge(cited, KnownWorks([known]), today=TODAY).verdict == "verified"


MILD: dict[str, tuple[Cited, Record]] = {
    "a translated title": (
        citing(SALT, SALT.doi, title="Salt intake and the sleep of nurses of the night"),
        SALT._replace(title="Salzkonsum und Schlaf bei Pflegenden im Nachtdienst: eine Studie"),
    ),
    "a chapter under the DOI of its book": (
        citing(SALT, SALT.doi, title="Of salt", container="The book of sleep"),
        SALT._replace(title="The book of sleep", container="", authors=OTHERS, kind="book"),
    ),
    "a book under the DOI of a chapter": (
        citing(SALT, SALT.doi, title="The book of sleep", container=""),
        SALT._replace(title="Of salt", container="The book of sleep", authors=OTHERS, kind="chapter"),
    ),
    "an archive's own DOI": (
        citing(SALT, "10.2307/4711"),
        SALT,
    ),
}


@pytest.mark.parametrize(("cited", "known"), MILD.values(), ids=MILD)
def test_what_may_be_the_work_after_all_is_not_accused(cited: Cited, known: Record) -> None:
    judgement = judge(cited, KnownWorks([known]), today=TODAY)
    assert judgement.verdict in ("verified-with-differences", "not-in-registry")
    assert judgement.slight or not judgement.hard


def test_a_changed_word_is_no_matter_of_spelling() -> None:
    for word, other in (("nurses", "horses"), ("hyper", "hypo"), ("four", "for")):
        title = f"Salt intake and sleep in {word} nights"
        known = SALT._replace(title=title)
        cited = citing(known, SALT.doi, title=title.replace(word, other))
        assert judge(cited, KnownWorks([known]), today=TODAY).verdict == "verified-with-differences"


WORDS = st.lists(
    st.sampled_from("salt sleep nurses trial cohort night early of in men women rats 2019 II".split()),
    min_size=1,
    max_size=9,
).map(" ".join)
NAMES = st.lists(st.sampled_from([*SALT.authors, *OTHERS]), min_size=1, max_size=3, unique=True).map(tuple)
RECORDS = st.builds(
    Record,
    st.just("crossref"),
    doi=st.just("10.1234/other"),
    title=WORDS,
    authors=NAMES,
    years=st.sampled_from([(2018,), (2021,), (2025,)]),
    container=st.sampled_from(["Journal of Sleep Examples", "Annals of Salt"]),
    volume=st.sampled_from(["", "4", "9"]),
    pages=st.sampled_from(["", "1-9", "101-110"]),
)


@settings(max_examples=150, deadline=None)
@given(meant=RECORDS, known=RECORDS)
def test_a_work_without_an_identifier_is_never_called_another_one(meant: Record, known: Record) -> None:
    judgement = judge(citing(meant), KnownWorks([known]), today=TODAY)
    assert judgement.verdict != "other-work"
    same = meant.title.lower() == known.title.lower() and meant.authors[0] == known.authors[0]
    if judgement.verdict == "matched":
        assert same
    if judgement.hard and not judgement.slight:  # by the same title in the same place
        assert meant.title == known.title or meant.authors[0] == known.authors[0]


def test_a_number_of_a_book_or_a_trial_does_not_stand_against_a_title_that_matches() -> None:
    for kind, value in (("isbn", "9780306406157"), ("nct", "NCT01234567")):
        cited = citing(SALT)._replace(identifiers=((kind, value),))  # type: ignore[arg-type]
        assert judge(cited, KnownWorks([SALT]), today=TODAY).verdict == "matched"
