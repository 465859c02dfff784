import json
from pathlib import Path
from typing import Any

import pytest

from healthlint.references.works import Name, Notice
from registering import lines, registry

WORK: dict[str, Any] = {
    "DOI": "10.5555/Tea.1",
    "type": "journal-article",
    "title": ["Green tea &amp; sleep"],
    "subtitle": ["A trial in three towns"],
    "original-title": ["Grüner Tee und Schlaf"],
    "author": [{"family": "Falk", "given": "Ines", "sequence": "first"}, {"name": "Nobody Study Group"}],
    "container-title": ["Annals of Invented Medicine"],
    "short-container-title": ["Ann Invent Med"],
    "ISSN": ["1234-5679"],
    "issued": {"date-parts": [[2019, 4]]},
    "published-online": {"date-parts": [[2018, 12, 30]]},
    "created": {"date-parts": [[None]]},
    "volume": "12",
    "issue": "3",
    "page": "101-109",
}


def told(kind: str, doi: str, **more: Any) -> dict[str, Any]:
    return {
        "DOI": doi,
        "type": kind,
        "updated": {"date-parts": [[2021, 5, 6]]},
        "source": "publisher",
        **more,
    }


def notices(folder: Path, *records: dict[str, Any], of: str = "10.5555/tea.1") -> tuple[Notice, ...]:
    with registry(folder, lines(folder / "works.jsonl", records)) as built:
        return built.notices(doi=of)


def test_a_record_of_the_api_is_read(tmp_path: Path) -> None:
    with registry(tmp_path, lines(tmp_path / "works.jsonl", [WORK])) as built:
        record = built.record("doi", "10.5555/TEA.1")
    assert record is not None
    assert record.title == "Green tea & sleep"
    assert record.other_titles == ("Green tea & sleep: A trial in three towns", "Grüner Tee und Schlaf")
    assert record.authors == (Name("Falk", "Ines"), Name("Nobody Study Group"))
    assert (record.years, record.container) == ((2018, 2019), "Annals of Invented Medicine")
    assert record.containers == ("Ann Invent Med", "1234-5679")
    assert (record.volume, record.issue, record.pages, record.kind) == ("12", "3", "101-109", "article")


def test_an_answer_of_the_api_may_be_a_line_as_it_came(tmp_path: Path) -> None:
    one = {"status": "ok", "message-type": "work", "message": WORK}
    several = {"message": {"items": [{**WORK, "DOI": f"10.5555/tea.{number}"} for number in (2, 3)]}}
    with registry(tmp_path, lines(tmp_path / "works.jsonl", [one, several])) as built:
        assert all(built.record("doi", f"10.5555/tea.{number}") for number in (1, 2, 3))


def test_a_flat_record_is_read(tmp_path: Path) -> None:
    flat = {
        "doi": "10.5555/tea.9",
        "title": "Tea",
        "authors": "Falk, Ines; d&apos;Wu, Min",
        "journal": "Ann &amp; Co",
        "year": 2020,
        "volume": None,
        "issue": None,
        "page": "1-2",
        "issn": "1234-5679",
        "type": "book-chapter",
    }
    with registry(tmp_path, lines(tmp_path / "works.jsonl", [flat])) as built:
        record = built.record("doi", "10.5555/tea.9")
    assert record is not None
    assert record.authors == (Name("Falk", "Ines"), Name("d'Wu", "Min"))
    assert (record.years, record.container, record.containers) == ((2020,), "Ann & Co", ("1234-5679",))
    assert (record.volume, record.pages, record.kind) == ("", "1-2", "chapter")


NATURES = {
    "retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "expression-of-concern": "concern",
    "expression_of_concern": "concern",
    "corrigendum": "correction",
    "partial_retraction": "correction",
}


@pytest.mark.parametrize(("kind", "nature"), NATURES.items(), ids=NATURES)
def test_a_work_names_its_notices(tmp_path: Path, kind: str, nature: str) -> None:
    (notice,) = notices(tmp_path, {**WORK, "updated-by": [told(kind, "10.5555/notice")]})
    assert (notice.nature, notice.source, notice.doi) == (nature, "crossref", "10.5555/notice")
    assert str(notice.date) == "2021-05-06"


@pytest.mark.parametrize(
    "update",
    [
        told("new_version", "10.5555/tea.1"),
        told("new_version", "10.5555/tea.2"),
        told("new_edition", "10.5555/tea.2"),
        told("retraction", "10.5555/TEA.1"),
    ],
    ids=["of itself", "of another", "an edition", "a retraction by itself"],
)
def test_versions_and_what_points_at_itself_are_no_notices(tmp_path: Path, update: dict[str, Any]) -> None:
    assert notices(tmp_path, {**WORK, "updated-by": [update], "update-to": [update]}) == ()


