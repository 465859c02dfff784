"""Are words read as a careful reader would read them? The cases are in `context_cases.tsv`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from healthlint.text.builder import DocumentBuilder
from healthlint.text.context.status import STATUSES, statuses_of
from healthlint.text.model import Document, Kind

OPEN, CLOSE, BREAK = "⟦", "⟧", " ¶ "
KINDS: dict[str, Kind] = {"# ": "heading", "- ": "list-item", "> ": "quote", "?: ": "question"}


def read_cases() -> list[tuple[str, str]]:
    rows = Path(__file__).with_name("context_cases.tsv").read_text("utf-8").splitlines()
    return [tuple(row.split("\t")) for row in rows if row and not row.startswith("# ")]


CASES = read_cases()


def article(text: str) -> Document:
    builder = DocumentBuilder(text, "example", "plain")
    at = 0
    for part in text.split(BREAK):
        mark = next((mark for mark in KINDS if part.startswith(mark)), "")
        builder.open(KINDS.get(mark, "paragraph"), at, 2 if mark == "# " else 0)
        builder.text(at + len(mark), at + len(part))
        builder.close(at + len(part))
        at += len(part) + len(BREAK)
    return builder.build()


def read(example: str) -> tuple[str, ...]:
    before, _, rest = example.partition(OPEN)
    term, _, after = rest.partition(CLOSE)
    document = article(before + term + after)
    start = -1
    for _ in range(before.count(term) + 1):
        start = document.prose.index(term, start + 1)
    return statuses_of(document.sentence_at(start), start, start + len(term))


@pytest.mark.parametrize(("status", "example"), CASES, ids=[example for _, example in CASES])
def test_words_are_read_as_they_are_meant(status: str, example: str) -> None:
    expected = tuple(status.split())
    assert read(example)[: len(expected)] == expected


def test_every_status_has_cases_in_both_languages() -> None:
    named = [(status, example) for statuses, example in CASES for status in statuses.split()]
    chinese = Counter(
        status for status, example in named if any("\u4e00" <= sign <= "\u9fff" for sign in example)
    )
    english = Counter(status for status, _ in named) - chinese
    assert set(english) | {"foreign"} == set(STATUSES) == set(chinese)


def test_there_are_as_many_traps_as_excuses_of_the_two_commonest_kinds() -> None:
    counts = Counter(status for status, _ in CASES)
    assert counts["asserted"] >= counts["negated"] + counts["hedged"]
