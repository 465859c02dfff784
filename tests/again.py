"""How do tests lint a folder again and again, each time as a new run would?"""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from healthlint.run.article import Article
from healthlint.run.errors import UsageError
from healthlint.run.plugins.installed import load_plugins
from healthlint.run.plugins.switches import switches_for
from healthlint.run.request import Request
from healthlint.run.session import Session

CURE = "# Tea\n\nThis tea is a miracle cure for sore knees.\n"
CALM = "# Tea\n\nThis tea is a pleasant drink on wet days..\n"
assert len(CURE) == len(CALM)  # size alone does not tell one from the other

# Which plugins are left, so that a run is quick.
FEW = ("BAL", "CIT", "CLM", "CTA", "DIS", "NUM", "SAF")


class Run(NamedTuple):
    """What a run has told."""

    articles: list[Article]
    warnings: list[str]
    rules: frozenset[str]
    fault: str
    remembered: int


def lint(
    folder: Path,
    *,
    cached: bool = True,
    forgetful: bool = False,
    paths: tuple[str, ...] = (".",),
    **asked: object,
) -> Run:
    """Lint a folder from within it; `forgetful`: without what earlier runs have found."""
    with chdir(folder):
        request = Request(paths, disable_plugins=FEW, jobs=1, cached=cached, **asked)  # type: ignore[arg-type]
        fault = ""
        articles: list[Article] = []
        session = Session(request, load_plugins(switches=switches_for(FEW, None)) if forgetful else None)
        try:
            articles = list(session.lint())
        except UsageError as error:
            fault = str(error)
        return Run(articles, session.warnings, session.rules_applied, fault, session.remembered)


def codes(run: Run) -> list[list[str]]:
    """Return the codes of what was found, article by article."""
    return [[finding.code for finding in article.findings] for article in run.articles]
