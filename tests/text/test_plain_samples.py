from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from healthlint.text.model import Document
from healthlint.text.readers.plain.reader import read

SAMPLES = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample articles are not at hand")


def sample(number: str) -> Document:
    (path,) = SAMPLES.glob(f"{number}_*.txt")
    return read(path.read_bytes().decode("utf-8"), path.name)


def lines(document: Document, kind: str) -> list[int]:
    return [document.lines.position(block.span.start)[0] for block in document.blocks if block.kind == kind]


@pytest.mark.parametrize(
    ("number", "line"), [("000", [3]), ("001", []), ("002", []), ("003", [3]), ("004", [5])]
)
def test_the_title_is_where_a_reader_sees_it(number: str, line: list[int]) -> None:
    assert lines(sample(number), "title") == line


@pytest.mark.parametrize(
    ("number", "entries"),
    [("000", [21, 23, 25]), ("001", []), ("003", [328, 329, 330, 331, 332]), ("004", [118, 119, 120])],
)
def test_the_sources_are_entries(number: str, entries: list[int]) -> None:
    assert lines(sample(number), "reference") == entries


def test_headings_questions_and_items_are_told_apart() -> None:
    document = sample("001")
    assert lines(document, "heading") == [1, 6, 15, 24, 35, 45, 54, 63, 72, 81]
    assert lines(document, "question") == [73, 75, 77, 79]
    assert Counter(block.kind for block in document.blocks)["list-item"] == 25
    assert lines(sample("002"), "list-item") == [2, 3, 4]


def test_rows_quotations_and_words_of_images_are_told_apart() -> None:
    document = sample("003")
    assert Counter(block.kind for block in document.blocks)["table-cell"] == 33
    assert lines(document, "alt") == [8, 24, 50]
    assert lines(document, "quote") == [254]
    assert Counter(block.kind for block in document.blocks)["question"] == 10
    assert document.blocks[-1].kind == "paragraph"


def test_chinese_headings_and_numbered_items_are_told_apart() -> None:
    document = sample("004")
    assert lines(document, "heading") == [
        6, 9, 15, 16, 32, 40, 54, 58, 66, 73, 81, 83, 86, 92, 99, 107, 109, 117,
    ]  # fmt: skip
    assert {46, 48, 50, 52} <= set(lines(document, "list-item"))
    assert [block.section for block in document.blocks[-2:]] == ["disclaimer", "body"]
