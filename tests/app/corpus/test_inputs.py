"""Each kind of input gives the findings that a check of files gives, and says what is wrong with it."""

from __future__ import annotations

import csv
import gzip
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.app.corpus.conftest import Lint

from corpora import ARTICLES, checked, compared, read_findings, rows_of, write_files, write_parquet
from healthlint.app.cli import run

BAD = "A miracle cure.\n"


def write_lines(path: Path, rows: list[Any]) -> None:
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def write_csv(path: Path, rows: list[dict[str, Any]], delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


KINDS: dict[str, Callable[[Path, list[dict[str, Any]]], None]] = {
    "a.parquet": write_parquet,
    "a.jsonl": write_lines,
    "a.ndjson.gz": write_lines,
    "a.csv": write_csv,
    "b.csv": lambda path, rows: write_csv(path, rows, ";"),
    "a.tsv": lambda path, rows: write_csv(path, rows, "\t"),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_table_gives_what_a_check_of_files_gives(folder: Path, lint: Lint, name: str) -> None:
    write_files(folder / "files")
    KINDS[name](folder / name, rows_of())
    found = lint(name)
    assert compared(found) == compared(checked(folder / "files", "--isolated"))
    assert [row["path"] for row in found] == sorted((row["path"] for row in found), key=[*ARTICLES].index), (
        "findings are in the order of the articles"
    )


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_however_many_processes_the_findings_are_the_same(
    folder: Path, lint: Lint, many: Path, jobs: str
) -> None:
    alone = lint("many.parquet")
    assert run(["corpus", "many.parquet", "-o", "other.parquet", "--isolated", "-q", "--jobs", jobs]) == 1
    assert read_findings(folder / "other.parquet") == alone


def test_folders_and_globs_are_read_in_order_and_the_output_is_no_input(folder: Path, lint: Lint) -> None:
    for name in ("in/b.jsonl", "in/deep/a.jsonl", "in/.hidden/c.jsonl", "in/_SUCCESS.jsonl"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_lines(folder / name, [{"text": BAD, "path": name}])
    for inputs in (["in"], ["in/b.jsonl", "in/**/a.jsonl"], ["in", "in/b.jsonl"]):
        assert [row["path"] for row in lint(*inputs, "--select", "PRO102")] == [
            "in/b.jsonl",
            "in/deep/a.jsonl",
        ]
    assert run(["corpus", "in", "-o", "in/out.jsonl", "-q", "--isolated", "--select", "PRO102"]) == 1
    again = (folder / "in/out.jsonl").read_bytes()
    assert run(["corpus", "in", "-o", "in/out.jsonl", "-q", "--isolated", "--select", "PRO102"]) == 1
    assert (folder / "in/out.jsonl").read_bytes() == again


def test_a_glob_goes_into_the_folders_that_engines_write_as_tables(folder: Path, lint: Lint) -> None:
    for name in (
        "a.parquet/part-0.jsonl",
        "b.parquet/part-0.jsonl",
        "_old/c.jsonl",
        "o.csv.parts/d.jsonl",
        "e.jsonl",
    ):
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        write_lines(folder / "in" / name, [{"text": BAD, "path": name}])
    tables = ["a.parquet/part-0.jsonl", "b.parquet/part-0.jsonl"]
    for inputs, expected in (("in/*", [*tables, "e.jsonl"]), ("in/*.parquet", tables), ("in/*/", tables)):
        assert [row["path"] for row in lint(inputs, "--select", "PRO102")] == expected


@pytest.mark.parametrize("named", ["in", "in/*"])
@pytest.mark.parametrize("name", ["b.jsonl.zst", "deep/b.csv.bz2", "b.parquet.gz"])
def test_articles_that_are_packed_otherwise_do_not_go_unread_in_silence(
    folder: Path, lint: Lint, capsys: pytest.CaptureFixture[str], named: str, name: str
) -> None:
    (folder / "in" / name).parent.mkdir(parents=True)
    (folder / "in" / name).touch()
    (folder / "in" / "notes.zip").touch()
    write_lines(folder / "in" / "a.jsonl", [{"text": BAD}])
    assert run(["corpus", named, "-o", "o.csv", "--isolated"]) == 2
    assert f"in/{name}: is packed as nothing is read" in capsys.readouterr().err
    assert lint("in/*.jsonl", "--select", "PRO102")


@pytest.mark.skipif(
    sys.platform == "win32", reason="links want rights on Windows, and there are no such pipes"
)
@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda path: path.symlink_to("absent"), "No such file", id="a link that leads nowhere"),
        pytest.param(lambda path: os.mkfifo(path), "no ordinary file", id="a pipe"),
    ],
)
@pytest.mark.parametrize("named", ["in", "in/*.csv"])
def test_what_is_no_file_is_told_before_anything_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None], said: str, named: str
) -> None:
    (folder / "in").mkdir()
    make(folder / "in" / "a.csv")
    assert run(["corpus", named, "-o", "o.csv", "--isolated"]) == 2
    assert said in capsys.readouterr().err


def test_an_article_without_a_name_is_called_after_its_file_and_row(folder: Path, lint: Lint) -> None:
    rows = [{"text": BAD}, {"text": "Tea."}, {"text": BAD}]
    write_lines(folder / "a.jsonl", rows)
    write_csv(folder / "a.csv", rows)
    write_parquet(folder / "a.parquet", rows, group=2)
    for name in ("a.jsonl", "a.csv", "a.parquet"):
        assert [row["path"] for row in lint(name, "--select", "PRO102")] == [f"{name}#1", f"{name}#3"]


