"""The exit code says whether the articles pass, and whether that is known at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.app.conftest import Command

from healthlint.app.cli import run
from healthlint.run.article import Article
from healthlint.run.config.config import Config
from healthlint.run.engine import engine_finding
from healthlint.run.session import Session

CASES = [
    pytest.param("clean.md", 0, id="nothing found"),
    pytest.param("bad.md", 1, id="findings"),
    pytest.param("clean.md bad.md", 1, id="findings in one of two"),
    pytest.param("", 1, id="without paths the current folder"),
    pytest.param("*.md", 1, id="a glob that no shell has opened"),
    pytest.param("bad.md --exit-zero", 0, id="--exit-zero"),
    pytest.param("bad.md --fail-on never", 0, id="--fail-on never"),
    pytest.param("bad.md --fail-on error", 1, id="an error fails --fail-on error"),
    pytest.param("bad.md --max-warnings 9", 1, id="an error fails however many warnings may pass"),
    pytest.param("absent.md", 2, id="no such file"),
    pytest.param("bad.md absent.md --exit-zero", 2, id="no such file, and --exit-zero"),
    pytest.param("bad.md --output-format jsn", 2, id="no such format"),
    pytest.param("bad.md --fail-on serious", 2, id="no such severity"),
    pytest.param("bad.md --select PRO999", 2, id="no such rule"),
    pytest.param("bad.md --select ,", 2, id="an empty selection"),
    pytest.param("bad.md --no-such-option", 2, id="no such option"),
    pytest.param("bad.md --jobs 0", 2, id="no processes"),
    pytest.param("bad.md --max-warnings few", 2, id="no number"),
    pytest.param("bad.md --config absent.toml", 2, id="no such config"),
    pytest.param("bad.md --config .healthlint.toml --isolated", 2, id="a config and none"),
    pytest.param("bad.md -q -v", 2, id="quiet and verbose"),
    pytest.param("- bad.md", 2, id="stdin and a file"),
    pytest.param("bad.md --stdin-filename a.md", 2, id="a name for a stdin that is not asked for"),
    pytest.param("bad.md -o absent/report.txt", 2, id="a report in a folder that is not there"),
    pytest.param("bad.md -o .", 2, id="a report in place of a folder"),
]


@pytest.mark.parametrize(("arguments", "code"), CASES)
@pytest.mark.usefixtures("site")
def test_the_exit_code_says_how_it_came_out(
    capsys: pytest.CaptureFixture[str], arguments: str, code: int
) -> None:
    assert run(["check", *arguments.split()]) == code
    shown, said = capsys.readouterr()
    if code == 2:
        assert said.startswith("healthlint: ")
        assert said.count("\n") == 1
        assert shown == ""


@pytest.mark.parametrize(("arguments", "code"), [("clean.md", 0), ("bad.md", 1), ("absent.md", 2)])
def test_the_process_ends_with_that_code(command: Command, arguments: str, code: int) -> None:
    assert command("check", arguments).returncode == code


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        pytest.param("check bad.md -f jsno", "did you mean json?", id="format"),
        pytest.param("check bad.md --fail-on erorr", "did you mean error?", id="severity"),
        pytest.param("check bad.md --min-severity infos", "did you mean info?", id="least severity"),
        pytest.param("check bad.md --color allways", "did you mean always?", id="colour"),
        pytest.param("check bad.md --select miracle-therm", "did you mean miracle-term?", id="rule"),
        pytest.param("check bad.md --exit-zer", "--exit-zero", id="option"),
        pytest.param("chek bad.md", "did you mean check?", id="command"),
        pytest.param("bad.md", "did you mean `healthlint check bad.md`?", id="a file in place of a command"),
        pytest.param("explain miracle", "did you mean miracle-term?", id="rule to explain"),
    ],
)
@pytest.mark.usefixtures("site")
def test_a_slip_is_answered_with_what_was_meant(
    capsys: pytest.CaptureFixture[str], arguments: str, meant: str
) -> None:
    assert run(arguments.split()) == 2
    assert meant in capsys.readouterr().err


def test_a_format_of_the_environment_is_named_as_such(command: Command) -> None:
    done = command("check", "bad.md", HEALTHLINT_OUTPUT_FORMAT="sarf")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("healthlint: HEALTHLINT_OUTPUT_FORMAT: there is no format sarf")


def test_an_unreadable_article_is_reported_with_the_others_and_ends_with_2(
    command: Command, site: Path
) -> None:
    (site / "broken.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    done = command("check", "--exit-zero")
    assert done.returncode == 2
    lines = done.stdout.decode().splitlines()
    assert [line.split(": ")[1].split()[0] for line in lines] == ["PRO102", "PRO102", "HL902"]


def test_more_warnings_than_allowed_are_said_to_be_too_many(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: Path
) -> None:
    finding = engine_finding("ABC123", "example-name", "bad.md", "plain")._replace(severity="warning")
    article = Article("bad.md", (finding, finding), Config())
    monkeypatch.setattr(Session, "lint", lambda *_: iter([article]))
    assert run(["check", "bad.md", "--max-warnings", "2"]) == 0
    capsys.readouterr()
    assert run(["check", "bad.md", "--max-warnings", "1"]) == 1
    assert "2 warnings are more than the 1 of --max-warnings" in capsys.readouterr().err
    monkeypatch.setattr(Session, "lint", lambda *_: iter([article._replace(findings=(finding,))]))
    assert run(["check", "bad.md", "--max-warnings", "0"]) == 1
    assert "1 warning is more than the 0 of --max-warnings" in capsys.readouterr().err


def test_nothing_left_after_excludes_passes_with_a_notice(command: Command, site: Path) -> None:
    (site / "README.md").write_text("A miracle cure.\n", encoding="utf-8")
    done = command("check", "README.md")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().startswith("healthlint: nothing to check: README.md: ")
    assert command("check", "README.md", "-q").stderr == b""


def test_python_dash_m_and_the_installed_command_are_one(command: Command) -> None:
    assert command("--version").stdout.startswith(b"healthlint ")


def test_a_fault_of_our_own_is_one_sentence_and_a_traceback_only_where_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: Path
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("tea\nleaf")

    monkeypatch.setattr(Session, "lint", fail)
    assert run(["check", "bad.md"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("healthlint: a fault of healthlint itself (KeyError: 'tea")
    assert said.count("\n") == 1
    assert run(["check", "bad.md", "-v"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_the_bare_command_shows_its_help_and_is_no_clean_run(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    shown, said = capfd.readouterr()
    assert not shown
    assert said.startswith("Usage: healthlint ")
    assert "\n  check " in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder of a process")
def test_a_current_folder_that_was_removed_is_named_as_such(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    program = "import shutil, sys; shutil.rmtree(sys.argv.pop()); from healthlint.app.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, "check", "article.md", str(gone)],
        cwd=gone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "healthlint: the current folder is not there any more; go to one that is\n"
