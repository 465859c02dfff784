"""Fixtures: the command `corpus`, in this process and in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Lint = Callable[..., list[dict[str, Any]]]
Started = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def many(folder: Path) -> Path:
    """Return a Parquet file of 36 articles, three a row group."""
    from corpora import rows_of, write_parquet

    texts = [row["text"] for row in rows_of() if row["text"]]
    rows = [
        {"path": f"{n:02}.md", "title": str(n), "text": f"{texts[n % len(texts)]}\n\nPage {n}.\n"}
        for n in range(36)
    ]
    write_parquet(folder / "many.parquet", rows)
    return folder / "many.parquet"


@pytest.fixture
def lint(folder: Path) -> Lint:
    """Return what lints inputs in this process, all rules and no config, and returns the findings."""
    from corpora import read_findings
    from healthlint.app.cli import run

    def linted(*arguments: str, code: int = 1) -> list[dict[str, Any]]:
        output = folder / "findings.parquet"
        assert run(["corpus", *arguments, "-o", str(output), "--isolated", "-q", "--jobs", "1"]) == code
        return read_findings(output)

    return linted


@pytest.fixture
def started(folder: Path) -> Started:
    """Return what runs the command in processes of its own, with some code ahead, and waits for all of them.

    A unit is three articles, and each is put by at once.
    """

    def run(*arguments: str, ahead: str = "") -> subprocess.CompletedProcess[str]:
        script = (
            "import os, signal, sys\n"
            "from healthlint.app.corpus import parts, standing\n"
            "parts.EVERY = 0\n"
            f"{ahead}\n"
            "from healthlint.app.cli import main\n"
            "main()\n"
        )
        # A pipe is at its end when the last process that holds it has ended.
        return subprocess.run(
            [sys.executable, "-c", script, "corpus", *arguments],
            cwd=folder,
            env={**os.environ},
            capture_output=True,
            text=True,
            encoding="utf-8",
            start_new_session=os.name == "posix",
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def put_by_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("healthlint.app.corpus.parts.EVERY", 0)
