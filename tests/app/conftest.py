"""Fixtures: a folder with articles, and the command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]

BAD = "# Tea\n\nOur neighbours call this tea a miracle cure.\n\n邻居说它是灵丹妙药。\n"
CLEAN = "# Tea\n\nTea is mostly water.\n"
_OURS = (
    "HEALTHLINT_OUTPUT_FORMAT",
    "HEALTHLINT_DISABLE_PLUGINS",
    "NO_COLOR",
    "FORCE_COLOR",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a bad and a clean article, which is the current one."""
    for name, text in (("bad.md", BAD), ("clean.md", CLEAN)):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    (tmp_path / ".healthlint.toml").write_text('select = ["PRO102"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in _OURS:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def command(site: Path) -> Command:
    """Return what runs the command in the site, in a process of its own."""

    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "healthlint", *arguments],
            cwd=site,
            env={**os.environ, **environment},
            input=stdin,
            capture_output=True,
            check=False,
        )

    return run
