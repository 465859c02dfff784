"""The age of a line is counted from the day on which it was last committed otherwise."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

import pytest

from healthlint.run.suppressions.ages import Ages

TODAY = datetime.date(2026, 6, 15)


def git(folder: Path, *arguments: str, day: str = "2026-06-01") -> None:
    moment = f"{day}T12:00:00Z"
    subprocess.run(
        ["git", "-c", "user.name=Kim", "-c", "user.email=kim@a.example", *arguments],
        cwd=folder,
        env={**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def commit(folder: Path, name: str, data: bytes, day: str) -> Path:
    path = folder / name
    path.write_bytes(data)
    git(folder, "add", name)
    git(folder, "commit", "-q", "-m", "Write", day=day)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_each_line_has_the_age_of_its_own_commit(repository: Path, encoding: str, end: str) -> None:
    first = ["一只猫坐在窗台上看着院子里的雨。", "二"]
    commit(repository, "文章 一.md", end.join([*first, ""]).encode(encoding), "2026-06-01")
    path = commit(repository, "文章 一.md", end.join([*first, "三", ""]).encode(encoding), "2026-06-10")
    path.write_bytes(end.join(["新", *first, "三", ""]).encode(encoding))
    assert Ages(TODAY).of(str(path), [1, 2, 3, 4]) == {1: 0, 2: 14, 3: 14, 4: 5}


def test_a_file_that_is_not_committed_is_new(repository: Path) -> None:
    commit(repository, "a.md", b"One\n", "2026-06-01")
    (repository / "b.md").write_text("One\n", encoding="utf-8")
    assert Ages(TODAY).of(str(repository / "b.md"), [1]) == {1: 0}


def test_without_a_repository_nobody_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.md").write_text("One\n", encoding="utf-8")
    assert Ages(TODAY).of(str(tmp_path / "a.md"), [1]) == {1: None}


def test_where_history_is_cut_off_nobody_knows_what_was_before(repository: Path, tmp_path: Path) -> None:
    commit(repository, "a.md", b"One\n", "2026-01-01")
    commit(repository, "a.md", b"One\nTwo\n", "2026-05-01")
    commit(repository, "a.md", b"One\nTwo\nThree\n", "2026-06-10")
    git(tmp_path, "clone", "-q", "--depth=2", repository.as_uri(), "shallow")
    ages = Ages(TODAY).of(str(tmp_path / "shallow" / "a.md"), [1, 2, 3])
    assert ages == {1: None, 2: None, 3: 5}
