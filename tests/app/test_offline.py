"""Nothing of healthlint looks for a network: no command has anything to fetch first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from committing import guarded

LINKS = """\
# Ginger tea

It works, [says a trial](https://example.org/trial?utm_source=mail) (doi: 10.1000/182, PMID 123456).

<!-- healthlint-disable-next-line PRO102 -- a motto -->

They call it a miracle cure.

它是灵丹妙药。
"""
WORKS = (
    '{"doi": "10.1000/182", "title": "Ginger tea and sleep", "authors": "Falk, Ines", "year": 2019}\n'
    '{"doi": "10.1000/183", "title": "Green tea and sleep", "authors": "Wu, Min", "year": 2020}\n'
)
COMMANDS = """\
init
registry build -o works.registry works.jsonl
registry info works.registry
registry lookup works.registry 10.1000/182
check --registry works.registry --no-baseline
check --registry works.registry --offline --no-baseline
check --offline --no-baseline
references --registry works.registry
references --offline
references --output-format csl-json
check --no-baseline --output-format text,full:full.out,sarif:a.sarif,markdown:review.out,github:commands.out
check --write-baseline
check --diff
check --fix
references --output-format table,full:list.out,json:list.json,csv:list.csv,csl-json:works.json
suppressions
rules
explain CIT
plugins
config show tea.md
config schema
new-rule no-detox
test healthlint-rules
new-plugin acme
"""
PROGRAM = """
import shlex
import sys

from healthlint.app.cli import run

for line in sys.stdin.read().splitlines():
    print("#", line, run(shlex.split(line)), file=sys.stderr)
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("tea.md", "page.html", "legacy.txt"):
        (folder / name).write_text(LINKS, encoding="utf-8")
    (folder / "works.jsonl").write_text(WORKS, encoding="utf-8")
    return folder


def test_every_command_does_its_work_without_a_network(articles: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=articles,
        env={**os.environ, **guarded(tmp_path / "guard"), "PYTHONIOENCODING": "utf-8"},
        input=COMMANDS,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    codes = [line.rpartition(" ")[2] for line in done.stderr.splitlines() if line.startswith("# ")]
    assert len(codes) == COMMANDS.count("\n")
    assert set(codes) <= {"0", "1"}, done.stderr
    assert set((tmp_path / "guard" / "guard.log").read_text("utf-8").splitlines()) == {"guarded"}
