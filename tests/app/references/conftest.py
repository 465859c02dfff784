"""Fixtures: a folder with articles that cite works, a registry, and the command that lists references."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cited_articles import build_registry, write_articles

from healthlint.app.cli import run

References = Callable[..., list[str]]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with articles, which is the current one."""
    write_articles(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "HEALTHLINT_CONTACT"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of a registry that knows most of the works."""
    return str(build_registry(tmp_path_factory.mktemp("registry")))


@pytest.fixture
def references(shelf: Path, capsys: pytest.CaptureFixture[str]) -> References:
    """Return what lists references and gives the lines of stdout."""

    def listed(*arguments: str, code: int = 0) -> list[str]:
        assert run(["references", *arguments]) == code
        return capsys.readouterr().out.splitlines()

    return listed


def row(lines: list[str], mark: str) -> str:
    """Return the line of a table with a mark."""
    return next(line for line in lines if f" {mark} " in line)
