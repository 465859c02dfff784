import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.references.judging.judgement import VERDICTS
from healthlint.references.judging.verdict import judge
from healthlint.references.known import KnownWorks
from healthlint.references.wording import message
from healthlint.references.works import Cited, Name, Notice
from reference_cases import CASES, Case
from salt_and_sleep import EYES, KNOWN, SALT, TODAY, citing


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_reference_gets_the_verdict_that_its_evidence_allows(case: Case) -> None:
    judgement = judge(case.cited, case.answers, today=TODAY)
    assert (judgement.verdict, judgement.hard, judgement.slight) == (case.verdict, case.hard, case.slight)
    assert not case.note or case.note in judgement.evidence.notes


def test_each_verdict_can_be_reached() -> None:
    reached = {case.verdict for case in CASES.values()}
    assert set(VERDICTS) - reached == {"concern", "corrected", "reinstated"}  # in test_notices


def test_evidence_shows_who_was_asked_and_who_was_not() -> None:
    evidence = judge(citing(SALT, "10.1234/x", title="Coffee and dreams"), KNOWN, today=TODAY).evidence
    assert [(asked.what, asked.value, asked.answer) for asked in evidence.asked] == [
        ("identifier", "10.1234/x", "missing"),
        ("title", "Coffee and dreams", "missing"),
    ]
    assert all(asked.when == KNOWN.snapshot for asked in evidence.asked)
    assert evidence.not_asked == ("doi.org",)
    assert (evidence.registry, evidence.rows, evidence.snapshot) == (KNOWN.name, 5, KNOWN.snapshot)


def test_evidence_shows_cited_and_registered_side_by_side() -> None:
    evidence = judge(citing(SALT, SALT.doi, year=2011), KNOWN, today=TODAY).evidence
    year = next(field for field in evidence.fields if field.field == "year")
    assert (year.cited, year.registered, year.state) == ("2011", "2021", "differs")


@pytest.mark.parametrize(
    ("cited", "is_told"),
    [
        pytest.param(citing(SALT, title="Coffee and dreams", container="Journal of Tea"), True, id="in none"),
        pytest.param(citing(SALT, title="Coffee and dreams"), False, id="in one"),
        pytest.param(
            citing(SALT, title="Coffee and dreams", container="J SLEEP Ex."), False, id="an abbreviation"
        ),
        pytest.param(
            citing(SALT, title="Coffee and dreams", container="Tea House", kind="web"), False, id="a page"
        ),
        pytest.param(citing(SALT, SALT.doi, container="Journal of Tea"), False, id="a work that is known"),
    ],
)
def test_a_journal_that_is_in_no_list_at_hand_is_noted_and_no_more(cited: Cited, is_told: bool) -> None:
    evidence = judge(cited, KNOWN, today=TODAY).evidence
    assert ("journal-not-listed" in evidence.notes) is is_told


def test_where_no_lists_of_journals_are_at_hand_none_is_missed() -> None:
    evidence = judge(citing(SALT, title="Coffee"), KnownWorks([EYES]), today=TODAY).evidence
    assert "journal-not-listed" not in evidence.notes


def test_a_matched_reference_is_offered_its_identifier() -> None:
    suggestion = judge(citing(SALT), KNOWN, today=TODAY).suggestions[0]
    assert (suggestion.reason, suggestion.record.doi) == ("add-identifier", SALT.doi)


def test_a_reference_with_the_identifier_of_another_work_is_offered_its_own() -> None:
    suggestion = judge(citing(SALT, EYES.doi), KNOWN, today=TODAY).suggestions[0]
    assert (suggestion.reason, suggestion.record.doi) == ("other-identifier", SALT.doi)


def test_a_title_that_is_like_a_registered_one_is_only_suggested() -> None:
    judgement = judge(citing(SALT, title=SALT.title.replace("nurses", "bakers")), KNOWN, today=TODAY)
    assert judgement.record is None
    assert [each.reason for each in judgement.suggestions] == ["similar-title"]


def test_no_notice_is_asserted_of_a_work_that_only_the_title_leads_to() -> None:
    grave = Notice("concern", "crossref", date=datetime.date(2024, 1, 1))
    known = KnownWorks([SALT], notices={SALT.doi: [grave]})
    assert judge(citing(SALT), known, today=TODAY).verdict == "matched"
    assert judge(citing(SALT, SALT.doi), known, today=TODAY).verdict == "concern"


@pytest.mark.parametrize("piece", ["a. ", "(retracted ", " ", "盐", "Okafor T, ", "&lt;i&gt;", "(", "[1] "])
def test_an_entry_as_long_as_a_book_is_judged_as_any_other(piece: str) -> None:
    long = piece * 30_000
    cited = Cited(long, title=long, authors=(Name(long),), container=long, volume=long, pages=long)
    assert judge(cited._replace(identifiers=(("doi", SALT.doi),)), KNOWN, today=TODAY).verdict != "verified"


TEXTS = st.text(
    st.sampled_from("aZé.,:;()[]<>&'\"-–/\\0189 \n\u3000。，（）【】《》睡眠鹽β½ﬁ\ud800\u200b\u202eİß\x00"),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(
    st.builds(Cited, TEXTS, TEXTS, st.lists(st.builds(Name, TEXTS, TEXTS), max_size=3).map(tuple)),
    TEXTS,
    TEXTS,
)
def test_whatever_an_entry_says_it_is_judged_and_put_into_words(
    cited: Cited, where: str, number: str
) -> None:
    cited = cited._replace(container=where, pages=number, issue=number, addresses=(where,))
    for each in (cited, cited._replace(identifiers=(("doi", SALT.doi),))):
        judgement = judge(each, KNOWN, today=TODAY)
        assert judgement.verdict not in ("retracted", "not-registered")
        assert message(judgement, "en")
        assert message(judgement, "zh")
