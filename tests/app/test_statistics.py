"""A check tells its figures where somebody asks for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from healthlint.app.cli import run
from healthlint.app.streams import ClosedPipeError


@pytest.mark.usefixtures("site")
def test_figures_follow_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--statistics"]) == 1
    shown = capsys.readouterr().out
    report, _, figures = shown.partition("\n\n")
    assert report.count("PRO102") == 2
    assert "PRO102 miracle-term" in figures
    assert figures.endswith("2 findings in 1 of 2 articles\n")


@pytest.mark.usefixtures("site")
def test_a_report_for_programs_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--statistics", "-q", "-f", "json"]) == 1
    shown, said = capsys.readouterr()
    assert json.loads(shown)["summary"]["findings"]["total"] == 2
    assert "2 findings in 1 of 2 articles" in said


def test_figures_are_written_in_the_form_of_each_suffix(site: Path) -> None:
    files = [f"figures.{suffix}" for suffix in ("html", "svg", "json", "txt")]
    assert run(["check", *(f"--statistics-file={file}" for file in files)]) == 1
    heads = [(site / file).read_text("utf-8")[:5] for file in files]
    assert heads == ["<!doc", "<svg ", '{\n  "', "Sever"]


def test_figures_are_in_their_file_also_where_nobody_reads_them_any_further(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> None:
        raise ClosedPipeError

    monkeypatch.setattr("healthlint.app.streams.write", closed)
    assert run(["check", "--statistics", "--statistics-file", "figures.json"]) == 1
    assert json.loads((site / "figures.json").read_text("utf-8"))["findings"] == 2


def test_the_page_of_the_run_before_is_no_article_of_the_next(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        run(["check", "--statistics-file", "figures.html"])
        assert "in 1 of 2 files" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param("--statistics-file figures.pdf", "its suffix must say", id="an unknown form"),
        pytest.param("--statistics-file absent/figures.svg", "there is no folder absent", id="no folder"),
        pytest.param("bad.txt --statistics-file bad.txt", "read or written", id="an article"),
        pytest.param(
            "--statistics-file a.json -f json:a.json", "read or written by this run already", id="a report"
        ),
        pytest.param("--statistics --add-suppressions --reason x", "accepts instead", id="what is accepted"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    site: Path, capsys: pytest.CaptureFixture[str], arguments: str, said: str
) -> None:
    (site / "bad.txt").write_text("A miracle cure.\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in site.iterdir()}
    assert run(["check", *arguments.split()]) == 2
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in site.iterdir()} == before
