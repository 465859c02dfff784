"""A report arrives whole and readable, whatever it is written to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.app.conftest import BAD, Command

from healthlint.app.cli import run

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and devices as POSIX has them")


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="an ASCII console"),
        pytest.param({"PYTHONIOENCODING": "cp936"}, id="a Chinese Windows console"),
        pytest.param({"PYTHONIOENCODING": "gbk:strict"}, id="GBK"),
        pytest.param({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, id="the C locale"),
        pytest.param({"PYTHONUTF8": "1"}, id="UTF-8 mode"),
    ],
)
@pytest.mark.parametrize("arguments", ["full", "json-lines"])
def test_a_report_is_utf8_whatever_the_console_says(
    command: Command, arguments: str, environment: dict[str, str]
) -> None:
    done = command("check", "bad.md", "-f", arguments, **environment)
    assert done.returncode == 1
    assert "灵丹妙药" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout
    assert b"Traceback" not in done.stderr


def test_rules_and_their_pages_are_utf8_whatever_the_console_says(command: Command) -> None:
    for arguments in (["explain", "PRO102"], ["rules"], ["rules", "-f", "json"]):
        done = command(*arguments, PYTHONIOENCODING="ascii")
        assert done.returncode == 0
        assert "PRO102" in done.stdout.decode("utf-8")


def test_a_chinese_file_name_is_shown_as_it_is(command: Command, site: Path) -> None:
    (site / "茶.md").write_text(BAD, encoding="utf-8")
    done = command("check", "茶.md")
    assert done.stdout.decode("utf-8").startswith("茶.md:3:32: PRO102 ")


@POSIX
def test_a_file_name_that_is_no_text_does_not_spoil_the_report(site: Path) -> None:
    name = os.fsencode(site) + b"/tea-\xff.md"
    try:
        Path(os.fsdecode(name)).write_text(BAD, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    arguments = [sys.executable, "-m", "healthlint", "check", "-f", "json-lines", os.fsdecode(name)]
    done = subprocess.run(arguments, cwd=site, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    first = done.stdout.decode("utf-8").splitlines()[0]
    assert json.loads(first)["path"] == "tea-\udcff.md"


@POSIX
@pytest.mark.parametrize("arguments", [["check", "bad.md"], ["rules"], ["explain", "PRO102"], ["--help"]])
def test_a_closed_pipe_is_silent(site: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "healthlint", *arguments]
    done = subprocess.run(command, cwd=site, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode in (0, 1)
    if arguments[0] == "check":
        assert done.returncode == 1


@POSIX
def test_the_reader_of_a_pipe_may_leave_early(site: Path) -> None:
    (site / "many.md").write_text(BAD * 100, encoding="utf-8")
    line = f"{sys.executable} -m healthlint check many.md -q | head -1"
    done = subprocess.run(line, shell=True, cwd=site, capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_one_sentence(site: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "healthlint", "check", "bad.md"]
        done = subprocess.run(command, cwd=site, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "healthlint: stdout: cannot be written: No space left on device\n"


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_ends_with_130_and_without_a_traceback(site: Path, jobs: str) -> None:
    folder = site / "many"
    folder.mkdir()
    for number in range(640):
        (folder / f"{number}.md").write_text(BAD * 10, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "healthlint", "check", "many", "--jobs", jobs],
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Where the tests themselves run in the background a shell has them ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stdout is not None
    running.stdout.readline()  # it is under way, and will have to wait for its reader
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert said.strip() == b""  # a line feed ends the line on which a terminal shows ^C
    assert running.returncode == 130


class TestOutputFile:
    def test_the_report_goes_to_the_file_alone(self, command: Command, site: Path) -> None:
        shown = command("check", "bad.md").stdout
        done = command("check", "bad.md", "-o", "report.txt")
        assert (done.returncode, done.stdout) == (1, b"")
        assert (site / "report.txt").read_bytes() == shown

    def test_nothing_else_is_left_beside_it(self, command: Command, site: Path) -> None:
        before = set(site.iterdir())
        command("check", "bad.md", "-o", "report.txt")
        assert set(site.iterdir()) - before == {site / "report.txt"}

    def test_a_run_that_stops_leaves_the_last_report_alone(self, command: Command, site: Path) -> None:
        (site / "report.txt").write_text("the last report", encoding="utf-8")
        before = set(site.iterdir())
        assert command("check", "absent.md", "-o", "report.txt").returncode == 2
        assert (site / "report.txt").read_text(encoding="utf-8") == "the last report"
        assert set(site.iterdir()) == before

    def test_a_clean_run_empties_the_last_report(self, command: Command, site: Path) -> None:
        (site / "report.txt").write_text("the last report", encoding="utf-8")
        assert command("check", "clean.md", "-o", "report.txt").returncode == 0
        assert (site / "report.txt").read_bytes() == b""

    def test_a_hyphen_is_stdout(self, command: Command, site: Path) -> None:
        assert command("check", "bad.md", "-o", "-").stdout == command("check", "bad.md").stdout
        assert not (site / "-").exists()

    @POSIX
    def test_a_device_is_written_to_and_not_replaced(self, command: Command) -> None:
        done = command("check", "bad.md", "-o", "/dev/stdout")
        assert done.stdout.count(b"PRO102") == 2
        assert command("check", "bad.md", "-o", os.devnull).returncode == 1
        assert not Path(os.devnull).is_file()

    @POSIX
    def test_a_link_stays_a_link_and_permissions_stay(self, command: Command, site: Path) -> None:
        (site / "real.txt").write_text("", encoding="utf-8")
        (site / "real.txt").chmod(0o640)
        (site / "link.txt").symlink_to("real.txt")
        command("check", "bad.md", "-o", "link.txt")
        assert (site / "link.txt").is_symlink()
        assert b"PRO102" in (site / "real.txt").read_bytes()
        assert (site / "real.txt").stat().st_mode & 0o777 == 0o640


class TestColour:
    @pytest.mark.parametrize(
        ("arguments", "environment", "colored"),
        [
            pytest.param("", {}, False, id="a pipe has none"),
            pytest.param("--color always", {}, True, id="always"),
            pytest.param("--color always", {"NO_COLOR": "1"}, True, id="what is asked for outdoes NO_COLOR"),
            pytest.param("", {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
            pytest.param("", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="NO_COLOR outdoes FORCE_COLOR"),
            pytest.param("", {"FORCE_COLOR": ""}, False, id="an empty FORCE_COLOR is none"),
            pytest.param("--color never", {"FORCE_COLOR": "1"}, False, id="never outdoes FORCE_COLOR"),
            pytest.param("-f json --color always", {}, False, id="json has none"),
        ],
    )
    @pytest.mark.usefixtures("site")
    def test_colour_comes_where_it_is_wanted(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        arguments: str,
        environment: dict[str, str],
        colored: bool,
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert run(["check", "bad.md", *arguments.split()]) == 1
        assert ("\x1b[" in capsys.readouterr().out) is colored

    def test_a_file_has_none_even_where_forced(self, command: Command, site: Path) -> None:
        command("check", "bad.md", "-o", "report.txt", FORCE_COLOR="1")
        assert b"\x1b[" not in (site / "report.txt").read_bytes()
