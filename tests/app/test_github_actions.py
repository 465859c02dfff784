"""On GitHub Actions findings stand beside their lines by themselves, and on the page of the job."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.conftest import BAD, Command

from healthlint.app.cli import run

ON_ACTIONS = {"GITHUB_ACTIONS": "true"}


@pytest.fixture
def job(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make this a step of a job on the site; return the file of its summary."""
    summary = tmp_path_factory.mktemp("runner") / "summary.md"
    for name, value in {
        **ON_ACTIONS,
        "GITHUB_WORKSPACE": str(site),
        "GITHUB_STEP_SUMMARY": str(summary),
    }.items():
        monkeypatch.setenv(name, value)
    return summary


def test_github_is_the_format_without_a_word(job: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(",")[0] for line in lines if line.startswith("::")] == ["::error file=bad.md"] * 2
    assert [line.split(": ")[0] for line in lines if not line.startswith("::")] == [
        "bad.md:3:32",
        "bad.md:5:6",
    ]
    assert "| bad.md:3:32 | ❌ PRO102 |" in job.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        pytest.param(["-f", "text"], {}, id="on the command line"),
        pytest.param([], {"HEALTHLINT_OUTPUT_FORMAT": "text"}, id="in the environment"),
    ],
)
def test_another_format_is_the_way_out(
    job: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run(["check", *arguments]) == 1
    assert "::" not in capsys.readouterr().out
    assert not job.exists()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("value", ["", "false"])
def test_elsewhere_nothing_of_it_happens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", value)
    assert run(["check"]) == 1
    assert "::" not in capsys.readouterr().out


def test_paths_count_from_the_root_of_the_repository_in_a_folder_below(
    job: Path, site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "content").mkdir()
    (site / "content" / "姜 茶.md").write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(site / "content")
    assert run(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("姜 茶.md:3:32: ")
    assert lines[1].startswith("::error file=content/姜 茶.md,line=3,")
    assert "| content/姜 茶.md:3:32 |" in job.read_text(encoding="utf-8")


def test_what_another_command_has_written_to_the_summary_stays(job: Path) -> None:
    job.write_text("# Build\n\n", encoding="utf-8")
    run(["check"])
    run(["check", "clean.md"])
    text = job.read_text(encoding="utf-8")
    assert text.startswith("# Build\n\n### healthlint: 2 errors in 1 of 2 files")
    assert text.count("### healthlint") == 2


def test_a_summary_that_is_full_already_gets_no_more(job: Path) -> None:
    job.write_text("x" * (1024 * 1024 - 100), encoding="utf-8")
    assert run(["check"]) == 1
    assert job.stat().st_size == 1024 * 1024 - 100


def test_a_container_without_the_folder_of_the_summary_does_without(
    job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(job.parent / "not-here" / "summary.md"))
    assert run(["check"]) == 1


def test_the_output_file_has_the_text_and_stdout_the_commands(
    job: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "-o", "o.txt"]) == 1
    assert capsys.readouterr().out.count("::error ") == 2
    assert "::" not in (site / "o.txt").read_text(encoding="utf-8")


def test_a_step_in_a_process_of_its_own(command: Command, site: Path, tmp_path: Path) -> None:
    done = command("check", **ON_ACTIONS, GITHUB_WORKSPACE=str(site))
    assert done.returncode == 1
    assert b"::error file=bad.md,line=5," in done.stdout
    assert done.stderr.decode().startswith("2 errors in 1 of 2 files")
