"""A run gives the same findings however it is carried out."""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.run.article import Article
from healthlint.run.errors import UsageError
from healthlint.run.request import Request
from healthlint.run.session import Session

PROSE = "# Sleep\n\nPatients call it a miracle cure. 这是一种神药。\n"


def write_articles(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"article-{number:04}.md").write_text(PROSE * (number % 4), encoding="utf-8")


def lint(folder: Path, **request: object) -> list[Article]:
    return list(Session(Request((str(folder),), **request)).lint())  # type: ignore[arg-type]


def test_worker_processes_find_the_same_in_the_same_order(tmp_path: Path) -> None:
    write_articles(tmp_path, 320)
    alone = lint(tmp_path, jobs=1)
    together = lint(tmp_path, jobs=2)
    assert together == alone
    assert sum(len(article.findings) for article in alone) > 0


def test_an_article_that_cannot_be_read_is_a_finding_and_the_others_are_linted(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    (tmp_path / "b.md").write_text(PROSE, encoding="utf-8")
    first, second = lint(tmp_path)
    assert [finding.code for finding in first.findings] == ["HL902"]
    assert first.failed
    assert "PRO102" in {finding.code for finding in second.findings}
    assert not second.failed


def test_progress_counts_every_article(tmp_path: Path) -> None:
    write_articles(tmp_path, 3)
    seen: list[tuple[int, int]] = []
    session = Session(Request((str(tmp_path),)))
    list(session.lint(lambda done, total: seen.append((done, total))))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_each_article_obeys_the_config_nearest_to_it(tmp_path: Path) -> None:
    for name, ignore in (("strict", ""), ("lenient", 'ignore = ["PRO102"]')):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.md").write_text(PROSE, encoding="utf-8")
        (folder / ".healthlint.toml").write_text(f'select = ["PRO"]\n{ignore}\n', encoding="utf-8")
    by_folder = {Path(article.path).parent.name: article for article in lint(tmp_path)}
    assert "PRO102" in {finding.code for finding in by_folder["strict"].findings}
    assert "PRO102" not in {finding.code for finding in by_folder["lenient"].findings}


def test_a_wrong_config_stops_the_run_before_the_first_article(tmp_path: Path) -> None:
    write_articles(tmp_path, 1)
    (tmp_path / ".healthlint.toml").write_text("selekt = []\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"\.healthlint\.toml:1: .*select"):
        next(Session(Request((str(tmp_path),))).lint())
