from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthlint.references.comparing.digests import author_digest, title_digest
from healthlint.references.comparing.normal import comparable_title
from healthlint.references.works import Cited, Name
from healthlint.registry import candidates as searching
from healthlint.registry import packed
from healthlint.registry.building import finishing
from healthlint.registry.registry import Registry
from healthlint.registry.words import searched, words
from registering import article, lines, pubmed, registry


def work(number: int, title: str, family: str = "Falk", year: int = 2019, **more: Any) -> dict[str, Any]:
    return {"doi": f"10.5555/{number}", "title": title, "authors": f"{family}, I.", "year": year, **more}


WORKS = [
    work(1, "Green tea and the sleep of shift workers: a randomised trial"),
    work(2, "Black tea and the sleep of nurses"),
    work(3, "绿茶对轮班工人睡眠质量的影响"),
    work(4, "绿茶多酚的提取工艺研究"),
    work(5, "Editorial", "Wu", 2001),
    work(6, "Editorial", "Falk", 2019),
    work(7, "TNF-α in sleepless mice"),
]


@pytest.fixture
def full(tmp_path: Path) -> Registry:
    return registry(tmp_path, lines(tmp_path / "works.jsonl", WORKS))


@pytest.fixture
def compact(tmp_path: Path) -> Registry:
    return registry(tmp_path, lines(tmp_path / "works.jsonl", WORKS), form="compact")


def found(registry: Registry, title: str, family: str = "", year: int | None = None) -> list[str]:
    authors = (Name(family),) if family else ()
    with registry:
        return [
            record.doi.removeprefix("10.5555/")
            for record in registry.candidates(Cited("", title=title, authors=authors, year=year))
        ]


EQUAL = {
    "as it is": ("Green tea and the sleep of shift workers: a randomised trial", "1"),
    "other signs": ("Green Tea and the Sleep of Shift Workers — A Randomised Trial.", "1"),
    "Chinese": ("绿茶对轮班工人睡眠质量的影响", "3"),
    "traditional": ("綠茶對輪班工人睡眠質量的影響", "3"),
    "Greek by name": ("TNF-alpha in sleepless mice", "7"),
}


@pytest.mark.parametrize(("title", "number"), EQUAL.values(), ids=EQUAL)
def test_a_title_that_is_equal_in_comparison_is_all_that_is_found(
    full: Registry, title: str, number: str
) -> None:
    assert found(full, title) == [number]


ALIKE = {
    "one word changed": "Green tea and the sleep of shift workers: a randomised study",
    "the rarest word changed": "Green tea and the dreams of shift workers: a randomised trial",
    "without the subtitle": "Green tea and the sleep of shift workers",
    "a word more": "Green tea and the sleep of 120 shift workers: a randomised trial",
    "misspelled": "Green tea and the slep of shift workers: a randomized trial",
}


@pytest.mark.parametrize("title", ALIKE.values(), ids=ALIKE)
def test_a_title_that_is_nearly_equal_comes_first(full: Registry, title: str) -> None:
    assert found(full, title)[0] == "1"


@pytest.mark.parametrize("title", ["绿茶对夜班护士睡眠质量的影响", "轮班工人睡眠质量"])
def test_chinese_titles_are_found_by_pairs_of_characters(full: Registry, title: str) -> None:
    assert found(full, title)[0] == "3"


@pytest.mark.parametrize("title", ["", "…", "the of and", "Qwxyz jkvbq"])
def test_a_title_of_nothing_known_finds_nothing(full: Registry, title: str) -> None:
    assert found(full, title) == []


@pytest.mark.parametrize(
    "title", ['" OR word:*', "NEAR(tea sleep)", "tea -sleep ^ {}", "@falk #2019", "'; --"]
)
def test_signs_of_the_search_language_are_signs_of_a_title(full: Registry, title: str) -> None:
    assert set(found(full, title)) <= {"1", "2"}


@pytest.mark.parametrize(
    ("family", "year", "first"), [("Falk", None, "6"), ("Wu", None, "5"), ("", 2000, "5")]
)
def test_author_and_year_tell_equal_titles_apart(
    full: Registry, family: str, year: int | None, first: str
) -> None:
    assert found(full, "Editorial", family, year)[0] == first


def test_of_a_title_that_hundreds_share_the_author_tells_which(tmp_path: Path) -> None:
    many = [work(number, "Editorial", "Nobody") for number in range(packed.MOST + 50)]
    many.append(work(9999, "Editorial", "Falk"))
    with registry(tmp_path, lines(tmp_path / "works.jsonl", many)) as built:
        assert found(built, "Editorial", "Falk")[0] == "9999"


def test_common_words_alone_find_beside_the_author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finishing, "_COMMON", 2)
    monkeypatch.setattr(searching, "_BUDGET", 20)
    many = [work(number, "Sleep and tea", f"Nobody{number}") for number in range(100)]
    many.append(work(9999, "Sleep after tea", "Falk"))
    with registry(tmp_path, lines(tmp_path / "works.jsonl", many)) as built:
        assert found(built, "Sleep with tea again", "Falk")[0] == "9999"


def test_a_compact_registry_keeps_digests(compact: Registry) -> None:
    with compact:
        record = compact.record("doi", "https://doi.org/10.5555/1")
    assert record is not None
    assert (record.doi, record.title, record.years) == ("10.5555/1", "", (2019,))
    assert record.digests is not None
    assert record.digests.titles == (
        title_digest("green tea and the sleep of shift workers: a randomised trial"),
    )
    assert record.digests.first_author == author_digest("FALK")


