"""Which articles do tests put into tables and archives, and what does a check of the same files say?

A module of tests that imports this is skipped where pyarrow is not installed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="the extra arrow is not installed")

ARTICLES = {
    "tea.md": "# Tea\n\nOur neighbours call this tea a miracle cure.\r\n\nAnd a *miracle*\n**cure** it is.\n",
    "茶.md": "# 茶\n\n邻居说它是灵丹妙药。\n",
    "clean.md": "# Tea\n\nTea is mostly water.\n",
    "page.html": "<!doctype html><title>Tea</title><p>Our tea is a miracle&nbsp;cure.<p>Book now!",
    "leaflet.txt": "TEA\n\nThis tea is completely safe, it is a miracle cure.\n",
    "empty.md": "",
    "accepted.md": "# Tea\n\n<!-- healthlint-disable-next-line PRO102 -- our motto -->\n\nA miracle cure.\n",
}
_OF_TABLES = ("id", "url")


def write_files(folder: Path, articles: dict[str, str] = ARTICLES) -> None:
    """Write articles as files."""
    for name, text in articles.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def checked(folder: Path, *options: str) -> list[dict[str, Any]]:
    """Return what `check` finds in the files of a folder, an object a finding."""
    done = subprocess.run(
        [sys.executable, "-m", "healthlint", "check", "-f", "json-lines", *options, "."],
        cwd=folder,
        capture_output=True,
        env={**os.environ},
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def compared(rows: Iterable[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return findings by the keys that a table and `json-lines` share, in one order."""
    from healthlint.arrow import FINDINGS

    names = [name for name in FINDINGS.names if name not in _OF_TABLES]
    return sorted(tuple(row[name] for name in names) for row in rows)


def write_parquet(path: Path, rows: Sequence[dict[str, Any]], group: int = 3) -> None:
    """Write rows as Parquet, so many a row group."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(list(rows)), path, row_group_size=group)


def rows_of(articles: dict[str, str] = ARTICLES) -> list[dict[str, Any]]:
    """Return articles as rows."""
    return [{"path": name, "text": text} for name, text in articles.items()]


def read_findings(path: Path) -> list[dict[str, Any]]:
    """Return the findings of a Parquet file."""
    import pyarrow.parquet as pq

    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows
