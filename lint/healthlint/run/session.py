"""What happens between the paths that a user names and the findings that are shown?"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

from healthlint.run.cache import user_cache_folder
from healthlint.run.files.articles import Skipped, find_articles
from healthlint.run.linting import Linting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator, Sequence
    from pathlib import Path

    from healthlint.rule.publication import Publication
    from healthlint.run.article import Article
    from healthlint.run.changes.changes import Changes
    from healthlint.run.config.config import Config
    from healthlint.run.plugins.installed import Installed
    from healthlint.run.request import Request
    from healthlint.run.results.linted import Linted
    from healthlint.run.results.results import Results

# Below this many articles one process is done before others have started.
_ALONE = 300


class Session(Linting):
    """One run over the articles that it is asked for."""

    started = time.time_ns()  # not after the modules of plugins were imported

    def __init__(self, request: Request, installed: Installed | None = None) -> None:
        """Take what is asked; the plugins are those of the environment where none are given."""
        self.begun = time.time_ns()
        super().__init__(request, installed)
        self._remembering = installed is None  # else the rules may be of no files
        self.remembered = 0  # articles that were not linted, as they are what they were
        self.skipped: tuple[Skipped, ...] = ()  # known once the linting has begun
        self.changes: Changes | None = None  # the same, where the request asks for changes only

    def lint_files(self, paths: Sequence[str]) -> Iterator[Article]:
        """Yield what is wrong with files, or with what has changed in them where only that is asked."""
        return self.timed(
            map(self.lint_file, paths) if self.changes is None else self.changes.lint(self, paths)
        )

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

            yield from self.timed(map(self.lint_file, learning_ahead(self, paths, self.judge_of)))
            return
        results = self._results()
        if results is None:
            yield from self._at_work(paths, jobs, remembering=False)
            return
        from healthlint.run.results.results import remembered_or_linted

        def at_work(missing: Sequence[str]) -> Generator[Article | Linted, None, None]:
            return self._at_work(missing, jobs, remembering=True)

        for article in remembered_or_linted(results, paths, at_work):
            self.remembered = results.remembered
            yield article

    def _at_work(self, paths: Sequence[str], jobs: int, *, remembering: bool) -> Generator[Any, None, None]:
        """Yield articles in order, linted by this process or by several."""
        if jobs > 1 and len(paths) >= _ALONE and not self.looking_up.is_online:
            from healthlint.run.units import units_of
            from healthlint.run.workers import lint_in_workers

            units = units_of(paths, jobs)
            yield from lint_in_workers(self, units, min(jobs, len(units)), remembering=remembering)
        elif remembering:
            from healthlint.run.results.linted import lint_to_remember

            yield from (lint_to_remember(self, path) for path in paths)
        else:
            yield from self.lint_files(paths)

    def _results(self) -> Results | None:
        """Return what earlier runs have found; None where this one must work everything out."""
        request = self.request
        if not (self._remembering and request.cached and request.network is None and self.changes is None):
            return None
        if request.timing:  # what is not worked out takes no time that could be told
            return None
        from healthlint.run.results.results import results_of

        return results_of(self, self._cache, user_cache_folder())