def test_lines_that_are_no_articles_are_told_and_the_others_are_linted(folder: Path, lint: Lint) -> None:
    good = json.dumps({"text": BAD}).encode()
    lines = [
        good,
        b"",
        b"{ no JSON",
        b'["a list"]',
        b'{"text": 7, "path": "seven.md"}',
        b'{"text": null, "url": "https://a.example/none"}',
        b'{"text": "\xff\xfe"}',
        b"[" * 100_000,
        b'{"text": "A miracle cure \\ud800.", "path": "half.md"}',
        good,
    ]
    (folder / "a.jsonl").write_bytes(b"\n".join(lines))
    rows = lint("a.jsonl", "--select", "PRO102", code=2)
    told = [(row["path"], row["code"]) for row in rows]
    assert told == [
        ("a.jsonl#1", "PRO102"),
        *((f"a.jsonl#{n}", "HL902") for n in (3, 4)),
        ("seven.md", "HL902"),
        ("https://a.example/none", "HL902"),
        *((f"a.jsonl#{n}", "HL902") for n in (7, 8)),
        ("half.md", "PRO102"),
        ("a.jsonl#10", "PRO102"),
    ]


def test_half_a_pair_of_surrogates_among_the_words_is_written_all_the_same(folder: Path, lint: Lint) -> None:
    (folder / "a.jsonl").write_bytes(
        b'{"text": "Book a free \\ud800 consultation now!", "path": "a\\ud800.md"}\n'
    )
    assert all("\\ud800" in row["path"] for row in lint("a.jsonl"))


def test_cells_of_another_encoding_are_decoded_as_files_are(folder: Path, lint: Lint) -> None:
    text = "邻居说这种茶是灵丹妙药，大家都说它好，很多人都在喝，我们不知道为什么。"
    (folder / "a.csv").write_bytes(
        b"path,text\n" + "茶.md,".encode("gb18030") + f'"{text}"\n'.encode("gb18030")
    )
    assert [row["text"] for row in lint("a.csv", "--select", "PRO102")] == ["灵丹妙药"]


def test_rows_that_are_too_short_have_no_text(folder: Path, lint: Lint) -> None:
    (folder / "a.csv").write_text(f"path,text\na.md\n\nb.md,{BAD}", encoding="utf-8")
    told = [(row["path"], row["code"]) for row in lint("a.csv", "--select", "PRO102", code=2)]
    assert told == [("a.md", "HL902"), ("b.md", "PRO102")]


def test_a_line_that_is_endless_is_told_and_passed_over(
    folder: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("healthlint.app.corpus.reading.json_lines.MOST_BYTES", 100)
    write_lines(folder / "a.jsonl", [{"text": BAD}, {"text": "long " * 200}, {"text": BAD}])
    told = [row["code"] for row in lint("a.jsonl", "--select", "PRO102", code=2)]
    assert told == ["PRO102", "HL902", "PRO102"]


@pytest.mark.parametrize("name", ["a.ndjson.gz", "a.parquet", "a.csv.gz"])
def test_a_file_that_is_cut_off_is_told_and_the_next_is_read(folder: Path, lint: Lint, name: str) -> None:
    rows = [{"text": f"{BAD}{number}", "path": f"{number}.md"} for number in range(300)]
    whole = folder / name.removesuffix(".gz")
    KINDS.get(name, write_csv)(whole if "csv" in name else folder / name, rows)
    if "csv" in name:
        (folder / name).write_bytes(gzip.compress(whole.read_bytes()))
        whole.unlink()
    (folder / name).write_bytes((folder / name).read_bytes()[:-200])
    write_lines(folder / "b.jsonl", [{"text": BAD, "path": "last.md"}])
    told = lint(name, "b.jsonl", "--select", "PRO102", code=2)
    assert [row["path"] for row in told if row["code"] == "HL902"] == [name]
    assert "cannot be read" in next(row["message"] for row in told if row["code"] == "HL902")
    assert told[-1]["path"] == "last.md"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param("absent.parquet", "there is no such file", id="no such file"),
        pytest.param("notes.docx", "is of no kind that is known", id="another kind"),
        pytest.param("empty", "holds no file of articles", id="an empty folder"),
        pytest.param("*.parquet", "holds no file of articles", id="a glob of nothing"),
        pytest.param("-", "cannot come through stdin", id="stdin"),
        pytest.param("s3://bucket/a.parquet", "is an address", id="an address"),
        pytest.param("a.jsonl --text-column txt", "did you mean text?", id="no such key"),
        pytest.param("a.csv --text-column body", "it has path, text", id="no such column"),
        pytest.param("a.jsonl --path-column text", "name the same column", id="one column twice"),
        pytest.param("a.jsonl --select PRO999", "PRO999", id="no such rule"),
        pytest.param("a.jsonl --summary figures.pdf", "its suffix must say", id="a chart of an unknown form"),
        pytest.param("a.jsonl --summary a.svg --summary a.svg", "read or written", id="a chart twice"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: str, said: str
) -> None:
    (folder / "empty").mkdir()
    (folder / "notes.docx").touch()
    write_lines(folder / "a.jsonl", [{"text": BAD}])
    (folder / "a.csv").write_text("path,text\n", encoding="utf-8")
    assert run(["corpus", *arguments.split(), "-o", "out.parquet", "--isolated"]) == 2
    shown, told = capsys.readouterr()
    assert (shown, told.count("\n")) == ("", 1)
    assert said in told
    assert not [*folder.glob("out.parquet*")]
