"""Does the hook work in a real repository, with the real pre-commit?"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from commands import commit_all, run, succeed

REMOTE = """\
repos:
  - repo: {url}
    rev: v0
    hooks:
      - id: healthlint
        args: [--select, PRO102]
"""
LOCAL = """\
repos:
  - repo: local
    hooks:
      - id: healthlint
        name: healthlint
        entry: healthlint check --select PRO102
        language: python
        types_or: [markdown, html, plain-text]
        additional_dependencies: ["{url}"]
"""


@pytest.fixture(scope="module")
def hook_home(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("pre-commit-home"))


def repository_of_articles(folder: Path, config: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (folder / "README.md").write_text("# A miracle cure for every README\n", encoding="utf-8")
    (folder / "睡眠.md").write_text("# 睡眠\n\n这是一种神药。\n", encoding="utf-8")
    (folder / "careful.md").write_text("# Sleep\n\nThere is no miracle cure.\n", encoding="utf-8")
    commit_all(folder, "Add articles")
    return folder


def pre_commit(folder: Path, home: str) -> tuple[int, str]:
    command = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never")
    done = run(*command, cwd=folder, PRE_COMMIT_HOME=home)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("config", [pytest.param(REMOTE, id="remote"), pytest.param(LOCAL, id="local")])
def test_the_hook_reports_what_is_wrong_and_only_that(
    config: str, published: Path, hook_home: str, tmp_path: Path
) -> None:
    url = published.as_uri() if config is REMOTE else f"healthlint @ git+{published.as_uri()}"
    folder = repository_of_articles(tmp_path / "articles", config.format(url=url))
    code, output = pre_commit(folder, hook_home)
    assert code == 1, output
    assert "睡眠.md:3:5: PRO102" in output
    assert "careful.md" not in output
    assert "README.md:" not in output


def test_the_hook_is_quiet_when_nothing_is_wrong(published: Path, hook_home: str, tmp_path: Path) -> None:
    folder = repository_of_articles(tmp_path / "articles", REMOTE.format(url=published.as_uri()))
    succeed("git", "rm", "--quiet", "睡眠.md", cwd=folder)
    code, output = pre_commit(folder, hook_home)
    assert code == 0, output
    assert "Passed" in output
