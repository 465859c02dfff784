from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from measuring.references.parsed import FIELDS, chinese_works, compared, right_fields, works_of
from measuring.references.styles import STYLES, Work

RECORDS = Path(__file__).parents[3] / "shared/registry-data/crossref_records/crossref_records_3771.jsonl"
LEAST = {"title": 0.98, "author": 0.98, "year": 0.99, "container": 0.98, "doi": 0.999}


def shares(works: list[Work], style: str, *, markdown: bool) -> dict[str, float]:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for _, work, reference, identifier in compared(works, style, markdown=markdown):
        fields = right_fields(work, reference, identifier=identifier)
        asked.update(fields.keys())
        right.update(field for field, is_right in fields.items() if is_right)
    return {field: right[field] / asked[field] for field in FIELDS}


@pytest.mark.skipif(not RECORDS.exists(), reason="the records are not at hand")
@pytest.mark.parametrize("style", STYLES)
def test_works_of_a_register_are_read_as_they_were_written(style: str) -> None:
    read = shares(works_of(RECORDS), style, markdown=True)
    assert {field: share for field, share in read.items() if share < LEAST[field]} == {}


@pytest.mark.parametrize("markdown", [True, False], ids=["markdown", "plain"])
@pytest.mark.parametrize("style", ["gbt", "vancouver"])
def test_chinese_works_are_read_as_they_were_written(style: str, markdown: bool) -> None:
    assert set(shares(chinese_works(), style, markdown=markdown).values()) == {1.0}
