"""Registries of the public data beside the project, where it lies there."""

import csv
import json
from pathlib import Path

import pytest

from healthlint.references.works import Cited
from healthlint.registry.registry import Registry
from registering import build

DATA = Path(__file__).parents[3] / "shared" / "registry-data"
TABLES = [
    DATA / "retraction_watch" / name
    for name in ("rw_doi_nature_2025-08-22.csv", "rw_doi_notice_forrt_2026-08.csv")
]
RECORDS = DATA / "crossref_records" / "crossref_records_3771.jsonl"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the public data is not here")


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    lists = DATA / "jabref_abbrv" / "_merged_dedup.csv"
    return Registry.open(build(tmp_path_factory.mktemp("public") / "all", *TABLES, RECORDS, lists))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name[:13])
def test_every_retracted_doi_is_found(registry: Registry, table: Path) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        dois = [row["original_paper_doi"] for row in csv.DictReader(file)]
    assert len(dois) > 57_000
    assert [doi for doi in dois if not registry.notices(doi=doi)] == []
    assert [doi for doi in dois if not registry.notices(doi=f"https://doi.org/{doi.upper()}")] == []


def test_every_record_is_found_by_its_doi_and_its_title(registry: Registry) -> None:
    records = [json.loads(line) for line in RECORDS.read_text(encoding="utf-8").splitlines()]
    assert [each["doi"] for each in records if not registry.record("doi", each["doi"])] == []
    unlike = []
    for each in records:
        cited = Cited("", title=each["title"], year=each["year"])
        if each["title"] and each["doi"] not in [found.doi for found in registry.candidates(cited, 300)]:
            unlike.append(each["title"])
    assert unlike == []


def test_journals_of_the_lists_are_known(registry: Registry) -> None:
    assert registry.journal("N. Engl. J. Med.") is not None
    assert registry.journal("Journal of Clinical Diabetes") is None
