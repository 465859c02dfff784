"""What programs write as CSV is read as they mean it, and a row that is not right is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.corpus.conftest import Lint

import corpora  # noqa: F401  it skips this where pyarrow is not installed
from healthlint.app.cli import run

RIGHT = [
    pytest.param(
        '\ufeff"path","text"\r\n"a.md","A ""miracle cure"",\nthey say"\r\n', id="as Excel writes it"
    ),
    pytest.param("\n\r\npath;text\na.md;A miracle cure\n", id="empty lines ahead"),
    pytest.param("path,text\na.md,A miracle cure,,\n", id="empty cells behind"),
]


@pytest.mark.parametrize("data", RIGHT)
def test_what_is_written_by_spreadsheets_is_read(folder: Path, lint: Lint, data: str) -> None:
    (folder / "a.csv").write_bytes(data.encode())
    assert [row["path"] for row in lint("a.csv", "--select", "PRO102")] == ["a.md"]


def test_a_text_that_is_cut_into_cells_for_want_of_quotes_is_told(folder: Path, lint: Lint) -> None:
    (folder / "a.csv").write_text("text\nIt works, a miracle cure, they say.\nA miracle cure.\n", "utf-8")
    rows = lint("a.csv", "--select", "PRO102", code=2)
    assert [(row["path"], row["code"]) for row in rows] == [("a.csv#1", "HL902"), ("a.csv#2", "PRO102")]
    assert "the row has 3 cells, and the first row names 1" in rows[0]["message"]


@pytest.mark.parametrize("data", ["", "\n\n", "text\n"], ids=["nothing", "empty lines", "names alone"])
def test_a_file_without_rows_holds_no_article_and_ends_no_run(folder: Path, lint: Lint, data: str) -> None:
    (folder / "a.csv").write_text(data, encoding="utf-8")
    (folder / "b.csv").write_text("text\nA miracle cure.\n", encoding="utf-8")
    assert [row["path"] for row in lint("a.csv", "b.csv", "--select", "PRO102")] == ["b.csv#1"]


def test_another_encoding_of_a_spreadsheet_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.csv").write_text("path,text\na.md,A miracle cure\n", encoding="utf-16")
    assert run(["corpus", "a.csv", "-o", "o.csv", "--isolated"]) == 2
    assert "a.csv: is no UTF-8 text, but UTF-16" in capsys.readouterr().err
