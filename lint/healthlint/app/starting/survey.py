"""What is there in a repository of articles?"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from healthlint.app.starting.disclaimers import Place, disclaimer_in_templates
from healthlint.app.starting.folders import Set, folders_to_leave_out
from healthlint.rule.toml_file import shown
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.articles import find_articles, read_article
from healthlint.run.guess import guess_of
from healthlint.text.language.detection import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.run.config.config import Config
    from healthlint.run.session import Session

_AGREED = 0.8  # of the guesses about a folder, for it to be proposed
_HEAD = 3_000  # code points that tell the language of an article


@dataclass
class Survey:
    """What was seen; paths count from the top of the repository and have forward slashes."""

    articles: tuple[str, ...] = ()  # as the command line would name them, those left out not among them
    languages: Counter[str] = field(default_factory=Counter)
    suffixes: Counter[str] = field(default_factory=Counter)
    left_out: tuple[Set, ...] = ()
    profiles: dict[str, str] = field(default_factory=dict)  # by folder; `` is all articles
    disclaimer: Place | None = None

    @property
    def chinese(self) -> bool:
        """Tell whether most articles are Chinese."""
        return self.languages["zh"] > self.languages["en"]


def survey(top: Path, session: Session) -> Survey:
    """Look at a repository; raises UsageError for a config in it that is wrong."""
    seen = Survey(disclaimer=disclaimer_in_templates(top))
    named = {_from_top(path, top): path for path in _found(top, session)}
    sources: dict[str, str | None] = {}

    def source_of(path: str) -> str | None:
        if path not in sources:
            sources[path] = _text(named[path])
        return sources[path]

    seen.left_out = tuple(folders_to_leave_out(named, top, source_of))
    gone = {file for each in seen.left_out for file in each.files}
    guesses: dict[str, Counter[str | None]] = {}
    for path in named:
        if path in gone:
            continue
        source = source_of(path)
        sources.pop(path)
        seen.suffixes[PurePosixPath(path).suffix.lower()] += 1
        if source is None:
            continue
        seen.languages[language_of(source[:_HEAD])] += 1
        folder = str(PurePosixPath(path).parent)
        guesses.setdefault("" if folder == "." else folder, Counter())[guess_of(source, path)] += 1
    seen.articles = tuple(named[path] for path in named if path not in gone)
    seen.profiles = _agreed(guesses)
    return seen


def _found(top: Path, session: Session) -> tuple[str, ...]:
    """Return the articles below the top, which may have none yet; raises UsageError for a wrong config."""
    wrong: list[UsageError] = []

    def config_for(folder: Path) -> Config:
        try:
            return session.config_for(folder)
        except UsageError as error:
            wrong.append(error)
            raise

    try:
        found = find_articles((shown(top),), tuple(session.readers), config_for=config_for)
    except UsageError:
        if wrong:
            raise
        return ()
    return found.articles


def _from_top(path: str, top: Path) -> str:
    return os.path.relpath(path, top).replace(os.sep, "/")


def _text(path: str) -> str | None:
    try:
        return read_article(path)
    except UnreadableError:
        return None


def _agreed(guesses: dict[str, Counter[str | None]]) -> dict[str, str]:
    """Return the guesses about folders that nearly all their articles share, the highest folders only."""
    whole: dict[str, Counter[str | None]] = {}
    for folder, counted in guesses.items():
        for above in _upwards(folder):
            whole.setdefault(above, Counter()).update(counted)
    likely: dict[str, str] = {}
    for folder, counted in whole.items():
        guess, number = max(counted.items(), key=lambda item: item[1])
        if guess and number >= _AGREED * counted.total():
            likely[folder] = guess
    agreed = {
        folder: guess
        for folder, guess in likely.items()
        if all(other == guess for below, other in likely.items() if folder in _upwards(below))
    }
    return {
        folder: guess
        for folder, guess in sorted(agreed.items())
        if not any(above in agreed for above in _upwards(folder) if above != folder)
    }


def _upwards(folder: str) -> Iterable[str]:
    yield folder
    while folder:
        folder = folder.rpartition("/")[0]
        yield folder
