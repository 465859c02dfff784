"""Is what git ignores left out, as git itself sees it?"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from healthlint.run.files.articles import find_articles

ARTICLES = [
    *("top.md", "keep.md", "notes.tmp.md", "build/out.md", "build/sub/deep.md", "docs/build/x.md"),
    *("docs/a.md", "docs/keep.md", "docs/b/c.md", "docs/b/keep.md", "docs/文章.md", "with blank/a b.md"),
    *("deep/foo/x/bar/y.md", "deep/foo/bar/z.md"),
]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.excludesFile=", "-c", "core.quotePath=false", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def seen_by_git(folder: Path) -> list[str]:
    listed = git(folder, "ls-files", "-z", "--others", "--exclude-standard").split("\0")
    return sorted(path for path in listed if path.endswith(".md"))


@pytest.fixture
def repository_of_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    for name in ARTICLES:
        write(folder / name, "text\n")
    git(folder, "init", "-q")
    monkeypatch.chdir(folder)
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")


def found(*paths: str) -> list[str]:
    return sorted(find_articles(paths or (".",), {".md"}).articles)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({}, id="none"),
        pytest.param({".gitignore": "build/\n"}, id="folder"),
        pytest.param({".gitignore": "/build/\n"}, id="folder-at-the-top"),
        pytest.param({".gitignore": "build"}, id="no-line-end"),
        pytest.param({".gitignore": "*.tmp.md\r\nbuild/\r\n"}, id="crlf"),
        pytest.param({".gitignore": "\ufeffbuild/\n"}, id="byte-order-mark"),
        pytest.param({".gitignore": "*.md\n!keep.md\n"}, id="brought-back"),
        pytest.param({".gitignore": "build/\n!build/out.md\n"}, id="not-brought-back-from-a-folder"),
        pytest.param({".gitignore": "docs/*\n!docs/b/\n"}, id="folder-brought-back"),
        pytest.param({".gitignore": "*.md\n", "docs/.gitignore": "!a.md\n"}, id="deeper-has-the-last-word"),
        pytest.param({".gitignore": "!a.md\n", "docs/.gitignore": "*.md\n"}, id="deeper-leaves-out"),
        pytest.param({"docs/.gitignore": "/b\n"}, id="anchored-where-it-stands"),
        pytest.param({"docs/.gitignore": "*\n!.gitignore\n"}, id="everything-of-a-folder"),
        pytest.param({".gitignore": "deep/**/bar\n"}, id="any-depth-between"),
        pytest.param({".gitignore": "**/keep.md\n"}, id="any-depth-before"),
        pytest.param({".gitignore": "deep/**\n"}, id="any-depth-behind"),
        pytest.param({".gitignore": "docs/?.md\n[kt]*.md\n"}, id="signs-and-classes"),
        pytest.param({".gitignore": "with\\ blank/\n文章.md\n"}, id="blank-and-chinese"),
        pytest.param({".gitignore": "with blank   \n"}, id="blanks-at-the-end"),
        pytest.param(
            {".gitignore": "# build\n\\#x\n\n   \n!\n/\nbuild\\\ntop.md\n"}, id="lines-that-mean-nothing"
        ),
        pytest.param({".git/info/exclude": "build/\n"}, id="private-exclude"),
        pytest.param(
            {".git/info/exclude": "*.md\n", ".gitignore": "!top.md\n"}, id="private-exclude-is-weakest"
        ),
    ],
)
def test_the_articles_of_a_repository_are_those_that_git_sees(
    repository_of_articles: Path, files: dict[str, str]
) -> None:
    for name, text in files.items():
        write(repository_of_articles / name, text)
    expected = seen_by_git(repository_of_articles)
    assert found() == expected
    assert found() == expected if expected else True
    for folder in ("docs", "deep"):
        below = [path for path in expected if path.startswith(f"{folder}/")]
        if below:
            assert found(folder) == below
            assert found(f"{folder}/**/*.md") == below
            assert found(str(repository_of_articles / folder)) == [
                str(repository_of_articles / path) for path in below
            ]


def test_a_folder_below_a_repository_obeys_the_patterns_above(
    repository_of_articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository_of_articles / ".gitignore", "/docs/b/\n")
    monkeypatch.chdir(repository_of_articles / "docs")
    assert found() == ["a.md", "build/x.md", "keep.md", "文章.md"]


def test_an_ignored_file_that_is_named_is_an_article(repository_of_articles: Path) -> None:
    write(repository_of_articles / ".gitignore", "build/\n")
    assert found("build/out.md") == ["build/out.md"]


@pytest.mark.parametrize("pattern", ["build/", "build", "/build"])
def test_an_ignored_folder_that_is_named_is_searched(repository_of_articles: Path, pattern: str) -> None:
    write(repository_of_articles / ".gitignore", f"{pattern}\n")
    assert found("build") == ["build/out.md", "build/sub/deep.md"]
    assert found("build/sub") == ["build/sub/deep.md"]


def test_a_repository_inside_another_is_a_world_of_its_own(repository_of_articles: Path) -> None:
    write(repository_of_articles / ".gitignore", "keep.md\n")
    git(repository_of_articles / "docs", "init", "-q")
    assert "docs/keep.md" in found()
    assert "docs/b/keep.md" in found("docs/b")
    assert "keep.md" not in found()


def test_a_worktree_obeys_the_private_exclude_of_its_repository(
    repository_of_articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository_of_articles, "add", "-A")
    identity = ["-c", "user.name=A. Author", "-c", "user.email=author@example.org"]
    git(repository_of_articles, *identity, "commit", "-q", "-m", "Write")
    git(repository_of_articles, "worktree", "add", "-q", str(tmp_path / "other"))
    write(repository_of_articles / ".git" / "info" / "exclude", "new.md\n")
    write(tmp_path / "other" / "new.md", "text\n")
    write(tmp_path / "other" / "newer.md", "text\n")
    monkeypatch.chdir(tmp_path / "other")
    assert seen_by_git(tmp_path / "other") == ["newer.md"]
    assert "newer.md" in found()
    assert "new.md" not in found()


def test_without_a_repository_the_patterns_in_the_folder_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "site" / ".gitignore", "b.md\n")
    write(tmp_path / "site" / "a.md", "text\n")
    write(tmp_path / "site" / "b.md", "text\n")
    monkeypatch.chdir(tmp_path)
    assert found("site") == ["site/a.md"]


def test_what_git_ignores_is_told_of(repository_of_articles: Path) -> None:
    write(repository_of_articles / ".gitignore", "build/\n*.tmp.md\n")
    skipped = {skip.path: skip.reason for skip in find_articles(["."], {".md"}).skipped}
    assert skipped == dict.fromkeys(["build", "docs/build", "notes.tmp.md"], "left out by .gitignore")
