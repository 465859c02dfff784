"""The findings of a corpus are a table, its figures a page, and its exit code that of a check."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.app.corpus.conftest import Lint

from corpora import checked, compared, read_findings, rows_of, write_files, write_parquet
from healthlint.app.cli import run
from healthlint.app.corpus.pace import Pace, told
from healthlint.app.streams import ClosedPipeError
from healthlint.arrow import lint_batch
from healthlint.arrow.extra import pyarrow
from registering import build, lines

pa = pyarrow()

CLEAN = [{"path": "a.md", "text": "Tea is mostly water.", "url": "https://www.tea.example/a"}]
BAD = [*CLEAN, {"path": "b.md", "text": "A miracle cure.", "url": "https://www.tea.example/b"}]
BROKEN = [*BAD, {"path": "c.md", "text": None, "url": None}]


@pytest.mark.parametrize(
    ("rows", "arguments", "code"),
    [
        pytest.param(CLEAN, "", 0, id="nothing found"),
        pytest.param(BAD, "", 1, id="findings"),
        pytest.param(BAD, "--exit-zero", 0, id="--exit-zero"),
        pytest.param(BAD, "--fail-on never", 0, id="--fail-on never"),
        pytest.param(BAD, "--fail-on error", 1, id="an error fails --fail-on error"),
        pytest.param(BAD, "--fail-on error --ignore PRO102", 0, id="no error"),
        pytest.param(BROKEN, "--exit-zero", 2, id="an article that cannot be read, and --exit-zero"),
    ],
)
def test_the_exit_code_is_that_of_a_check(folder: Path, rows: object, arguments: str, code: int) -> None:
    write_parquet(folder / "a.parquet", rows)  # type: ignore[arg-type]
    command = [
        "corpus",
        "a.parquet",
        "-o",
        "o.parquet",
        "-q",
        "--jobs",
        "1",
        "--isolated",
        *arguments.split(),
    ]
    assert run(command) == code


def test_each_form_of_output_has_the_same_findings(folder: Path, many: Path, lint: Lint) -> None:
    expected = lint("many.parquet")
    for name in ("o.jsonl", "o.csv"):
        assert run(["corpus", "many.parquet", "-o", name, "-q", "--isolated", "--jobs", "1"]) == 1
    lines = [json.loads(line) for line in (folder / "o.jsonl").read_text("utf-8").splitlines()]
    assert lines == [{key: value for key, value in row.items() if value is not None} for row in expected]
    rows = list(csv.DictReader(io.StringIO((folder / "o.csv").read_text("utf-8"), newline="")))
    assert rows == [{key: "" if v is None else str(v) for key, v in row.items()} for row in expected]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("o.xlsx", "its suffix must say"),
        ("absent/o.csv", "there is no folder absent"),
        ("a.parquet", "is an input"),
        ("folder.csv", "is a folder"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    (folder / "folder.csv").mkdir()
    write_parquet(folder / "a.parquet", BAD)
    assert run(["corpus", "a.parquet", "-o", name, "--isolated"]) == 2
    assert said in capsys.readouterr().err


def test_figures_are_shown_and_drawn(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_parquet(folder / "a.parquet", BROKEN)
    files = [f"--summary=figures.{suffix}" for suffix in ("json", "svg", "html")]
    command = ["corpus", "a.parquet", "-o", "o.parquet", "--isolated", "--jobs", "1", "--select", "PRO102"]
    assert run([*command, *files]) == 2
    shown, said = capsys.readouterr()
    assert shown.endswith("2 findings in 2 of 3 articles; 1 could not be read\n")
    assert "1 article could not be read (HL902 in o.parquet tells why)" in said
    assert "o.parquet: 2 findings in 0 s" in said
    data = json.loads((folder / "figures.json").read_text("utf-8"))
    assert (data["articles"], data["findings"], data["unreadable"]) == (3, 2, 1)
    assert data["by"]["sites"]["rows"] == [{"name": "tea.example", "findings": 1, "articles": 1}]


@pytest.mark.parametrize(
    ("rows", "code"), [(CLEAN, 0), (BAD, 1), (BROKEN, 2)], ids=["clean", "bad", "broken"]
)
def test_the_exit_code_is_the_same_where_nobody_reads_the_figures(
    folder: Path, monkeypatch: pytest.MonkeyPatch, rows: object, code: int
) -> None:
    def closed(*_: object) -> None:
        raise ClosedPipeError

    write_parquet(folder / "a.parquet", rows)  # type: ignore[arg-type]
    monkeypatch.setattr("healthlint.app.streams.write", closed)
    assert run(["corpus", "a.parquet", "-o", "o.parquet", "--jobs", "1", "--isolated"]) == code


def test_the_config_of_the_current_folder_holds(folder: Path) -> None:
    (folder / ".healthlint.toml").write_text('ignore = ["PRO102"]\n', encoding="utf-8")
    write_parquet(folder / "a.parquet", [{"path": "elsewhere/b.md", "text": "A miracle cure."}])
    assert run(["corpus", "a.parquet", "-o", "o.parquet", "-q", "--jobs", "1"]) == 0


def test_per_file_settings_hold_for_the_paths_of_articles(folder: Path) -> None:
    config = '[per-file."shop/**"]\nignore = ["PRO102"]\n'
    (folder / ".healthlint.toml").write_text(config, encoding="utf-8")
    rows = [{"path": f"{place}/b.md", "text": "A miracle cure."} for place in ("shop", "news")]
    write_parquet(folder / "a.parquet", rows)
    assert run(["corpus", "a.parquet", "-o", "o.jsonl", "-q", "--jobs", "1", "--select", "PRO"]) == 1
    found = [json.loads(line)["path"] for line in (folder / "o.jsonl").read_text("utf-8").splitlines()]
    assert set(found) == {"news/b.md"}


def test_references_are_looked_up_in_a_registry_as_a_check_does(folder: Path) -> None:
    works = [{"doi": "10.5555/1", "title": "Tea and sleep", "authors": "Falk, I.", "year": 2019}]
    place = folder / "works.registry"
    build(place, lines(folder / "works.jsonl", works))
    entry = "1. Odum P. Coffee and long work. Tea J. 2011;1:1-9. doi:10.5555/1"
    articles = {f"{n}.md": f"# Tea\n\nTea helps.[1]\n\n## References\n\n{entry}\n" for n in range(4)}
    write_files(folder / "files", articles)
    write_parquet(folder / "a.parquet", rows_of(articles))
    expected = compared(checked(folder / "files", "--isolated", "--registry", str(place)))
    assert expected != compared(checked(folder / "files", "--isolated"))
    command = ["corpus", "a.parquet", "-o", "o.parquet", "-q", "--isolated", "--registry", str(place)]
    assert run(command) == 1
    assert compared(read_findings(folder / "o.parquet")) == expected
    findings = lint_batch(pa.Table.from_pylist(rows_of(articles)), isolated=True, registry=place)
    assert compared(findings.to_pylist()) == expected


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("first", "last", "line"),
    [
        ((0.0, 0, 0.0), (60.0, 30_000, 0.25), "30,000 articles · 500/s · 25% · 3 min left"),
        ((0.0, 0, 0.0), (10.0, 1_000, 0.5), "1,000 articles · 100/s · 50% · 10 s left"),
        ((5.0, 100, 0.5), (3605.0, 100, 0.51), "100 articles · 0/s · 51% · 49.0 h left"),
        ((5.0, 100, 0.5), (5.0, 100, 0.5), "100 articles · 50%"),
    ],
)
def test_the_pace_tells_rate_and_rest(
    first: tuple[float, int, float], last: tuple[float, int, float], line: str
) -> None:
    assert told(first, last) == line


@pytest.mark.parametrize(
    ("stream", "wanted", "shown"),
    [
        pytest.param(Terminal(), True, True, id="a terminal"),
        pytest.param(Terminal(), False, False, id="a user who wants quiet"),
        pytest.param(io.StringIO(), True, True, id="a log"),
    ],
)
def test_the_pace_is_shown_to(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, wanted: bool, shown: bool
) -> None:
    now = iter(range(0, 10_000, 100))
    monkeypatch.setattr("healthlint.app.corpus.pace.time.monotonic", lambda: float(next(now)))
    pace = Pace(stream, wanted=wanted)
    for done in (100, 200, 300):
        pace(done, done / 1000)
    assert ("300 articles · 1/s · 30% · " in stream.getvalue()) is shown
    pace.finish()
    if stream.isatty() and shown:
        assert stream.getvalue().rsplit("\r", 2)[1].strip() == ""


def test_how_far_a_run_is_grows_over_all_its_files_to_the_end(
    folder: Path, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, float]] = []
    monkeypatch.setattr(Pace, "__call__", lambda _, articles, share: told.append((articles, share)))
    for name in ("b.parquet", "c.parquet"):
        (folder / name).write_bytes(many.read_bytes())
    (folder / "a.jsonl").touch()
    files = [path.name for path in sorted(folder.iterdir())]
    assert (
        run(["corpus", *files, "-o", "o.csv", "-q", "--isolated", "--jobs", "1", "--select", "PRO102"]) == 1
    )
    assert told == sorted(told)
    assert [number for number, _ in told][-1] == 3 * 36
    assert [share for _, share in told if abs(share * 3 - round(share * 3)) < 0.001] == pytest.approx(
        [1 / 3, 2 / 3, 1]
    )
