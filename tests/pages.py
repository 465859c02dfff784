"""How do tests write and type what a page of the project shows?

Comments that no reader of the page sees say what a block is: `file:` is written, `run` is typed, and
must print what the page says (… stands for any lines), `python` must be rules as they stand.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"<!-- (?P<what>file: (?P<name>\S+)|run|python) -->\n```\w+\n(?P<body>.*?)```", re.DOTALL)


class Step(NamedTuple):
    """A marked block of the page."""

    what: str
    body: str
    line: int


def steps(page: str) -> list[Step]:
    """Return the marked blocks of the page, in order."""
    return [
        Step(found["name"] or found["what"], found["body"], page.count("\n", 0, found.start()) + 1)
        for found in _BLOCK.finditer(page)
    ]


def typed(body: str) -> list[tuple[str, str]]:
    """Return the commands of a block and what each is said to print."""
    commands: list[tuple[str, str]] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            commands.append((line[2:].strip(), ""))
        else:
            command, said = commands[-1]
            commands[-1] = (command, said + line)
    return commands


def printed(command: str, folder: Path) -> str:
    """Type a command in a folder and return all that it prints."""
    program, *arguments = shlex.split(command)
    if program == "rm":
        for name in arguments:
            (folder / name).unlink()
        return ""
    assert program == "healthlint", command
    done = subprocess.run(
        [sys.executable, "-m", "healthlint", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def pattern_of(said: str) -> str:
    """Return an expression for what the page says is printed."""
    return re.escape(said).replace(re.escape("…\n"), "(?:.*\n)*?")
