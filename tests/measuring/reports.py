"""What does the linter find in the articles of this project, at its default settings?"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.run.request import Request
from healthlint.run.session import Session

if TYPE_CHECKING:
    from healthlint.rule.finding import Finding

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "tests" / "articles"
EXAMPLES = ROOT / "examples"
SUFFIXES = (".md", ".mdx", ".html", ".txt")
# The day of every run on these articles, so that what is overdue today is no more so tomorrow.
DAY = "1793491200"  # 2026-11-01


def articles_in(folder: Path) -> list[Path]:
    """Return the articles that lie in a folder, in order of their names."""
    return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.name != "README.md")


@contextmanager
def pinned_day() -> Iterator[None]:
    """Let rules that ask for the day have that of these articles."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def findings_in(articles: Iterable[Path]) -> dict[Path, tuple[Finding, ...]]:
    """Return all findings of each article, those of the least weight, too."""
    with pinned_day():
        session = Session(Request(isolated=True))
        return {path: session.lint_file(str(path)).findings for path in articles}
