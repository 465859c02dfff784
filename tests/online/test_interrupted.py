"""Who breaks an online run off is let go at once, and keeps what has been learnt until then."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from shapes import DOI

TESTS = Path(__file__).parent.parent
TEXT = f"""\
# Tea

Nurses drink tea [1, 2]. See [the shop](http://slow.example/tea).

## References

1. Quellin M. Warm ginger tea and evening calm. Ann Imag Herbs. 2021. doi:{DOI}
2. 林若安. 睡前饮茶与手冷[J]. 虚构草药学报,2022,55(4):301-306. doi:10.3760/cma.j.cn999999-20231008-00670
"""
# The server answers for Crossref and for nobody else; it says when the next thing is asked.
PROGRAM = r"""
import os
import sys
import threading
from pathlib import Path

from healthlint.app.cli import run
from healthlint.online import opening
from healthlint.online.transport.clock import SystemClock
from invented_services import InventedServices
from running_online import opening_at
from serving import Said, Server
from shapes import DOI

server = Server()
world = InventedServices(server)
world.work(DOI)
slow = threading.Semaphore(0)
told = os.dup(1)  # a run sends what is printed meanwhile to stderr


def hold():
    slow.acquire(timeout=300.0)


def answer(asked, answered=server.otherwise):
    said = answered(asked)
    if asked.host == "api.crossref.org":
        return said
    if asked.host == "eutils.ncbi.nlm.nih.gov":  # notices are asked for once the record is known
        os.write(told, b"asked\n")
    return (said or Said())._replace(before=hold)


server.otherwise = answer
opening.open_online = opening_at(server, SystemClock(), Path(sys.argv[1]), timeouts=(200.0, 200.0))
sys.exit(run(["check", "tea.md", "--online", "--online-budget", "200", "--output-format", "json"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT for one process there")
def test_an_interruption_ends_the_run_at_once(tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text(TEXT, encoding="utf-8")
    file = tmp_path / "cache" / "online.sqlite"
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(file)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "asked\n"
        process.send_signal(signal.SIGINT)
        # A run that goes on would do so for the 200 seconds of its budget, however slow the machine is.
        written, said = process.communicate(timeout=150)
    finally:
        process.kill()
    assert process.returncode == 130
    assert written == ""
    assert "Traceback" not in said
    assert _held(file) == {DOI}


def _held(file: Path) -> set[str]:
    opened = sqlite3.connect(file, timeout=30)
    try:
        return {question for (question,) in opened.execute("SELECT question FROM answers")}
    finally:
        opened.close()
