"""Hosts are told where in the repository an article stands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from healthlint.app.outputs.repository import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a folder of articles, which is the current one."""
    root = tmp_path / "repo"
    (root / "content" / "茶").mkdir(parents=True)
    (root / ".git").mkdir()
    monkeypatch.chdir(root / "content")
    return root


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param("a.md", "content/a.md", id="a file of the current folder"),
        pytest.param("./a.md", "content/a.md", id="with a dot"),
        pytest.param("茶/a b.md", "content/茶/a b.md", id="Chinese and a blank"),
        pytest.param("../b.md", "b.md", id="a file above"),
    ],
)
def test_a_path_counts_from_the_root(repository: Path, path: str, place: str) -> None:
    assert Repository({}).place(path) == place


def test_an_absolute_path_counts_from_the_root_as_well(repository: Path) -> None:
    assert Repository({}).place((repository / "content" / "a.md").as_posix()) == "content/a.md"


def test_a_file_elsewhere_stays_absolute(repository: Path, tmp_path: Path) -> None:
    outside = (tmp_path / "a.md").as_posix()
    assert Repository({}).place("../../a.md") == outside
    assert Repository({}).place(outside) == outside


def test_a_folder_with_a_longer_name_is_elsewhere(repository: Path, tmp_path: Path) -> None:
    assert Repository({}).place("../../repo-2/a.md") == (tmp_path / "repo-2" / "a.md").as_posix()


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"])
def test_what_a_host_has_checked_out_is_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "work" / "content").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work" / "content")
    assert Repository({name: str(tmp_path / "work")}).place("a.md") == "content/a.md"


def test_a_submodule_is_part_of_what_the_host_has_checked_out(repository: Path) -> None:
    (repository / "content" / ".git").write_text("gitdir: ../.git/modules/content\n", encoding="utf-8")
    assert Repository({"GITHUB_WORKSPACE": str(repository)}).place("a.md") == "content/a.md"
    assert Repository({}).place("a.md") == "a.md"


def test_a_repository_in_a_folder_of_the_workspace_is_the_root(repository: Path, tmp_path: Path) -> None:
    assert Repository({"GITHUB_WORKSPACE": str(tmp_path)}).place("a.md") == "content/a.md"


def test_a_workspace_elsewhere_is_of_no_concern(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert Repository({"GITHUB_WORKSPACE": str(tmp_path / "other")}).place("a.md") == "content/a.md"


def test_without_a_repository_paths_count_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Repository({}).place("a/b.md") == "a/b.md"


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
@pytest.mark.parametrize("told", [True, False], ids=["by the host", "by nobody"])
def test_a_repository_behind_a_link_is_the_same(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    link = tmp_path / "link"
    link.symlink_to(repository)
    monkeypatch.chdir(link / "content")
    places = Repository({"GITHUB_WORKSPACE": str(link)} if told else {})
    assert places.place("a.md") == "content/a.md"
    assert places.place(f"{link}/content/a.md") == "content/a.md"
