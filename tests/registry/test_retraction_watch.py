from pathlib import Path

import pytest

from healthlint.registry.registry import Registry
from registering import build, registry, watched

PAPER = {
    "Record ID": "1",
    "Title": "Green tea and sleep",
    "Author": "Ines Falk;Min Wu",
    "Journal": "Annals of Invented Medicine",
    "RetractionDate": "5/6/2021 0:00",
    "RetractionDOI": "10.5555/notice",
    "OriginalPaperDate": "4/1/2019 0:00",
    "OriginalPaperDOI": "10.5555/tea.1",
    "OriginalPaperPubMedID": "7",
    "RetractionNature": "Retraction",
}


def test_a_row_tells_of_a_work_and_its_notice(tmp_path: Path) -> None:
    with registry(tmp_path, watched(tmp_path / "rw.csv", PAPER)) as built:
        record = built.record("doi", "10.5555/tea.1")
        assert built.notices(pmid="7") == built.notices(doi="10.5555/TEA.1") != ()
    assert record is not None
    assert (record.title, record.authors[0].family, record.years) == ("Green tea and sleep", "Falk", (2019,))
    (notice,) = record.notices
    assert (notice.nature, notice.doi, notice.number) == ("retraction", "10.5555/notice", "1")
    assert str(notice.date) == "2021-05-06"


def test_the_latest_notice_comes_last(tmp_path: Path) -> None:
    later = {
        **PAPER,
        "Record ID": "2",
        "RetractionNature": "Reinstatement",
        "RetractionDate": "1/2/2023 0:00",
    }
    concern = {**PAPER, "Record ID": "3", "RetractionNature": "Expression of concern"}
    concern["RetractionDate"] = "12/31/2020 0:00"
    with registry(tmp_path, watched(tmp_path / "rw.csv", later, PAPER, concern)) as built:
        natures = [notice.nature for notice in built.notices(doi="10.5555/tea.1")]
    assert natures == ["concern", "retraction", "reinstatement"]


def test_without_days_a_reinstatement_comes_last(tmp_path: Path) -> None:
    table = tmp_path / "short.csv"
    table.write_text(
        "original_paper_doi,retraction_natures\n10.5555/tea.1,Reinstatement;Correction;Retraction\n", "utf-8"
    )
    with registry(tmp_path, table, watched(tmp_path / "rw.csv", PAPER)) as built:
        natures = [notice.nature for notice in built.notices(doi="10.5555/tea.1")]
    assert natures == ["correction", "retraction", "reinstatement"]


@pytest.mark.parametrize("missing", ["", "unavailable", "Unavailable", "0"])
def test_what_is_missing_is_told_in_several_ways(tmp_path: Path, missing: str) -> None:
    row = {**PAPER, "RetractionDOI": missing, "OriginalPaperPubMedID": "0", "RetractionPubMedID": "0"}
    with registry(tmp_path, watched(tmp_path / "rw.csv", row)) as built:
        record = built.record("doi", "10.5555/tea.1")
    assert record is not None
    assert (record.pmid, record.notices[0].doi, record.notices[0].pmid) == ("", "", "")


def test_no_work_is_accused_by_its_title(tmp_path: Path) -> None:
    row = {**PAPER, "OriginalPaperDOI": "unavailable", "OriginalPaperPubMedID": "0"}
    with registry(tmp_path, watched(tmp_path / "rw.csv", row)) as built:
        assert (built.info().works, built.info().notices) == (1, 0)


@pytest.mark.parametrize(
    "cited",
    [
        "10.1002/5555-9098(200007)74:3<201::AID-TEA8>3.0.CO;2-5",
        "10.1002/5555-9098(200007)74:3%3C201::AID-TEA8%3E3.0.CO;2-5",
        "https://doi.org/10.1002/5555-9098(200007)74:3%3C201::aid-tea8%3E3.0.co;2-5",
    ],
    ids=["as it is", "escaped", "in an address"],
)
def test_an_escaped_doi_is_found_in_each_notation(tmp_path: Path, cited: str) -> None:
    row = {**PAPER, "OriginalPaperDOI": "10.1002/5555-9098(200007)74:3%3C201::AID-TEA8%3E3.0.CO;2-5"}
    with registry(tmp_path, watched(tmp_path / "rw.csv", row)) as built:
        assert len(built.notices(doi=cited)) == 1


def test_a_doi_is_found_without_the_signs_that_articles_lose(tmp_path: Path) -> None:
    row = {**PAPER, "OriginalPaperDOI": "10.1002/tea.3.0.co;2-#"}
    with registry(tmp_path, watched(tmp_path / "rw.csv", row)) as built:
        assert len(built.notices(doi="10.1002/tea.3.0.co;2-#")) == 1
        assert len(built.notices(doi="10.1002/tea.3.0.co;2-")) == 1


def test_the_table_of_notices_alone_is_read(tmp_path: Path) -> None:
    table = tmp_path / "short.csv"
    table.write_text(
        "original_paper_doi,notice_doi,kind\n"
        "10.5555/A,10.5555/a,retraction\n10.5555/b,unavailable,expression_of_concern\n",
        "utf-8",
    )
    with registry(tmp_path, table) as built:
        assert [(n.nature, n.doi) for n in built.notices(doi="10.5555/a")] == [("retraction", "10.5555/a")]
        assert [(n.nature, n.doi) for n in built.notices(doi="10.5555/b")] == [("concern", "")]


def test_broken_rows_are_told_with_their_lines(tmp_path: Path) -> None:
    table = watched(tmp_path / "rw.csv", PAPER, {**PAPER, "RetractionNature": "Applause"})
    with table.open("a", encoding="utf-8") as file:
        file.write("just,three,cells\n")
    told: list[int] = []
    target = build(tmp_path / "r", table, tell=lambda _path, line, _why: told.append(line))
    assert told == [3, 4]
    with Registry.open(target) as built:
        assert built.info().inputs[0].broken == 2
        assert built.info().notices == 1
