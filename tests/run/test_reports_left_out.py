"""A report that a run writes is none of its articles, though it quotes many."""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.run.request import Request
from healthlint.run.session import Session

TEXT = "# Tea\n\nTea is a miracle cure.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an article and a report of the run before, which is the current one."""
    for name in ("article.md", "report.md"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def linted(*reports: str) -> tuple[list[str], list[str]]:
    session = Session(Request(paths=(".",), isolated=True, select=("PRO102",), reports=reports))
    paths = [article.path for article in session.lint()]
    return paths, [skipped.path for skipped in session.skipped]


@pytest.mark.usefixtures("folder")
def test_the_report_of_the_run_before_is_left_out_and_told() -> None:
    assert linted("report.md") == (["article.md"], ["report.md"])
    assert linted("./x/../report.md") == (["article.md"], ["report.md"])


@pytest.mark.usefixtures("folder")
def test_a_report_that_is_no_article_changes_nothing() -> None:
    assert linted("report.sarif") == linted() == (["article.md", "report.md"], [])


def test_an_absolute_path_is_the_same_file(folder: Path) -> None:
    assert linted(str(folder / "report.md")) == (["article.md"], ["report.md"])
