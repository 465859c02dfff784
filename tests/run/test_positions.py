"""Every finding stands where it says, on whole articles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from healthlint.run.article import Article
from healthlint.run.request import Request
from healthlint.run.session import Session


def articles_in(folder: Path) -> list[Article]:
    return list(Session(Request((str(folder),), isolated=True)).lint())


def position_in_bytes(data: bytes, offset: int) -> tuple[int, int]:
    """Count line and column of a code point by going over the bytes, without the product's own code."""
    text = data.decode("utf-8").removeprefix("\ufeff")
    before = text[:offset]
    ends = [match.end() for match in re.finditer("\r\n|\r|\n", before)]
    if before.endswith("\r") and text[offset : offset + 1] == "\n":
        ends.pop()
    return len(ends) + 1, len(before) - (ends[-1] if ends else 0) + 1


def check_positions(article: Article) -> None:
    data = Path(article.path).read_bytes()
    source = data.decode("utf-8").removeprefix("\ufeff")
    for finding in article.findings:
        assert finding.text == source[finding.offset : finding.end_offset]
        assert (finding.line, finding.column) == position_in_bytes(data, finding.offset)
        assert (finding.end_line, finding.end_column) == position_in_bytes(data, finding.end_offset)
        if finding.scope == "document":
            assert finding.line == 1


def test_findings_in_the_examples_stand_where_they_say(repository: Path) -> None:
    articles = articles_in(repository / "examples")
    assert len(articles) == 8
    assert sum(len(article.findings) for article in articles) > 20
    for article in articles:
        check_positions(article)


@pytest.mark.parametrize("folder", ["seeds", "controls"])
def test_findings_in_the_samples_stand_where_they_say(samples: Path, folder: str) -> None:
    articles = articles_in(samples / folder)
    assert articles
    for article in articles:
        check_positions(article)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no BOM", "BOM"])
def test_line_ends_and_byte_order_marks_move_nothing(
    repository: Path, tmp_path: Path, line_end: str, mark: str
) -> None:
    for example in filter(Path.is_file, (repository / "examples").iterdir()):
        text = mark + line_end.join(example.read_text("utf-8").split("\n"))
        (tmp_path / example.name).write_bytes(text.encode("utf-8"))
    moved = articles_in(tmp_path)
    for article in moved:
        check_positions(article)
    places = [[(f.code, f.line, f.column) for f in article.findings] for article in moved]
    original = [
        [(f.code, f.line, f.column) for f in article.findings]
        for article in articles_in(repository / "examples")
    ]
    assert places == original
