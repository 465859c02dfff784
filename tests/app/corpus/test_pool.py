"""Processes share the work in order and within bounds, and survive the death of one of them."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.app.corpus.conftest import Lint

from corpora import read_findings
from healthlint.app.cli import run
from healthlint.app.corpus.pool import Pool
from healthlint.app.corpus.reading.unit import Unit
from healthlint.app.corpus.work import Outcome
from healthlint.arrow.record import Record
from healthlint.report.statistics.counts import Counts

forks = pytest.mark.skipif(sys.platform != "linux", reason="only forks have what the test changes")


class Echo:
    """Work that says which process has done it; an article of the text `deadly` ends that process."""

    def __call__(self, unit: Unit) -> Outcome:
        if any(record.text == "deadly" for record in unit.rows):
            os._exit(9)
        return Outcome(",".join(record.path for record in unit.rows).encode(), Counts())

    def given_up(self, unit: Unit) -> Outcome:
        return Outcome(b"given up " + unit.rows[0].path.encode(), Counts())


def units(number: int, size: int = 1, deadly: int = -1) -> Iterator[Unit]:
    for at in range(number):
        rows = [
            Record("deadly" if at * size + n == deadly else "tea", str(at * size + n)) for n in range(size)
        ]
        yield Unit("records", rows, "test", at * size, at, 0.0)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_outcomes_come_in_order_each_once(jobs: int) -> None:
    with Pool(jobs, Echo(), Echo) as pool:  # type: ignore[arg-type]
        found = [(unit.end, outcome.findings) for unit, (outcome,) in pool.outcomes(units(40))]
    assert found == [(n, str(n).encode()) for n in range(40)]


def test_a_slow_taker_holds_the_reader_back() -> None:
    taken = []

    def reading() -> Iterator[Unit]:
        for unit in units(200):
            taken.append(unit.end)
            yield unit

    with Pool(2, Echo(), Echo) as pool:  # type: ignore[arg-type]
        for done, _ in enumerate(pool.outcomes(reading()), 1):
            assert len(taken) - done <= 2 * 3
    assert len(taken) == 200


@pytest.mark.parametrize("deadly", [0, 3, 11, 19])
def test_an_article_that_ends_its_process_is_given_up_and_the_others_are_done(deadly: int) -> None:
    with Pool(2, Echo(), Echo) as pool:  # type: ignore[arg-type]
        found = [o.findings for _, outcomes in pool.outcomes(units(4, 5, deadly)) for o in outcomes]
    done = b",".join(found).split(b",")
    assert done == [f"given up {n}".encode() if n == deadly else str(n).encode() for n in range(20)]


def test_no_process_is_left_behind() -> None:
    import multiprocessing

    before = {*multiprocessing.active_children()}
    with Pool(3, Echo(), Echo) as pool:  # type: ignore[arg-type]
        next(pool.outcomes(units(100)))
        assert len({*multiprocessing.active_children()} - before) == 3
    assert {*multiprocessing.active_children()} == before


def test_processes_that_are_no_forks_build_their_rules_themselves(many: Path, lint: Lint) -> None:
    from functools import partial

    from healthlint.app.corpus import corpus
    from healthlint.app.corpus.reading.sources import sources_of
    from healthlint.app.corpus.standing import Standing
    from healthlint.app.corpus.work import Work
    from healthlint.arrow.engine import Engine, Options
    from healthlint.arrow.record import Columns
    from healthlint.arrow.schema import batch_of_columns
    from healthlint.run.request import Request

    expected = lint("many.parquet", "--select", "PRO102")
    options = Options(Request(isolated=True, select=("PRO102",), baselined=False))
    again = partial(corpus._work_again, options, Columns())
    reading = corpus._units(sources_of(["many.parquet"], Path("o.parquet")), Columns(), Standing())
    with Pool(2, Work(Engine(options), Columns()), again, forks=False) as pool:
        packed = [each.findings for _, outcomes in pool.outcomes(reading) for each in outcomes]
    rows = [batch_of_columns(marshal.loads(each)).to_pylist() for each in packed if each]
    assert [row for each in rows for row in each] == expected


def test_what_workers_need_imports_no_pyarrow() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import healthlint.app.corpus.corpus, sys; print('pyarrow' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"


@forks
def test_a_rule_that_kills_its_process_costs_one_article(
    folder: Path, many: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    from healthlint.arrow.engine import Engine

    whole = lint("many.parquet", "--select", "PRO102")
    real = Engine.findings

    def findings(self: Engine, record: Record) -> object:
        if record.path == "07.md" and record.text is not None:
            os._exit(11)
        return real(self, record)

    monkeypatch.setattr(Engine, "findings", findings)
    arguments = [
        "many.parquet",
        "-o",
        "other.parquet",
        "--isolated",
        "-q",
        "--jobs",
        "2",
        "--select",
        "PRO102",
    ]
    assert run(["corpus", *arguments]) == 2
    rows = read_findings(folder / "other.parquet")
    assert [row["path"] for row in rows if row["code"] == "HL902"] == ["07.md"]
    assert [row for row in rows if row["path"] != "07.md"] == [row for row in whole if row["path"] != "07.md"]
