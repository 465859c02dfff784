"""What happens between the paths that a user names and the findings that are shown?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from healthlint.run.files.articles import Skipped, find_articles
from healthlint.run.linting import Linting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from healthlint.rule.publication import Publication
    from healthlint.run.article import Article
    from healthlint.run.changes.changes import Changes
    from healthlint.run.config.config import Config
    from healthlint.run.plugins.installed import Installed
    from healthlint.run.request import Request

# Below this many articles one process is done before others have started.
_ALONE = 300
_UNIT = 64  # articles handed to a worker at a time, about half a megabyte


class Session(Linting):
    """One run over the articles that it is asked for."""

    def __init__(self, request: Request, installed: Installed | None = None) -> None:
        """Take what is asked; the plugins are those of the environment where none are given."""
        super().__init__(request, installed)
        self.skipped: tuple[Skipped, ...] = ()  # known once the linting has begun
        self.changes: Changes | None = None  # the same, where the request asks for changes only

    def lint_files(self, paths: Sequence[str]) -> Iterator[Article]:
        """Yield what is wrong with files, or with what has changed in them where only that is asked."""
        return map(self.lint_file, paths) if self.changes is None else self.changes.lint(self, paths)

    def lint(self, progress: Callable[[int, int], None] | None = None) -> Iterator[Article]:
        """Yield the articles of the request in order, linted.

        Raises UsageError before the first one for a wrong path, config or selection.
        """
        found = find_articles(self.request.paths, tuple(self.readers), config_for=self.config_for)
        if self.request.reports:
            from healthlint.run.files.reports import without_reports

            found = without_reports(found, self.request.reports)
        articles, self.skipped = found
        if self.request.changes is not None:
            from healthlint.run.changes.planning import planned

            plan = planned(found, self.request.changes, self)
            if plan is not None:
                self.changes, articles, self.skipped = plan
        self._linters.prepare(self._places(articles or found.articles[:1]))
        total = len(articles)
        for done, article in enumerate(self._linted(articles), 1):
            if progress is not None:
                progress(done, total)
            yield article

    def _places(self, paths: Sequence[str]) -> Collection[tuple[Config, Publication]]:
        """Return the configs of articles, each with what it says that they are."""
        places: dict[tuple[Path | None, int, Publication], tuple[Config, Publication]] = {}
        for path in paths:
            config = self.config_of(path)
            publication = self._publications.of_config(config)
            places.setdefault((config.path, config.variant, publication), (config, publication))
        return places.values()

    def _linted(self, paths: Sequence[str]) -> Iterator[Article]:
        jobs = self.request.jobs or os.cpu_count() or 1
        # Services are asked by one process, at the pace that they ask for; the time goes by there.
        if self.looking_up.is_online and self.changes is None:
            from healthlint.run.learning_ahead import learning_ahead

            yield from map(self.lint_file, learning_ahead(self, paths, self.judge_of))
            return
        if jobs == 1 or len(paths) < _ALONE or self.looking_up.is_online:
            yield from self.lint_files(paths)
            return
        from healthlint.run.workers import lint_in_workers

        units = [paths[start : start + _UNIT] for start in range(0, len(paths), _UNIT)]
        yield from lint_in_workers(self, units, min(jobs, len(units)))
