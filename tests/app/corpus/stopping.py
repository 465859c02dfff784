"""Runs of the command `corpus` that end before their time, in this process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.app.corpus.conftest import Lint

from corpora import read_findings


class Killed(BaseException):
    """What stands for the end of the process: nothing of ours may catch it and go on."""


def kill_at(patch: pytest.MonkeyPatch, moment: int) -> None:
    """Let the process die before the operation of this number, from 0, on files of the current folder."""
    left = iter(range(moment))
    here = Path.cwd()

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def operation(what: Path | int, *arguments: Any, **more: Any) -> Any:
            # What is remembered for later runs lies elsewhere, and is not written each time.
            counts = isinstance(what, int) or what.absolute().is_relative_to(here)
            if counts and next(left, None) is None:
                raise Killed
            return real(what, *arguments, **more)

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


def stop(lint: Lint, *arguments: str) -> None:
    """Begin a run and let it die in the middle."""
    with pytest.MonkeyPatch.context() as patch:
        kill_at(patch, 20)
        with pytest.raises(Killed):
            lint(*arguments)
    assert [*Path.cwd().glob("*.parts/standing.json")], "something must be put by"
