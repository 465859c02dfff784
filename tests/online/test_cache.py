"""Answers are remembered for as long as they are likely to hold, and for all runs."""

from __future__ import annotations

import datetime
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from healthlint.online import cache as caching
from healthlint.online.answers import (
    Absent,
    Dead,
    Exists,
    Known,
    Listed,
    Moved,
    Noticed,
    NotRegistered,
    Reachable,
    Unchecked,
)
from healthlint.online.cache import AnswerCache
from healthlint.online.online import Online
from healthlint.online.services.crossref import record_of
from healthlint.online.stored import Answer, read, written
from healthlint.online.transport.client import Client
from healthlint.references.works import Name, Notice, Record
from serving import PLAIN, Said, Server, StillClock, data
from shapes import DOI, agency, crossref, handle, summary, unknown_pmid, update

DAY = 24 * 3600
WHEN = datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.UTC)
NOTICE = Notice("retraction", "pubmed", "10.5555/r", "32", datetime.date(2023, 2, 6), "40")
RECORD = Record(
    source="crossref",
    doi=DOI,
    title="生姜茶 “warm”",
    other_titles=("a", "b"),
    authors=(Name("Quellin", "Mara"), Name("茶组")),
    years=(2021, 2020),
    notices=(NOTICE, NOTICE._replace(date=None)),
    is_notice=True,
    identifiers=(("nct", "NCT01234567"),),
)
ANSWERS: list[Answer] = [
    Known(RECORD, "https://a.example/", WHEN),
    Exists(DOI, "ISTIC", "https://a.example/", WHEN),
    Absent("https://a.example/", WHEN),
    NotRegistered("https://a.example/", WHEN),
    Noticed((NOTICE,), False, "https://a.example/", WHEN),
    Listed((RECORD, RECORD), "https://a.example/", WHEN),
    Reachable("https://a.example/", WHEN, "https://b.example/"),
    Moved("https://a.example/", WHEN, "https://b.example/"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "online.sqlite"


@pytest.mark.parametrize("answer", ANSWERS, ids=[type(answer).__name__ for answer in ANSWERS])
def test_an_answer_is_read_as_it_was_written(answer: Answer) -> None:
    assert read(written(answer)) == answer


def test_a_record_of_crossref_is_read_as_it_was_written() -> None:
    record = record_of(crossref(updated_by=[update("retraction", "10.5555/r", number="4")])["message"])
    assert read(written(Known(record, "x", WHEN))) == Known(record, "x", WHEN)


def test_fields_that_were_not_yet_known_have_their_defaults() -> None:
    older = written(Known(Record("crossref", doi=DOI), "x", WHEN)).replace(
        '"identifiers": []', '"pages": "7"'
    )
    answer = read(older)
    assert isinstance(answer, Known)
    assert answer.record == Record("crossref", doi=DOI, pages="7")


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", '{"is": "Unchecked", "when": "2026-03-01"}', '{"is": "Known", "when": 5}',
     '{"is": "Absent", "asked": "x", "when": "2026-03-01T09:00:00+00:00", "more": 1}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_answer_is_not_read(text: str) -> None:
    assert read(text) is None


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


def test_a_file_that_another_run_is_writing_to_for_long_is_no_error(
    file: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "_BUSY", 0.01)
    cache = AnswerCache(file, clock)
    cache.put("x", "y", ANSWERS[0])
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    cache.put("x", "y", ANSWERS[1])
    assert cache.get("x", "y") is None
    other.execute("COMMIT")
    other.close()
    assert cache.get("x", "y") == ANSWERS[0]
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


def test_a_question_is_asked_once(server: Server, online: Online) -> None:
    server.say("api.crossref.org", f"/works/{DOI}", data(crossref()))
    assert online.crossref(DOI) == online.crossref(DOI)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "said",
    [Said(503), Said(body=b"<html>"), Said(429, headers={"Retry-After": "1"}), Said(body=b"{", length=9)],
)
def test_that_nothing_was_learnt_is_not_remembered(server: Server, online: Online, said: Said) -> None:
    path = f"/works/{DOI}"
    server.say("api.crossref.org", path, said, said, said, data(crossref()))
    while isinstance(online.crossref(DOI), Unchecked):
        pass
    assert isinstance(online.crossref(DOI), Known)


def test_that_a_page_is_dead_is_not_remembered(server: Server, online: Online) -> None:
    server.say("herbs.example", "/tea", Said(404), Said(404), Said(200))
    assert isinstance(online.link("http://herbs.example/tea"), Dead)
    assert isinstance(online.link("http://herbs.example/tea"), Reachable)


def test_a_replay_asks_nobody(server: Server, client: Client, clock: StillClock, file: Path) -> None:
    server.say("api.crossref.org", f"/works/{DOI}", data(crossref()))
    server.say(
        "doi.org", "/doiRA/10.5555/a,10.5555/b", data([agency("10.5555/a", "CNKI"), agency("10.5555/b")])
    )
    server.say("doi.org", "/api/handles/10.5555/a", data(handle("10.5555/a")))
    server.say("eutils.ncbi.nlm.nih.gov", "/entrez/eutils/esummary.fcgi", data(summary("31234567")),
               data(unknown_pmid("39999999")))  # fmt: skip
    with Online(client, AnswerCache(file, clock), endpoints=PLAIN) as online:
        first = online.doi(DOI), online.pmid("31234567"), online.pmid("39999999")
        agencies = online.agencies(["10.5555/a", "10.5555/b"])
    asked = len(server.asked)
    with Online(None, AnswerCache(file, clock, replay=True)) as replay:
        assert (replay.doi(DOI), replay.pmid("31234567"), replay.pmid("39999999")) == first
        assert replay.agencies(["10.5555/a", "10.5555/b"]) == agencies
        unknown = replay.pmid("31111111"), replay.doi("10.5555/c"), replay.link("http://herbs.example/")
        more = replay.agencies(["10.5555/c"])["10.5555/c"]
    assert {answer.cause for answer in (*unknown, more) if isinstance(answer, Unchecked)} == {"offline"}
    assert len(server.asked) == asked
