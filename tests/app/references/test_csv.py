"""The csv form opens in spreadsheets as it is meant: Chinese is readable, and no cell is a formula."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.app.references.conftest import References

from healthlint.app.cli import run

Rows = list[dict[str, str]]


def rows_of(shelf: Path, *arguments: str) -> Rows:
    """Return the rows of a file as a spreadsheet reads them."""
    assert run(["references", "-q", "-f", "csv", "-o", "list.csv", *arguments]) == 0
    with (shelf / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_a_row_has_a_cell_for_each_field(shelf: Path, registry: str) -> None:
    rows = rows_of(shelf, "sleep.md", "--registry", registry)
    found = next(row for row in rows if row["mark"] == "[2]")
    assert (found["path"], found["line"], found["cited_at"]) == ("sleep.md", "15", "7; 8")
    assert found["verdict"] == "retracted"
    assert found["authors"] == "Ruiz, A; Kim, H"
    assert (found["year"], found["volume"], found["issue"]) == ("2019", "12", "1")
    assert found["doi"] == "10.5555/mag.2019.07"
    assert found["registered_title"] == "Magnesium before bed: a randomised trial"
    assert found["notices"] == "retraction 2023-05-04 10.5555/mag.2023.99 retraction-watch"


def test_pages_are_no_day_of_the_year(shelf: Path) -> None:
    assert rows_of(shelf, "sleep.md", "--listed-only")[1]["pages"] == "3–7"


def test_it_begins_with_the_mark_by_which_spreadsheets_know_utf8(shelf: Path) -> None:
    rows_of(shelf, "wushui.md")
    data = (shelf / "list.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfpath,line,")
    assert "午睡时长与血压关系的队列研究".encode() in data


def test_lines_end_as_the_format_has_it(shelf: Path) -> None:
    rows_of(shelf)
    data = (shelf / "list.csv").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == 11


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_begins_a_formula(shelf: Path, sign: str) -> None:
    text = (
        "# Tea\n\nIt helps [1].\n\n## References\n\n"
        f"1. Falk I. {sign}2+5 cups of tea. {sign}Trials. 2020;3(1):1-9.\n"
    )
    (shelf / "sly.md").write_text(text, encoding="utf-8")
    (found,) = rows_of(shelf, "sly.md")
    assert f"{sign}2+5 cups of tea" in found["text"]
    for cell in found.values():
        assert not cell.startswith(sign)


def test_a_quotation_mark_or_line_end_breaks_no_row(shelf: Path) -> None:
    entry = '1. Falk I. Tea, "the\n   cup", and us. Trials. 2020;3(1):1-9.'
    text = f"# Tea\n\nIt helps [1].\n\n## References\n\n{entry}\n"
    (shelf / "quoted.md").write_text(text, encoding="utf-8")
    (found,) = rows_of(shelf, "quoted.md")
    assert found["text"] == 'Falk I. Tea, "the cup", and us. Trials. 2020;3(1):1-9.'


def test_an_article_without_references_leaves_the_head(references: References) -> None:
    (head,) = references("tea.md", "-f", "csv")
    assert head.startswith("\ufeffpath,")
