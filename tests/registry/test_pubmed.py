import gzip
from pathlib import Path

import pytest

from healthlint.references.works import Name
from healthlint.registry.reading import parts
from healthlint.registry.registry import Registry
from registering import article, build, pubmed, registry


def link(
    kind: str, pmid: int, source: str = "Ann Invent Med. 2021 Feb 6;14(2):9. doi: 10.5555/notice."
) -> str:
    return (
        f'<CommentsCorrections RefType="{kind}"><RefSource>{source}</RefSource>'
        f'<PMID Version="1">{pmid}</PMID></CommentsCorrections>'
    )


RETRACTED = '<PublicationType UI="D016441">Retracted Publication</PublicationType>'
DOI = '<ArticleId IdType="doi">10.5555/Sleep.7</ArticleId><ArticleId IdType="pmc">PMC4455</ArticleId>'


def test_a_record_is_read(tmp_path: Path) -> None:
    more = "<VernacularTitle>绿茶与睡眠</VernacularTitle>"
    file = pubmed(tmp_path / "a.xml", article(7, "[Green <i>tea</i> and sleep].", more=more, data=DOI))
    with registry(tmp_path, file) as built:
        record = built.record("pmid", "7")
        assert record == built.record("doi", "10.5555/sleep.7") == built.record("pmcid", "PMC4455")
    assert record is not None
    assert (record.doi, record.pmid, record.pmcid) == ("10.5555/sleep.7", "7", "PMC4455")
    assert (record.title, record.other_titles) == ("[Green tea and sleep].", ("绿茶与睡眠",))
    assert record.authors == (Name("Falk", "Ines"), Name("Nobody Study Group"))
    assert (record.container, record.containers) == (
        "Annals of Invented Medicine",
        ("Ann Invent Med", "1234-5679"),
    )
    assert (record.years, record.volume, record.issue, record.pages) == ((2019,), "12", "3", "101-9")


def test_the_dois_of_its_references_are_not_those_of_a_work(tmp_path: Path) -> None:
    with registry(tmp_path, pubmed(tmp_path / "a.xml", article(7, "Tea"))) as built:
        assert built.record("doi", "10.5555/cited") is None


IN = {
    "RetractionIn": "retraction",
    "ExpressionOfConcernIn": "concern",
    "PartialRetractionIn": "correction",
    "ErratumIn": "correction",
}


@pytest.mark.parametrize(("kind", "nature"), IN.items(), ids=IN)
def test_a_link_to_a_notice_tells_of_the_record(tmp_path: Path, kind: str, nature: str) -> None:
    with registry(tmp_path, pubmed(tmp_path / "a.xml", article(7, "Tea", links=link(kind, 8)))) as built:
        record = built.record("pmid", "7")
    assert record is not None
    (notice,) = record.notices
    assert (notice.nature, notice.pmid, notice.doi) == (nature, "8", "10.5555/notice")
    assert str(notice.date) == "2021-02-06"
    assert not record.is_notice


@pytest.mark.parametrize("kind", ["CommentIn", "UpdateIn", "RepublishedIn"])
def test_other_links_tell_of_no_notice(tmp_path: Path, kind: str) -> None:
    with registry(tmp_path, pubmed(tmp_path / "a.xml", article(7, "Tea", links=link(kind, 8)))) as built:
        assert built.notices(pmid="7") == ()


def test_a_record_that_retracts_another_is_the_notice(tmp_path: Path) -> None:
    file = pubmed(tmp_path / "a.xml", article(8, "Tea", links=link("RetractionOf", 7), data=DOI))
    with registry(tmp_path, file) as built:
        notice, work = built.record("pmid", "8"), built.record("pmid", "7")
    assert notice is not None
    assert notice.is_notice
    assert notice.notices == ()
    assert work is not None
    assert [(each.nature, each.pmid, each.doi) for each in work.notices] == [
        ("retraction", "8", "10.5555/sleep.7")
    ]


