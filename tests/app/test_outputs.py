"""A run writes as many reports as it is asked for, each to its own place, or says why it does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from healthlint.app.cli import run
from healthlint.app.outputs.outputs import VARIABLE, Output, outputs_of
from healthlint.run.errors import UsageError

Wanted = list[tuple[str, str | None]]


def wanted(*given: str, to: str | None = None, paths: tuple[str, ...] = (".",), **environ: str) -> Wanted:
    outputs = outputs_of(given, Path(to) if to else None, paths, environ)
    return [(each.format, each.file.as_posix() if each.file else None) for each in outputs.wanted]


@pytest.mark.parametrize(
    ("given", "reports"),
    [
        pytest.param([], [("text", None)], id="nothing"),
        pytest.param(["json"], [("json", None)], id="a format"),
        pytest.param(["text", "sarif:out.sarif"], [("text", None), ("sarif", "out.sarif")], id="two options"),
        pytest.param(["text,sarif:out.sarif"], [("text", None), ("sarif", "out.sarif")], id="a list"),
        pytest.param(
            [" text , sarif:out.sarif "], [("text", None), ("sarif", "out.sarif")], id="a list with blanks"
        ),
        pytest.param(["sarif:out.sarif"], [("sarif", "out.sarif")], id="a file alone"),
        pytest.param(["text", "text"], [("text", None)], id="one format twice"),
        pytest.param(["sarif:-"], [("sarif", None)], id="stdout by name"),
        pytest.param(["sarif:a,b.sarif"], [("sarif", "a,b.sarif")], id="a comma in a name"),
        pytest.param(
            ["sarif:a,b.sarif,json:c"],
            [("sarif", "a,b.sarif"), ("json", "c")],
            id="a comma in one of two names",
        ),
        pytest.param(["sarif:姜 茶.sarif"], [("sarif", "姜 茶.sarif")], id="a Chinese name with a blank"),
        pytest.param(["my-format:a:b"], [("my-format", "a:b")], id="a colon in a name"),
        pytest.param(["json,"], [("json", None)], id="a comma at the end"),
    ],
)
@pytest.mark.usefixtures("site")
def test_reports_are_understood(given: list[str], reports: Wanted) -> None:
    assert wanted(*given) == reports


@pytest.mark.parametrize("name", ["C:\\work\\x.sarif", "C:x.sarif", "\\\\server\\share\\x.sarif"])
@pytest.mark.parametrize("more", ["", ",text"], ids=["alone", "in a list"])
def test_a_windows_path_keeps_its_drive(name: str, more: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("healthlint.app.streams.check_file", lambda _path: True)
    outputs = outputs_of([f"sarif:{name}{more}"], None, (".",), {})
    assert outputs.wanted[0] == Output("sarif", Path(name))


@pytest.mark.usefixtures("site")
def test_the_environment_speaks_where_the_command_line_does_not() -> None:
    both = {"HEALTHLINT_OUTPUT_FORMAT": "json,sarif:out.sarif"}
    assert wanted(**both) == [("json", None), ("sarif", "out.sarif")]
    assert wanted("full", **both) == [("full", None)]
    assert wanted(HEALTHLINT_OUTPUT_FORMAT=" ") == [("text", None)]


def test_the_help_names_the_variable_that_chooses_a_format(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--help"]) == 0
    assert VARIABLE in capfd.readouterr().out


@pytest.mark.usefixtures("site")
def test_the_output_file_is_for_the_format_that_has_none() -> None:
    assert wanted("json", "sarif:out.sarif", to="o.json") == [("json", "o.json"), ("sarif", "out.sarif")]
    assert wanted("json", to="-") == [("json", None)]
    assert wanted("json", "text:-", to="o.json") == [("json", "o.json"), ("text", None)]


@pytest.mark.parametrize(
    ("given", "to", "paths", "said"),
    [
        pytest.param(
            ["text", "json"], None, ".", "text and json would both go to stdout", id="two to stdout"
        ),
        pytest.param(["text,json"], "o", ".", "text and json would both go to o", id="two to one file"),
        pytest.param(["text", "json:-"], None, ".", "both go to stdout", id="stdout by name"),
        pytest.param(
            ["json:o", "full:./o"], None, ".", "json and full would both go to", id="one file twice"
        ),
        pytest.param(["json", "full:o"], "o", ".", "json and full would both go to o", id="-o and a file"),
        pytest.param(["json:o"], "x", ".", "--output-file x: each format has a file", id="-o for nothing"),
        pytest.param(["json:"], None, ".", "names no file; write json:FILE", id="no name"),
        pytest.param([":o.json"], None, ".", "names no format", id="no format"),
        pytest.param([","], None, ".", "is empty", id="nothing at all"),
        pytest.param([""], None, ".", "is empty", id="an empty text"),
        pytest.param(["json:absent/o.json"], None, ".", "there is no folder absent", id="no folder"),
        pytest.param(["json:folder"], None, ".", "is a folder", id="a folder"),
        pytest.param(["json:bad.md"], None, "bad.md", "written over it", id="an article"),
        pytest.param(["json"], "./bad.md", "bad.md", "written over it", id="an article as --output-file"),
    ],
)
def test_what_cannot_be_is_one_sentence_before_anything_is_linted(
    site: Path, given: list[str], to: str | None, paths: str, said: str
) -> None:
    (site / "folder").mkdir()
    with pytest.raises(UsageError, match=said):
        outputs_of(given, Path(to) if to else None, (paths,), {})


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be written here")
def test_a_folder_that_takes_no_file_is_told_before_anything_is_linted(site: Path) -> None:
    (site / "locked").mkdir(mode=0o500)
    with pytest.raises(UsageError, match=r"locked/o\.json: cannot be written"):
        outputs_of(["json:locked/o.json"], None, (".",), {})


def test_two_reports_are_of_one_run(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-f", "text", "-f", "json:o.json", "-f", "json-lines:o.jsonl"]) == 1
    lines = capsys.readouterr().out.splitlines()
    data = json.loads((site / "o.json").read_text(encoding="utf-8"))
    assert [f"{each['path']}:{each['line']}" for each in data["findings"]] == ["bad.md:3", "bad.md:5"]
    assert [line.split(": ")[0].rpartition(":")[0] for line in lines] == ["bad.md:3", "bad.md:5"]
    assert len((site / "o.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert data["summary"]["files"]["checked"] == 2


def test_a_report_to_a_file_alone_leaves_stdout_to_others(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "-f", "sarif:o.sarif"]) == 1
    assert capsys.readouterr().out == ""
    assert len(json.loads((site / "o.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 2


def test_a_file_quotes_articles_although_stdout_does_not(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "bad.md", "-f", "text,full:o.txt", "--color", "always"]) == 1
    assert "灵丹妙药\n" in (site / "o.txt").read_text(encoding="utf-8").replace("。", "")
    assert "\x1b[" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["json", "json-lines", "sarif", "gitlab", "azure", "github"])
def test_a_clean_run_leaves_a_whole_document(
    site: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert run(["check", "clean.md", "-f", f"{form}:report"]) == 0
    text = (site / "report").read_text(encoding="utf-8")
    if form in ("json", "sarif", "gitlab"):
        json.loads(text)
    else:
        assert text == ""
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("given", "origin"), [("jsonl:o", "--output-format"), (None, "HEALTHLINT_OUTPUT_FORMAT")]
)
def test_an_unknown_format_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, given: str | None, origin: str
) -> None:
    monkeypatch.setenv("HEALTHLINT_OUTPUT_FORMAT", "text,srif:o")
    assert run(["check", *(["-f", given] if given else [])]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"healthlint: {origin}: there is no format ")
    assert "did you mean" in said


def test_files_are_written_although_nobody_reads_stdout_to_its_end(site: Path) -> None:
    for number in range(900):
        (site / f"{number:03}.md").write_bytes((site / "bad.md").read_bytes())
    command = (sys.executable, "-m", "healthlint", "check", "--jobs", "1", "-f", "text,json:o.json")
    with subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"000.md:3:32: ")
        process.stdout.close()
        assert process.wait() == 1
    data = json.loads((site / "o.json").read_text(encoding="utf-8"))
    assert data["summary"]["files"]["checked"] == 902


def test_a_report_among_the_articles_is_no_article_of_the_next_run(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert run(["check", "-f", "full:report.md"]) == 1
        assert capsys.readouterr().err.startswith("2 errors in 1 of 2 files")
    assert "灵丹妙药" in (site / "report.md").read_text(encoding="utf-8")
