"""The columns that hold the articles must be there, each once, and hold what can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.app.corpus.conftest import Lint

from corpora import write_parquet
from healthlint.app.cli import run
from healthlint.arrow import lint_batch
from healthlint.arrow.extra import pyarrow
from healthlint.run.errors import UsageError

pa = pyarrow()

BAD = "A miracle cure."
NO_UTF8 = pa.Array.from_buffers(pa.string(), 2, pa.array([BAD.encode(), b"A \xff\xfe cure."]).buffers())


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        pytest.param(pa.array([7, None]), ["7", None], id="numbers"),
        pytest.param(pa.array([1234567890123456789, None], pa.timestamp("ns")),
                     ["2009-02-13 23:31:30.123456789", None], id="nanoseconds"),
        pytest.param(pa.array([2**43, 0], pa.timestamp("s")),
                     ["<value out of range: 8796093022208>", "1970-01-01 00:00:00"], id="a moment far away"),
        pytest.param(NO_UTF8, [BAD, "A \ufffd\ufffd cure."], id="no UTF-8"),
        pytest.param(pa.DictionaryArray.from_arrays(pa.array([1, 0]), NO_UTF8),
                     ["A \ufffd\ufffd cure.", BAD], id="no UTF-8 in a dictionary"),
    ],
)  # fmt: skip
def test_an_identifier_of_any_type_is_handed_on_as_text(ids: Any, told: list[str | None]) -> None:
    findings = lint_batch(pa.table({"text": [BAD, BAD], "id": ids}), isolated=True, select=["PRO102"])
    assert findings.column("id").to_pylist() == told


def test_a_text_that_is_no_utf8_is_told_among_the_others(folder: Path, lint: Lint) -> None:
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": NO_UTF8}), folder / "a.parquet")
    rows = lint("a.parquet", "--select", "PRO102", code=2)
    assert [(row["path"], row["code"]) for row in rows] == [
        ("a.parquet#1", "PRO102"),
        ("a.parquet#2", "HL902"),
    ]
    assert "not UTF-8" in rows[1]["message"]


def test_two_columns_of_a_name_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pyarrow.parquet as pq

    table = pa.Table.from_arrays([pa.array([BAD]), pa.array([BAD])], names=["text", "text"])
    pq.write_table(table, folder / "a.parquet")
    with pytest.raises(UsageError, match="more than one column is called text"):
        lint_batch(table)
    assert run(["corpus", "a.parquet", "-o", "o.parquet", "--isolated"]) == 2
    assert "a.parquet: more than one column is called text" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a.parquet", "a.csv"])
def test_a_column_that_is_asked_for_and_not_there_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write_parquet(folder / "a.parquet", [{"text": BAD, "doc_id": "7"}])
    (folder / "a.csv").write_text(f"text,doc_id\n{BAD},7\n", encoding="utf-8")
    arguments = ["corpus", name, "-o", "o.parquet", "--isolated", "-q", "--jobs", "1"]
    assert run([*arguments, "--id-column", "docid"]) == 2
    assert (
        f"{name}: there is no column docid for --id-column; did you mean doc_id?" in capsys.readouterr().err
    )
    assert run([*arguments, "--id-column", "doc_id"]) == 1


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv"])
def test_findings_of_an_earlier_run_are_no_articles(
    folder: Path, lint: Lint, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    (folder / "in").mkdir()
    write_parquet(folder / "in" / "a.parquet", [{"text": BAD}])
    arguments = ["corpus", "in", "--isolated", "-q", "--jobs", "1"]
    assert run([*arguments, "-o", f"in/o.{form}"]) == 1
    assert run([*arguments, "-o", f"in/o.{form}"]) == 1, "the output itself is passed over"
    assert run([*arguments, "-o", "in/other.csv"]) == 2
    assert f"in/o.{form}: holds findings, and no articles" in capsys.readouterr().err
