"""Fixtures: a git repository, and a run over its changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from changing import Repository, Run, Runs
from healthlint.run.git.comparison import Wanted
from healthlint.run.plugins.installed import Installed, load_plugins
from healthlint.run.request import Request
from healthlint.run.session import Session


@pytest.fixture(scope="session")
def installed() -> Installed:
    return load_plugins()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return a repository, which is the current folder; no config of the user, nor of a hook, holds in it."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    made = Repository(tmp_path / "site")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def run(installed: Installed) -> Runs:
    """Return what lints the changes of the current folder."""

    def run_over(
        wanted: Wanted, *paths: str, select: tuple[str, ...] = ("PRO102",), **request: object
    ) -> Run:
        settings = {"changes": wanted, "select": select, "jobs": 1, **request}
        asked = Request(paths or (".",), **settings)  # type: ignore[arg-type]
        return Run(Session(asked, installed))

    return run_over
