"""The articles of this project give the reports that lie beside them.

After a wanted change: `pytest tests/app/test_golden_articles.py --update-reports`, and read the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.app.cli import run
from measuring.reports import ARTICLES, DAY, EXAMPLES, ROOT, articles_in

REPORTS = ARTICLES / "reports"
ALL = [path for folder in (ARTICLES, EXAMPLES) for path in articles_in(folder)]


@pytest.mark.parametrize("article", ALL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_article_gives_the_report_that_lies_beside_it(
    article: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    path = article.relative_to(ROOT).as_posix()
    run(["check", path, "--isolated", "-f", "full", "--min-severity", "info", "--color", "never"])
    shown, said = capfdbinary.readouterr()
    report = shown.decode() + said.decode()
    kept = REPORTS / f"{article.parent.name}-{article.name}.report"
    if request.config.getoption("--update-reports"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(report, encoding="utf-8", newline="\n")
    assert report == kept.read_text(encoding="utf-8")


def test_no_report_is_left_of_an_article_that_has_gone() -> None:
    names = {f"{article.parent.name}-{article.name}.report" for article in ALL}
    assert {path.name for path in REPORTS.iterdir()} == names
