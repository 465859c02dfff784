"""What becomes of Ctrl-C while processes are started, and while they end?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from healthlint.run.workers import without_interruption


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends a process there")
def test_an_interruption_waits_until_what_must_not_be_cut_in_two_is_done() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    done = []

    def work() -> None:
        with without_interruption():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("all of it")

    try:
        with pytest.raises(KeyboardInterrupt):
            work()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert done == ["all of it"]


# What was read before a worker begins, and what it makes itself.
KEEPING = """
from healthlint.rule.notation import literals_of
from healthlint.run.workers import become_worker
from healthlint.text.packaged import made_of, newly_made

literals_of("green tea", False)
become_worker()
assert literals_of.cache_info().currsize == 0
assert made_of("healthlint.text.language", "traditional.txt", "length", len) > 9000
assert not newly_made()
"""


def test_a_worker_keeps_nothing_that_it_will_not_be_asked_for() -> None:
    ran = subprocess.run([sys.executable, "-c", KEEPING], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


# A worker that sleeps for ever, and a consumer that has enough after the first article.
RUN = """
import os, signal, threading, time
from healthlint.run import workers

def unit(paths):
    if paths == ["endless"]:
        time.sleep(600)
    return [paths[0]]

class Asked:
    changes = None
    class request:
        _replace = staticmethod(lambda trusted: None)

workers._lint_unit = unit
articles = workers.lint_in_workers(Asked(), [["first"], ["endless"]], 2)
print(next(articles), flush=True)
threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
articles.close()
print("ended", flush=True)
"""


# More units than can be at work, of which the first results are taken.
AHEAD = """
from healthlint.run import workers

def unit(paths):
    return list(paths)

class Asked:
    changes = None
    class request:
        _replace = staticmethod(lambda trusted: None)

handed_out = []

def units():
    for number in range(1000):
        handed_out.append(number)
        yield [number]

workers._lint_unit = unit
articles = workers.lint_in_workers(Asked(), units(), 2)
most = max(len(handed_out) - article for article in articles)
print(most <= 8, len(handed_out))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forks on Linux alone")
def test_few_results_are_held_at_a_time(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", AHEAD], cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"True 1000\n", b"")


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forks on Linux alone")
def test_ctrl_c_ends_workers_that_come_to_no_end(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", RUN], cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"first\nended\n", b"")