def test_a_compact_registry_finds_equal_titles_only(compact: Registry) -> None:
    with compact:
        equal = compact.candidates(Cited("", title="綠茶對輪班工人睡眠質量的影響"))
        nearly = compact.candidates(Cited("", title="绿茶对轮班工人睡眠的影响"))
    assert [record.years for record in equal] == [(2019,)]
    assert nearly == []


def test_a_compact_registry_finds_the_title_in_the_entry_where_another_was_read(compact: Registry) -> None:
    entry = "Falk (I). Black tea and the sleep of nurses. Annals of Tea. 2019;1:2-3."
    with compact:
        told = [len(compact.candidates(Cited(text, title="Falk (I)"))) for text in (entry, "Falk (I). Tea.")]
    assert told == [1, 0]


def test_a_compact_registry_keeps_other_titles(tmp_path: Path) -> None:
    one = {"DOI": "10.5555/1", "title": ["Tea"], "subtitle": ["A trial"]}
    with registry(tmp_path, lines(tmp_path / "w.jsonl", [one]), form="compact") as built:
        record = built.record("doi", "10.5555/1")
        assert len(built.candidates(Cited("", title="Tea - a trial"))) == 1
    assert record is not None
    assert record.digests is not None
    assert record.digests.titles == (title_digest("tea"), title_digest("tea a trial"))


@pytest.mark.parametrize("form", ["full", "compact"])
def test_what_is_not_there_is_not_found(tmp_path: Path, form: Any) -> None:
    with registry(tmp_path, lines(tmp_path / "works.jsonl", WORKS), form=form) as built:
        assert built.record("doi", "10.5555/8") is None
        assert built.record("doi", "no doi") is None
        assert built.record("pmid", "1") is None
        assert built.record("pmid", "none") is None
        assert built.record("pmcid", "PMC99999999999999999999") is None
        assert built.record("isbn", "978-3-16-148410-0") is None
        assert built.notices(doi="10.5555/1") == ()


@pytest.mark.parametrize("form", ["full", "compact"])
def test_every_one_of_many_works_is_found_by_doi(tmp_path: Path, form: Any) -> None:
    many = [work(number, f"Tea {number}") for number in range(3000)]
    with registry(tmp_path, lines(tmp_path / "works.jsonl", many), form=form) as built:
        for number in range(3000):
            record = built.record("doi", f"10.5555/{number}")
            assert record is not None
            assert record.doi == f"10.5555/{number}"


def test_what_two_sources_tell_of_one_work_is_one_record(tmp_path: Path) -> None:
    ids = '<ArticleId IdType="doi">10.5555/1</ArticleId><ArticleId IdType="pmc">PMC5</ArticleId>'
    file = pubmed(tmp_path / "a.xml", article(7, "Green tea.", data=ids))
    crossref = lines(tmp_path / "w.jsonl", [work(1, "Green tea: a trial", year=2018, issue="4")])
    with registry(tmp_path, file, crossref) as built:
        by_doi, by_pmid = built.record("doi", "10.5555/1"), built.record("pmid", "7")
        by_title = built.candidates(Cited("", title="Green tea: a trial"))
    assert by_doi == by_pmid
    assert by_doi is not None
    assert (by_doi.source, by_doi.title, by_doi.other_titles) == (
        "pubmed",
        "Green tea.",
        ("Green tea: a trial",),
    )
    assert (by_doi.pmcid, by_doi.years) == ("PMC5", (2018, 2019))
    assert [record.doi for record in by_title] == ["10.5555/1"]


JOURNALS = """\
Annals of Invented Medicine,Ann Invent Med,1234-5679
The Journal of Tea,J. Tea,
"Brevia (Somewhere)",Brevia,
"""


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("annals of invented medicine", "Annals of Invented Medicine"),
        ("Ann. Invent. Med.", "Annals of Invented Medicine"),
        ("1234-5679", "Annals of Invented Medicine"),
        ("ISSN 1234-5679", "Annals of Invented Medicine"),
        ("Journal of Tea", "The Journal of Tea"),
        ("Annals of Invented Medicines", None),
        ("Annals", None),
        ("", None),
    ],
)
def test_a_journal_is_known_by_equality_alone(tmp_path: Path, name: str, title: str | None) -> None:
    table = tmp_path / "journals.csv"
    table.write_text(JOURNALS, encoding="utf-8")
    with registry(tmp_path, table) as built:
        known = built.journal(name)
        assert built.info().journals == 3
    assert (known and known.title) == title


def test_columns_of_a_journal_list_may_be_named(tmp_path: Path) -> None:
    table = tmp_path / "journals.csv"
    table.write_text("issn,Title,lists,Abbreviation\n12345679,Annals of Tea,some,Ann Tea\n", encoding="utf-8")
    with registry(tmp_path, table) as built:
        known = built.journal("1234-5679")
        assert built.journal("some") is None
    assert known is not None
    assert (known.title, known.others) == ("Annals of Tea", ("Ann Tea", "1234-5679"))


def test_journals_of_articles_are_known_and_books_are_not(tmp_path: Path) -> None:
    held = [
        work(1, "Tea", journal="Annals of Tea", issn="1234-5679", type="journal-article"),
        work(2, "Tea", journal="A Book of Tea", type="book-chapter"),
    ]
    with registry(tmp_path, lines(tmp_path / "w.jsonl", held)) as built:
        assert built.journal("Annals of Tea") is not None
        assert built.journal("A Book of Tea") is None


@given(st.lists(st.text(st.sampled_from("ab茶 %<#é of"), max_size=60).map(comparable_title), max_size=3))
def test_several_titles_are_searched_for_by_the_words_of_each(forms: list[str]) -> None:
    assert sorted(searched(forms)) == sorted({word for form in forms if form for word in words(form)})
