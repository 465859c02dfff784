"""Which of the files found is a report that this run writes, and no article?"""

# Thousands of files go through here, and pathlib is slow:
# ruff: noqa: PTH100
from __future__ import annotations

import os
from typing import TYPE_CHECKING

from healthlint.rule.coverage import Skipped
from healthlint.run.files.search import Found

if TYPE_CHECKING:
    from collections.abc import Collection

_REASON = "left out as a report, which this run writes anew"


def without_reports(found: Found, reports: Collection[str]) -> Found:
    """Return what was found without the files that reports are written to.

    They are there from the run before, quote what it found, and would be reported for that.
    """
    places = {_key(report) for report in reports}
    left = [article for article in found.articles if _key(article) in places]
    if not left:
        return found
    articles = tuple(article for article in found.articles if article not in left)
    return Found(articles, (*found.skipped, *(Skipped(article, _REASON) for article in left)))


def _key(path: str) -> str:
    return os.path.normcase(os.path.abspath(path))
