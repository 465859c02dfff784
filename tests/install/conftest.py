"""Real installations: they take a while, so each is made once a run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commands import commit_all, run, succeed


@pytest.fixture(scope="session")
def published(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with the project as it stands in the work tree, tagged v0.1.0."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=repository)
    if listed.returncode:
        pytest.skip("the project is not a git checkout here")
    folder = tmp_path_factory.mktemp("published") / "healthlint"
    for name in filter(None, listed.stdout.split("\0")):
        source = repository / name
        if source.is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    commit_all(folder, "Publish")
    succeed("git", "tag", "v0.1.0", cwd=folder)
    return folder


@pytest.fixture(scope="session")
def fresh_environment(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Return a maker of empty virtual environments; it returns the folder of their programs."""

    def make() -> Path:
        folder = tmp_path_factory.mktemp("environment")
        succeed(sys.executable, "-m", "venv", folder)
        return folder / ("Scripts" if os.name == "nt" else "bin")

    return make


@pytest.fixture(scope="session")
def hook_home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of pre-commit's environments: each is made once for all tests."""
    return str(tmp_path_factory.mktemp("pre-commit-home"))


@pytest.fixture(scope="package", autouse=True)
def _environment() -> Iterator[None]:
    """Let commands print what they print on an author's machine, wherever the tests run.

    Nothing is compiled at installation, as most of it is never imported.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "HEALTHLINT_OUTPUT_FORMAT", "FORCE_COLOR"):
            patch.delenv(name, raising=False)
        patch.setenv("PIP_NO_COMPILE", "1")
        yield