def test_a_type_alone_tells_of_a_retraction(tmp_path: Path) -> None:
    with registry(tmp_path, pubmed(tmp_path / "a.xml", article(7, "Tea", kinds=RETRACTED))) as built:
        assert [notice.nature for notice in built.notices(pmid="7")] == ["retraction"]


def test_a_type_beside_a_link_tells_nothing_more(tmp_path: Path) -> None:
    record = article(7, "Tea", kinds=RETRACTED, links=link("RetractionIn", 8))
    with registry(tmp_path, pubmed(tmp_path / "a.xml", record)) as built:
        assert len(built.notices(pmid="7")) == 1


@pytest.mark.parametrize("name", ["Retraction of Publication", "Retraction Notice", "Published Erratum"])
def test_notices_are_known_by_their_type(tmp_path: Path, name: str) -> None:
    kinds = f'<PublicationType UI="">{name}</PublicationType>'
    with registry(tmp_path, pubmed(tmp_path / "a.xml", article(7, "Tea", kinds=kinds))) as built:
        record = built.record("pmid", "7")
    assert record is not None
    assert record.is_notice


def test_a_chapter_of_a_book_is_read(tmp_path: Path) -> None:
    chapter = """<PubmedBookArticle><BookDocument><PMID Version="1">70</PMID>
        <ArticleIdList><ArticleId IdType="doi">10.5555/book.1</ArticleId></ArticleIdList>
        <Book><BookTitle>Invented Pearls</BookTitle><PubDate><Year>2024</Year></PubDate></Book>
        <ArticleTitle>Tea</ArticleTitle><AuthorList Type="authors"><Author><LastName>Wu</LastName>
        <ForeName>Min</ForeName></Author></AuthorList></BookDocument></PubmedBookArticle>"""
    with registry(tmp_path, pubmed(tmp_path / "a.xml", chapter)) as built:
        record = built.record("pmid", "70")
    assert record is not None
    assert (record.title, record.container, record.kind) == ("Tea", "Invented Pearls", "chapter")
    assert (record.years, record.authors, record.doi) == ((2024,), (Name("Wu", "Min"),), "10.5555/book.1")


def test_a_later_file_replaces_and_deletes(tmp_path: Path) -> None:
    first = pubmed(tmp_path / "1.xml", article(7, "Tea"), article(8, "Coffee"), article(9, "Milk"))
    deleted = "<DeleteCitation><PMID Version='1'>8</PMID></DeleteCitation>"
    second = pubmed(tmp_path / "2.xml", article(7, "Green tea"), deleted)
    with registry(tmp_path, first, second) as built:
        titles = [record and record.title for record in (built.record("pmid", n) for n in "789")]
        assert titles == ["Green tea", None, "Milk"]
        assert built.info().works == 2


def test_a_broken_record_is_told_with_its_line_and_others_are_read(tmp_path: Path) -> None:
    broken = article(8, "Coffee <b> and no end")
    file = pubmed(tmp_path / "a.xml", article(7, "Tea"), broken, article(9, "Milk"))
    line = file.read_text(encoding="utf-8").split(broken)[0].count("\n") + 1
    told: list[int] = []
    target = build(tmp_path / "r", file, tell=lambda _path, at, _why: told.append(at))
    with Registry.open(target) as built:
        assert built.record("pmid", "7") is not None
        assert built.record("pmid", "8") is None
        assert built.record("pmid", "9") is not None
    assert told == [line]


@pytest.mark.parametrize("chunk", [17, 64, 1000])
def test_records_are_whole_however_the_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(parts, "CHUNK", chunk)
    file = pubmed(tmp_path / "a.xml", *(article(number, f"Tea {number}") for number in range(1, 30)))
    packed = tmp_path / "a.xml.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    with registry(tmp_path, packed) as built:
        records = [built.record("pmid", str(number)) for number in range(1, 30)]
    titles = [record and record.title for record in records]
    assert titles == [f"Tea {number}" for number in range(1, 30)]