def test_a_retraction_that_two_tell_of_is_one(tmp_path: Path) -> None:
    both = [
        told("retraction", "10.5555/notice"),
        told("retraction", "10.5555/NOTICE", source="retraction-watch", **{"record-id": "4711"}),
    ]
    (notice,) = notices(tmp_path, {**WORK, "updated-by": both})
    assert (notice.source, notice.number) == ("retraction-watch", "4711")


def test_retraction_watch_means_it_where_notice_and_work_share_a_page(tmp_path: Path) -> None:
    own = told("retraction", "10.5555/tea.1", source="retraction-watch", **{"record-id": "4712"})
    (notice,) = notices(tmp_path, {**WORK, "updated-by": [own]})
    assert notice.nature == "retraction"


def test_a_notice_names_its_work_and_is_not_retracted_itself(tmp_path: Path) -> None:
    notice = {**WORK, "DOI": "10.5555/notice", "update-to": [told("retraction", "10.5555/elsewhere")]}
    with registry(tmp_path, lines(tmp_path / "works.jsonl", [notice])) as built:
        itself = built.record("doi", "10.5555/notice")
        work = built.record("doi", "10.5555/elsewhere")
    assert itself is not None
    assert itself.is_notice
    assert itself.notices == ()
    assert work is not None
    assert [each.nature for each in work.notices] == ["retraction"]
    assert work.title == ""


def test_the_same_notice_told_from_both_sides_is_one(tmp_path: Path) -> None:
    work = {**WORK, "updated-by": [told("retraction", "10.5555/notice")]}
    notice = {**WORK, "DOI": "10.5555/notice", "update-to": [told("retraction", "10.5555/tea.1")]}
    assert len(notices(tmp_path, work, notice)) == 1


def test_of_two_records_of_a_work_the_last_counts(tmp_path: Path) -> None:
    later = {**WORK, "title": ["Black tea"]}
    with registry(tmp_path, lines(tmp_path / "works.jsonl", [WORK, later])) as built:
        record = built.record("doi", "10.5555/tea.1")
        assert record is not None
        assert record.title == "Black tea"
        assert built.info().works == 1


CITED = {"key": "1", "DOI": "10.5555/cited", "unstructured": 'A "quoted }],"title": ["No"] and }],'}
REFERENCES: dict[str, Any] = {
    "in the middle": {"reference": [CITED, CITED], **WORK},
    "at the end": {**WORK, "reference": [CITED, CITED]},
    "with lists in them": {"reference": [{"more": [CITED], "title": ["No"]}], **WORK},
    "none of them": {"reference": [], **WORK},
    "within a string": {**WORK, "publisher": '"reference":[{"a":1}],"title":["No"]'},
}


@pytest.mark.parametrize("compact", [True, False])
@pytest.mark.parametrize("work", REFERENCES.values(), ids=REFERENCES)
def test_the_references_of_a_work_change_nothing(tmp_path: Path, work: dict[str, Any], compact: bool) -> None:
    items = {"items": [work, {**work, "DOI": "10.5555/other"}]}
    file = tmp_path / "works.jsonl"
    separators = (",", ":") if compact else None
    file.write_text(
        "".join(json.dumps(each, separators=separators) + "\n" for each in (work, items)), "utf-8"
    )
    with registry(tmp_path, file) as built:
        assert built.info().works == 2
        for doi in ("10.5555/tea.1", "10.5555/other"):
            record = built.record("doi", doi)
            assert record is not None
            assert (record.title, record.authors[0].family) == ("Green tea & sleep", "Falk")
            assert (record.container, record.pages) == ("Annals of Invented Medicine", "101-109")
        assert built.record("doi", "10.5555/cited") is None


SPREAD: dict[str, Any] = {
    "an answer of the API": {"status": "ok", "message": WORK},
    "a record": WORK,
    "a list": [WORK],
}


@pytest.mark.parametrize("held", SPREAD.values(), ids=SPREAD)
def test_a_file_may_be_one_answer_over_many_lines(tmp_path: Path, held: Any) -> None:
    file = tmp_path / "work.json"
    file.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    with registry(tmp_path, file) as built:
        assert built.info().works == 1
        assert built.record("doi", "10.5555/tea.1") is not None
