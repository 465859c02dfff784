"""What a run has found is kept beside its output until all is written, and nothing of others is touched."""

from __future__ import annotations

import errno
import os
import signal
import sys
from pathlib import Path

import pytest
from tests.app.corpus.conftest import Lint, Started

from corpora import read_findings
from healthlint.app.cli import run
from healthlint.app.corpus import corpus
from healthlint.app.corpus.locking import locked
from healthlint.run.errors import UsageError

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals, locks and links")
ARGUMENTS = (
    "many.parquet",
    "-o",
    "findings.parquet",
    "--isolated",
    "-q",
    "--jobs",
    "1",
    "--select",
    "PRO102",
)


def left(folder: Path) -> list[str]:
    """Return what there is besides the articles."""
    return sorted(path.name for path in folder.rglob("*") if path.name != "many.parquet")


@posix
def test_a_run_that_is_killed_while_findings_are_put_together_leaves_nothing_beside_them(
    folder: Path, many: Path, started: Started
) -> None:
    dying = (
        "from healthlint.app.corpus import output\n"
        "output.csv.writer = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    arguments = ("many.parquet", "-o", "findings.csv", "--isolated", "-q", "--select", "PRO102")
    assert started(*arguments, ahead=dying).returncode == -signal.SIGKILL
    assert {path.name for path in folder.iterdir()} == {"many.parquet", "findings.csv.parts"}
    assert started(*arguments).returncode == 1
    assert left(folder) == ["findings.csv"]


def test_figures_that_could_not_be_written_are_written_by_the_same_command(
    folder: Path, many: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["corpus", *ARGUMENTS, "--summary", "figures.json"]
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise UsageError("figures.json: cannot be written: No space left on device")

        patch.setattr(corpus, "write_figures", full)
        assert run(arguments) == 2
    assert not (folder / "figures.json").exists()
    monkeypatch.setattr(corpus, "_lint", lambda *_: pytest.fail("all is linted"))
    assert run(arguments) == 1
    assert left(folder) == ["figures.json", "findings.parquet"]


@pytest.mark.usefixtures("many")
def test_findings_that_were_moved_before_the_figures_came_are_written_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(corpus, "write_figures", lambda *_: (_ for _ in ()).throw(UsageError("full")))
        assert run(["corpus", *ARGUMENTS]) == 2
    (folder / "findings.parquet").rename(folder / "moved.parquet")
    assert run(["corpus", *ARGUMENTS]) == 1
    assert read_findings(folder / "findings.parquet") == read_findings(folder / "moved.parquet")


@pytest.mark.usefixtures("many")
def test_a_full_disk_is_told_with_how_to_go_on(
    folder: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = lint("many.parquet", "--select", "PRO102")
    (folder / "findings.parquet").unlink()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(corpus.outputs, "write", full)
        assert run(["corpus", *ARGUMENTS]) == 2
    said = capsys.readouterr().err
    assert said.startswith("healthlint: findings.parquet: ")
    assert "; the same command goes on from what is done" in said
    assert lint("many.parquet", "--select", "PRO102") == whole


@pytest.mark.usefixtures("many")
def test_a_folder_of_somebody_else_is_left_as_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = folder / "findings.parquet.parts" / "part-000000.parquet"
    theirs.parent.mkdir()
    theirs.write_text("theirs", encoding="utf-8")
    assert run(["corpus", *ARGUMENTS, "--restart"]) == 2
    assert "other things are in it; move it" in capsys.readouterr().err
    assert left(folder) == ["findings.parquet.parts", "part-000000.parquet"]
    assert theirs.read_text("utf-8") == "theirs"


@pytest.mark.usefixtures("many")
def test_parts_that_are_damaged_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(corpus.outputs, "write", lambda *_: (_ for _ in ()).throw(UsageError("full")))
        assert run(["corpus", *ARGUMENTS]) == 2
    (folder / "findings.parquet.parts" / "part-000000.parquet").write_bytes(b"torn")
    assert run(["corpus", *ARGUMENTS]) == 2
    assert "part-000000.parquet: is gone or damaged; add --restart" in capsys.readouterr().err
    assert run(["corpus", *ARGUMENTS, "--restart"]) == 1


@pytest.mark.usefixtures("many")
def test_two_runs_do_not_write_the_same_findings(folder: Path, started: Started) -> None:
    with locked(folder / "findings.parquet.parts", "here"):
        done = started(*ARGUMENTS)
    assert done.returncode == 2
    assert "another run is writing these findings" in done.stderr


@posix
@pytest.mark.usefixtures("many")
def test_two_names_of_an_output_are_one_output(folder: Path, started: Started) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "findings.parquet").symlink_to("elsewhere/real.parquet")
    with locked(folder / "elsewhere" / "real.parquet.parts", "here"):
        done = started(*ARGUMENTS)
    assert done.returncode == 2
    assert "another run is writing these findings" in done.stderr
    assert run(["corpus", *ARGUMENTS]) == 1
    assert (folder / "findings.parquet").is_symlink()
    assert left(folder) == ["elsewhere", "findings.parquet", "real.parquet"]


@posix
def test_a_disk_that_knows_no_locks_is_not_taken_for_another_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def cannot(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "lockf", cannot)
    with pytest.raises(UsageError, match="No locks available"), locked(folder / "o.parts", "o.csv"):
        pytest.fail("nothing is held")


@posix
def test_a_lock_that_is_removed_before_it_is_held_is_taken_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    real, calls = fcntl.lockf, []

    def removed(*arguments: int) -> None:
        real(*arguments)
        if not calls:  # the run that held it has ended in this moment
            (folder / "o.parts" / "lock").unlink()
        calls.append(1)

    monkeypatch.setattr(fcntl, "lockf", removed)
    with locked(folder / "o.parts", "o.csv"):
        assert (folder / "o.parts" / "lock").exists()
    assert len(calls) == 2
    assert left(folder) == []
