"""A run that was stopped at whatever moment goes on, and its findings are those of a run that was not."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from tests.app.corpus.conftest import Lint, Started
from tests.app.corpus.stopping import Killed, kill_at, kinds, stop

from corpora import read_findings
from healthlint.app.cli import run

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture
def small_units(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("tables", "json_lines", "csv_rows", "archives"):
        monkeypatch.setattr(f"healthlint.app.corpus.reading.{module}.UNIT_RECORDS", 8)


@pytest.mark.usefixtures("put_by_at_once", "small_units")
def test_a_run_that_dies_before_any_file_operation_goes_on(folder: Path, many: Path, lint: Lint) -> None:
    whole = lint("many.parquet", "--select", "PRO,CLM")
    (folder / "findings.parquet").unlink()
    deaths = 0
    while True:  # each run dies a little later than the one before would have, until one comes to its end
        with pytest.MonkeyPatch.context() as patch:
            kill_at(patch, 5 + deaths % 9)
            try:
                run(["corpus", "many.parquet", "-o", "findings.parquet", "--isolated", "-q", "--jobs", "1",
                     "--select", "PRO,CLM"])  # fmt: skip
                break
            except Killed:
                deaths += 1
            assert deaths < 300
    assert deaths > 3
    assert read_findings(folder / "findings.parquet") == whole
    assert not (folder / "findings.parquet.parts").exists()


@pytest.mark.usefixtures("put_by_at_once", "small_units")
@pytest.mark.parametrize("moment", range(1, 37, 5))
def test_one_death_at_each_moment_loses_and_doubles_nothing(
    folder: Path, many: Path, lint: Lint, moment: int
) -> None:
    whole = lint("many.parquet", "--select", "PRO102")
    (folder / "findings.parquet").unlink()
    with pytest.MonkeyPatch.context() as patch, suppress(Killed):  # the last moments are never reached
        kill_at(patch, moment)
        lint("many.parquet", "--select", "PRO102")
    assert lint("many.parquet", "--select", "PRO102") == whole


@pytest.mark.usefixtures("put_by_at_once", "small_units")
def test_reading_goes_on_in_the_middle_of_each_kind_of_file(folder: Path, many: Path, lint: Lint) -> None:
    for name in kinds(folder, many):
        whole = lint(name, "--select", "PRO102")
        stop(lint, name, "--select", "PRO102")
        assert (folder / "findings.parquet.parts").exists()
        assert lint(name, "--select", "PRO102") == whole


@posix
@pytest.mark.parametrize("whom", ["os.killpg(0, signal.SIGKILL)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_killed_processes_leave_no_process_and_nothing_half(
    folder: Path, many: Path, lint: Lint, started: Started, whom: str
) -> None:
    whole = lint("many.parquet")
    (folder / "findings.parquet").unlink()
    dying = (
        "real, calls = standing.write, []\n"
        "def write(*a):\n"
        "    real(*a)\n"
        "    calls.append(1)\n"
        f"    if len(calls) == 5: {whom}\n"
        "standing.write = write\n"
    )
    arguments = ("many.parquet", "-o", "findings.parquet", "--isolated", "--jobs", "2")
    for _ in range(2):
        assert started(*arguments, ahead=dying).returncode == -signal.SIGKILL
        assert not (folder / "findings.parquet").exists()
    done = started(*arguments)
    assert done.returncode == 1
    assert "going on after 30 articles" in done.stderr
    assert read_findings(folder / "findings.parquet") == whole


@posix
def test_ctrl_c_ends_at_once_and_says_how_to_go_on(
    folder: Path, many: Path, lint: Lint, started: Started
) -> None:
    whole = lint("many.parquet")
    interrupting = (
        "real, calls = standing.write, []\n"
        "def write(*a):\n"
        "    real(*a)\n"
        "    calls.append(1)\n"
        "    if len(calls) == 5: os.killpg(0, signal.SIGINT)\n"
        "standing.write = write\n"
    )
    arguments = ("many.parquet", "-o", "other.parquet", "--isolated", "--jobs", "2")
    done = started(*arguments, ahead=interrupting)
    assert done.returncode == 130
    assert "the same command goes on from there" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "other.parquet").exists()
    assert started(*arguments).returncode == 1
    assert read_findings(folder / "other.parquet") == whole


def test_what_another_version_has_left_is_begun_anew(folder: Path, many: Path, lint: Lint) -> None:
    whole = lint("many.parquet")
    parts = folder / "findings.parquet.parts"
    for left in (b'{"version": 0}', b"{ torn", b""):
        parts.mkdir()
        (parts / "standing.json").write_bytes(left)
        (parts / "part-000000.parquet").write_bytes(b"torn")
        assert lint("many.parquet") == whole
        assert not parts.exists()
