"""Tab completes what may be typed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        pytest.param("healthlint ini", ["init"], id="a command"),
        pytest.param("healthlint check --write", ["--write-baseline"], id="an option"),
        pytest.param("healthlint config sc", ["schema"], id="a command of a command"),
    ],
)
def test_a_word_that_was_begun_is_completed(typed: str, completed: list[str]) -> None:
    words = typed.split()
    done = subprocess.run(
        [sys.executable, "-c", "from healthlint.app.cli import main; main()"],
        env={
            **os.environ,
            "COMP_WORDS": typed,
            "COMP_CWORD": str(len(words) - 1),
            "_HEALTHLINT_COMPLETE": "bash_complete",
        },
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert [line.partition(",")[2] for line in done.stdout.splitlines()] == completed
