"""Of which repository are the articles of a run?"""

# Thousands of files go through here, and pathlib is slow:
# ruff: noqa: PTH100, PTH109, PTH120
from __future__ import annotations

import os
from typing import TYPE_CHECKING

from healthlint.rule.toml_file import shown
from healthlint.run.errors import UsageError
from healthlint.run.files.articles import Skipped
from healthlint.run.git.root import root_around

if TYPE_CHECKING:
    from collections.abc import Sequence

_NESTED = "a repository of its own, such as a submodule; check it by itself"


def one_repository(articles: Sequence[str], option: str) -> tuple[list[str], str, list[Skipped]]:
    """Return the articles of the repository, a folder to ask git in, and what is left out.

    A repository within another one has its own history, so it is left out. Raises UsageError
    where two stand side by side, and where an article is in none.
    """
    if "GIT_DIR" in os.environ or not articles:  # in a hook git has said which one it is
        return list(articles), os.getcwd(), []
    known: dict[str, str | None] = {}
    homes = {
        article: root_around(os.path.realpath(os.path.dirname(article) or "."), known) for article in articles
    }
    outer = min((home for home in homes.values() if home is not None), key=len, default=None)
    if outer is None:
        return list(articles), os.path.dirname(os.path.abspath(articles[0])), []  # git says what is wrong
    kept: list[str] = []
    nested: dict[str, None] = {}
    for article, home in homes.items():
        if home == outer:
            kept.append(article)
        elif home is None:
            raise UsageError(
                f"{option} asks what has changed, and {article} stands in no git repository;"
                f" check it without {option}"
            )
        elif home.startswith(outer.rstrip(os.sep) + os.sep):
            nested[home] = None
        else:
            raise UsageError(
                f"{option} looks at one repository at a time, and {kept[0] if kept else articles[0]} and"
                f" {article} are of two; check one after the other"
            )
    return kept, outer, [Skipped(shown(home), _NESTED) for home in nested]
