"""Answers are remembered for as long as they are likely to hold, and for all runs."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from healthlint.online import cache as caching
from healthlint.online.answers import (
    Listed,
)
from healthlint.online.cache import AnswerCache
from healthlint.online.stored import Answer
from remembering import ANSWERS, WHEN
from serving import StillClock
from shapes import DOI

DAY = 24 * 3600


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "online.sqlite"


def test_an_answer_is_there_for_another_run(file: Path, clock: StillClock) -> None:
    first = AnswerCache(file, clock)
    first.put("crossref", DOI, ANSWERS[0])
    first.close()
    second = AnswerCache(file, clock)
    assert second.get("crossref", DOI) == ANSWERS[0]
    assert second.get("crossref", "10.5555/other") is None
    assert second.get("datacite", DOI) is None
    second.close()


@pytest.mark.parametrize(
    ("answer", "days"),
    [
        pytest.param(ANSWERS[0], 30, id="a record"),
        pytest.param(ANSWERS[1], 30, id="that it exists"),
        pytest.param(ANSWERS[2], 1, id="that it is absent"),
        pytest.param(ANSWERS[3], 1, id="that it is not registered"),
        pytest.param(ANSWERS[5], 30, id="what a search found"),
        pytest.param(Listed((), "x", WHEN), 1, id="that a search found nothing"),
        pytest.param(ANSWERS[6], 1, id="that a page is there"),
        pytest.param(ANSWERS[7], 1, id="that a page has moved"),
    ],
)
def test_a_yes_holds_for_thirty_days_and_a_no_for_one(answer: Answer, days: int, clock: StillClock) -> None:
    cache = AnswerCache(None, clock)
    cache.put("x", "y", answer)
    clock.advance(days * DAY - 1)
    assert cache.get("x", "y") == answer
    clock.advance(1)
    assert cache.get("x", "y") is None
    cache.close()


def test_a_replay_takes_a_yes_of_any_age_and_no_old_no(file: Path, clock: StillClock) -> None:
    cache = AnswerCache(file, clock)
    cache.put("x", "yes", ANSWERS[0])
    cache.put("x", "no", ANSWERS[3])
    cache.close()
    clock.advance(100 * DAY)
    replay = AnswerCache(file, clock, replay=True)
    assert replay.get("x", "yes") == ANSWERS[0]
    assert replay.get("x", "no") is None
    replay.close()


def test_an_answer_from_the_future_is_none(file: Path, clock: StillClock) -> None:
    clock.advance(10 * DAY)
    cache = AnswerCache(file, clock)
    cache.put("x", "y", ANSWERS[0])
    clock.advance(-10 * DAY)
    assert cache.get("x", "y") is None
    cache.close()


def test_what_nobody_will_ask_for_is_forgotten(file: Path, clock: StillClock) -> None:
    cache = AnswerCache(file, clock)
    cache.put("x", "old", ANSWERS[0])
    cache.close()
    clock.advance(400 * DAY)
    cache = AnswerCache(file, clock)
    cache.put("x", "new", ANSWERS[0])
    cache.close()
    with sqlite3.connect(file) as opened:
        assert opened.execute("SELECT question FROM answers").fetchall() == [("new",)]
    opened.close()


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(b"this is no database, and it is longer than a header" * 50, id="another file"),
        pytest.param(None, id="pages that are overwritten"),
        pytest.param(b"", id="an empty file"),
    ],
)
def test_a_broken_file_is_made_anew(file: Path, clock: StillClock, broken: bytes | None) -> None:
    cache = AnswerCache(file, clock)
    for number in range(300):
        cache.put("x", str(number), ANSWERS[0])
    cache.close()
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096) if broken is None else broken)
    again = AnswerCache(file, clock)
    assert again.get("x", "7") is None
    again.put("x", "7", ANSWERS[1])
    assert again.get("x", "7") == ANSWERS[1]
    again.close()


def test_a_file_of_another_form_is_made_anew(file: Path, clock: StillClock) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as opened:
        opened.execute("CREATE TABLE answers (a, b)")
        opened.execute("PRAGMA user_version = 99")
    opened.close()
    cache = AnswerCache(file, clock)
    cache.put("x", "y", ANSWERS[0])
    assert cache.get("x", "y") == ANSWERS[0]
    cache.close()


def test_an_answer_that_is_not_to_be_made_out_is_asked_for_again(file: Path, clock: StillClock) -> None:
    cache = AnswerCache(file, clock)
    cache.put("x", "y", ANSWERS[0])
    with sqlite3.connect(file) as opened:
        opened.execute("UPDATE answers SET answer = 'torn'")
    opened.close()
    assert cache.get("x", "y") is None
    cache.close()


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="who may do everything is kept out of nothing"
)
def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path, clock: StillClock) -> None:
    tmp_path.chmod(0o500)
    cache = AnswerCache(tmp_path / "x" / "online.sqlite", clock)
    cache.put("x", "y", ANSWERS[0])
    assert cache.get("x", "y") is None
    tmp_path.chmod(0o700)


def test_a_file_in_place_of_the_folder_is_no_error(tmp_path: Path, clock: StillClock) -> None:
    (tmp_path / "x").write_text("a file", encoding="utf-8")
    cache = AnswerCache(tmp_path / "x" / "online.sqlite", clock)
    cache.put("x", "y", ANSWERS[0])
    assert cache.get("x", "y") is None


def test_a_file_that_another_run_holds_for_long_is_left_alone_for_the_rest_of_the_run(
    file: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "_BUSY", 0.01)
    cache = AnswerCache(file, clock)
    cache.put("x", "y", ANSWERS[0])
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    cache.put("x", "y", ANSWERS[1])
    monkeypatch.setattr(caching, "_BUSY", 3600.0)
    assert cache.get("x", "y") is None  # without waiting once more
    other.execute("COMMIT")
    other.close()
    cache.close()
    again = AnswerCache(file, clock)
    assert again.get("x", "y") == ANSWERS[0]
    again.close()


def test_what_comes_after_the_end_of_a_run_is_not_written(file: Path, clock: StillClock) -> None:
    cache = AnswerCache(file, clock)
    cache.put("x", "y", ANSWERS[0])
    cache.close()
    cache.put("x", "late", ANSWERS[0])
    again = AnswerCache(file, clock)
    assert again.get("x", "late") is None
    assert again.get("x", "y") == ANSWERS[0]
    again.close()


def test_a_folder_in_place_of_the_file_is_no_error(tmp_path: Path, clock: StillClock) -> None:
    (tmp_path / "online.sqlite").mkdir()
    cache = AnswerCache(tmp_path / "online.sqlite", clock)
    cache.put("x", "y", ANSWERS[0])
    assert cache.get("x", "y") is None
    cache.close()


def test_threads_share_a_cache(file: Path, clock: StillClock) -> None:
    cache = AnswerCache(file, clock)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: cache.put("x", str(number), ANSWERS[0]), range(80)))
        got = list(threads.map(lambda number: cache.get("x", str(number)), range(80)))
    assert got == [ANSWERS[0]] * 80
    cache.close()


RUN = """
import sys
from pathlib import Path
from healthlint.online.answers import Absent
from healthlint.online.cache import AnswerCache
from healthlint.online.transport.clock import SystemClock

clock = SystemClock()
cache = AnswerCache(Path(sys.argv[1]), clock)
for number in range(40):
    cache.put("x", f"{sys.argv[2]}-{number}", Absent("x", clock.now()))
missing = [n for n in range(40) if cache.get("x", f"{sys.argv[2]}-{n}") is None]
cache.close()
sys.exit(len(missing))
"""


def test_runs_side_by_side_share_a_file(file: Path) -> None:
    runs = [subprocess.Popen([sys.executable, "-c", RUN, str(file), str(run)]) for run in range(3)]
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    opened = sqlite3.connect(file)
    assert opened.execute("SELECT count(*) FROM answers").fetchone() == (120,)
    opened.close()
