"""An answer is read as it was written."""

from __future__ import annotations

import pytest

from healthlint.online.answers import Known
from healthlint.online.services.crossref import record_of
from healthlint.online.stored import Answer, read, written
from healthlint.references.works import Record
from remembering import ANSWERS, WHEN
from shapes import DOI, crossref, update


@pytest.mark.parametrize("answer", ANSWERS, ids=[type(answer).__name__ for answer in ANSWERS])
def test_an_answer_is_read_as_it_was_written(answer: Answer) -> None:
    assert read(written(answer)) == answer


def test_a_record_of_crossref_is_read_as_it_was_written() -> None:
    record = record_of(crossref(updated_by=[update("retraction", "10.5555/r", number="4")])["message"])
    assert read(written(Known(record, "x", WHEN))) == Known(record, "x", WHEN)


def test_fields_that_were_not_yet_known_have_their_defaults() -> None:
    older = written(Known(Record("crossref", doi=DOI), "x", WHEN)).replace(
        '"identifiers": []', '"pages": "7"'
    )
    answer = read(older)
    assert isinstance(answer, Known)
    assert answer.record == Record("crossref", doi=DOI, pages="7")


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", '{"is": "Unchecked", "when": "2026-03-01"}', '{"is": "Known", "when": 5}',
     '{"is": "Absent", "asked": "x", "when": "2026-03-01T09:00:00+00:00", "more": 1}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_answer_is_not_read(text: str) -> None:
    assert read(text) is None
