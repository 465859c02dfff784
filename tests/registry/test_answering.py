import datetime
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from healthlint.references.answers import Found, Missing
from healthlint.references.judging.verdict import judge
from healthlint.references.works import Cited, Name, Record
from healthlint.registry import packed
from healthlint.registry.answering import RegistryAnswers
from healthlint.registry.building.builder import Builder
from healthlint.registry.building.plan import plan
from healthlint.registry.reading.kinds import Input
from healthlint.registry.registry import Registry
from healthlint.registry.schema import Form
from registering import lines
from salt_and_sleep import BLOOD, EYES, SALT, TODAY, WITHDRAWN, citing

DAY = datetime.date(2025, 3, 1)
COLUMNS = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,"
    "RetractionNature,Reason,Paywalled,Notes,"
)
ROW = (
    "77,Sugar before bed,,,,,,,,,1/2/2022 0:00,10.1234/notice.1,0,5/1/2021 0:00,"
    f"{WITHDRAWN.doi},0,Retraction,,No,,"
)


@pytest.fixture(params=["full", "compact"])
def answers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RegistryAnswers]:
    works = tmp_path / "works.jsonl"
    lines = [
        json.dumps(
            {
                "doi": work.doi,
                "title": work.title,
                "authors": "; ".join(f"{name.family}, {name.given}" for name in work.authors),
                "journal": work.container,
                "year": work.years[0],
                "volume": work.volume,
                "issue": work.issue,
                "page": work.pages,
                "issn": "",
                "type": "journal-article",
            }
        )
        for work in (SALT, EYES, BLOOD)
    ]
    works.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with answering(tmp_path, request.param, Input("crossref", works), notices_in(tmp_path)) as known:
        yield known


def notices_in(folder: Path) -> Input:
    notices = folder / "notices.csv"
    notices.write_text(f"{COLUMNS}\n{ROW}\n", encoding="utf-8")
    return Input("retraction-watch", notices)


@contextmanager
def answering(folder: Path, form: Form, *inputs: Input) -> Iterator[RegistryAnswers]:
    target = folder / "works.db"
    snapshots = {each.source: DAY for each in inputs}
    Builder(target, plan(list(inputs), form, snapshots), lambda _path, _line, why: pytest.fail(why)).build()
    with Registry.open(target) as registry:
        yield RegistryAnswers(registry)


def test_a_registry_says_what_it_is_and_who_was_not_asked(answers: RegistryAnswers) -> None:
    assert (answers.name, answers.rows, answers.snapshot) == ("works.db", 3, DAY)
    assert "doi.org" in answers.not_asked


def test_an_identifier_leads_to_its_work_with_the_day_of_the_registry(answers: RegistryAnswers) -> None:
    found = answers.record("doi", SALT.doi)
    assert isinstance(found, Found)
    assert (found.record.doi or SALT.doi, found.source, found.when) == (SALT.doi, "crossref", DAY)


def test_a_miss_is_the_registrys_and_an_unkept_kind_is_not_asked_for(answers: RegistryAnswers) -> None:
    assert answers.record("doi", "10.1234/none") == Missing("missing", "works.db", DAY)
    assert answers.record("nct", "NCT01234567") == Missing("not-asked", "works.db", DAY)


@pytest.mark.parametrize("work", [SALT, EYES, BLOOD], ids=lambda work: work.doi)
def test_references_to_its_works_are_verified_or_matched(answers: RegistryAnswers, work: Record) -> None:
    assert judge(citing(work, work.doi), answers, today=TODAY).verdict == "verified"
    assert judge(citing(work), answers, today=TODAY).verdict == "matched"


def test_one_changed_word_is_noticed(answers: RegistryAnswers) -> None:
    title = SALT.title.replace("nurses", "bakers")
    assert (
        judge(citing(SALT, SALT.doi, title=title), answers, today=TODAY).verdict
        == "verified-with-differences"
    )
    assert judge(citing(SALT, title=title), answers, today=TODAY).verdict == "not-in-registry"


def test_a_retracted_work_is_known_by_its_notice_alone(answers: RegistryAnswers) -> None:
    judgement = judge(citing(WITHDRAWN, WITHDRAWN.doi), answers, today=TODAY)
    assert judgement.verdict == "retracted"
    assert [notice.doi for notice in judgement.evidence.notices] == ["10.1234/notice.1"]


def test_a_registry_of_notices_alone_holds_no_work_against_a_reference(tmp_path: Path) -> None:
    with answering(tmp_path, "full", notices_in(tmp_path)) as answers:
        unknown, known = (Cited("x", identifiers=(("doi", work.doi),)) for work in (SALT, WITHDRAWN))
        assert judge(unknown, answers, today=TODAY).verdict == "unchecked"
        assert judge(citing(SALT), answers, today=TODAY).verdict == "no-identifier"
        assert judge(known, answers, today=TODAY).verdict == "retracted"


def test_a_search_among_too_many_equal_titles_says_that_it_was_broken_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "MOST", 3)
    names = "Arnold", "Berger", "Conrad", "Dorn", "Ebert"
    works = [
        {"doi": f"10.1234/{name}", "title": "Editorial", "authors": f"{name}, A.", "year": 2001}
        for name in names
    ]
    for form in ("full", "compact"):
        folder = tmp_path / form
        folder.mkdir()
        with answering(folder, form, Input("crossref", lines(folder / "works.jsonl", works))) as answers:
            unknown = Cited("x", title="Editorial", authors=(Name("Nobody", "N."),), year=2001)
            judgement = judge(unknown, answers, today=TODAY)
            assert judgement.verdict == "unchecked"
            assert judgement.evidence.asked[-1].answer == "unchecked"
            found = judge(unknown._replace(authors=(Name("Arnold", "A."),)), answers, today=TODAY)
            assert found.verdict == "matched"
