"""How far has a run come, so that another can go on from there?"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from healthlint.report.statistics.counts import Counts
from healthlint.run.files.replacement import replacing

VERSION = 1


class Standing(NamedTuple):
    """What is done for good: all articles before a place are linted, and their findings in whole parts."""

    source: int = 0  # number of the source that is being read
    at: int = 0  # place in it, in what its reader counts
    before: int = 0  # rows of it before that place
    parts: int = 0  # files of findings, numbered from 0
    findings: int = 0  # rows in them
    passed: int = 0  # records that are no articles
    seconds: float = 0.0  # that it took
    whole: bool = False  # everything is read
    merged: bool = False  # the findings stand where they were asked for

    def over(self, counts: Counts) -> dict[str, Any]:
        """Return it as JSON knows it, with the figures up to there."""
        return {**self._asdict(), "counts": counts.data()}


def write(path: Path, key: dict[str, Any], standing: Standing, counts: Counts) -> None:
    """Write how far a run has come; the file is the old one or the new one, never half of it."""
    data = {"version": VERSION, "key": key, "standing": standing.over(counts)}
    with replacing(path) as file:
        file.write(json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace"))
    sync_folder(path.parent)


def read(path: Path) -> tuple[dict[str, Any], Standing, Counts] | None:
    """Return what asked for a run, how far it has come, and its figures; None where nothing is told."""
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != VERSION:
            return None
        told = dict(data["standing"])
        counts = Counts.of_data(told.pop("counts"))
        return data["key"], Standing(**told), counts
    except (OSError, ValueError, KeyError, TypeError):
        return None


def sync_folder(folder: Path) -> None:
    """Let the names of files in a folder outlast a failure of the machine, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
