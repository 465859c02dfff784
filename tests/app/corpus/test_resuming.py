"""A run that was stopped at whatever moment goes on, and its findings are those of a run that was not."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.app.corpus.conftest import Lint, Started

from corpora import read_findings
from healthlint.app.cli import run

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


class Killed(BaseException):
    """What stands for the end of the process: nothing of ours may catch it and go on."""


@pytest.fixture
def put_by_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("healthlint.app.corpus.parts.EVERY", 0)


def kill_at(patch: pytest.MonkeyPatch, moment: int) -> None:
    """Let the process die before the file operation of this number, from 0."""
    left = iter(range(moment))

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def operation(*arguments: Any, **more: Any) -> Any:
            if next(left, None) is None:
                raise Killed
            return real(*arguments, **more)

        return operation

    for name in ("replace", "unlink", "mkdir"):
        patch.setattr(Path, name, dying(getattr(Path, name)))
    patch.setattr(os, "fsync", dying(os.fsync))


def kinds(folder: Path, many: Path) -> Iterator[str]:
    """Write the same articles in other kinds of files."""
    import gzip
    import json

    rows = read_findings(many)  # it reads any Parquet file
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "many.jsonl").write_text(lines, encoding="utf-8")
    (folder / "many.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    yield from ("many.parquet", "many.jsonl", "many.jsonl.gz")


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


def stop(lint: Lint, *arguments: str) -> None:
    """Begin a run and let it die in the middle."""
    with pytest.MonkeyPatch.context() as patch:
        kill_at(patch, 20)
        with pytest.raises(Killed):
            lint(*arguments)


@pytest.mark.usefixtures("put_by_at_once")
@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param(["--select", "PRO102"], "other options", id="another selection"),
        pytest.param(["--min-severity", "info"], "other options", id="another severity"),
        pytest.param(["--path-column", "title"], "other columns", id="another column"),
        pytest.param(["many.jsonl"], "other inputs", id="another input"),
    ],
)
def test_another_command_does_not_go_on_unless_it_begins_anew(
    folder: Path, many: Path, lint: Lint, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    assert [*kinds(folder, many)]
    stop(lint, "many.parquet")
    capsys.readouterr()
    arguments = ["corpus", "many.parquet", *more, "-o", "findings.parquet", "--isolated", "-q", "--jobs", "1"]
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "--restart" in told
    assert run([*arguments, "--restart"]) == 1
    found = (folder / "findings.parquet").read_bytes()
    assert run(arguments) == 1
    assert (folder / "findings.parquet").read_bytes() == found


@pytest.mark.usefixtures("put_by_at_once")
def test_an_input_that_has_changed_is_not_gone_on_with(
    folder: Path, many: Path, lint: Lint, capsys: pytest.CaptureFixture[str]
) -> None:
    stop(lint, "many.parquet")
    state = many.stat()
    os.utime(many, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000_000_000))
    assert run(["corpus", "many.parquet", "-o", "findings.parquet", "--isolated", "-q", "--jobs", "1"]) == 2
    assert "other inputs" in capsys.readouterr().err


@pytest.mark.usefixtures("put_by_at_once")
def test_a_config_or_rule_that_has_changed_is_not_gone_on_with(
    folder: Path, many: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from house import house_rule

    config, rule = folder / ".healthlint.toml", folder / "house" / "HOU101.toml"
    rule.parent.mkdir()
    arguments = ["corpus", "many.parquet", "-o", "findings.parquet", "-q", "--jobs", "1"]
    for path, changed, said in (
        (config, 'ignore = ["CTA"]\n', "config"),
        (rule, house_rule(term="zest"), "plugins"),
    ):
        config.write_text('rule-paths = ["house"]\n', encoding="utf-8")
        rule.write_text(house_rule(), encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            kill_at(patch, 20)
            with pytest.raises(Killed):
                run([*arguments, "--restart"])
        more = changed if path is rule else config.read_text("utf-8") + changed
        path.write_text(more + "\n# changed\n", encoding="utf-8")
        capsys.readouterr()
        assert run(arguments) == 2
        assert f"other {said}" in capsys.readouterr().err


def test_what_another_version_has_left_is_begun_anew(folder: Path, many: Path, lint: Lint) -> None:
    whole = lint("many.parquet")
    parts = folder / "findings.parquet.parts"
    for left in (b'{"version": 0}', b"{ torn", b""):
        parts.mkdir()
        (parts / "standing.json").write_bytes(left)
        (parts / "part-000000.parquet").write_bytes(b"torn")
        assert lint("many.parquet") == whole
        assert not parts.exists()
