"""What happens between the paths that a user names and the findings that are shown?"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

from healthlint.run.cache import user_cache_folder
from healthlint.run.files.articles import Skipped, find_articles
from healthlint.run.linting import Linting
from healthlint.text.readers import BY_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator, Sequence
    from pathlib import Path

    from healthlint.rule.publication import Publication
    from healthlint.run.article import Article
    from healthlint.run.changes.changes import Changes
    from healthlint.run.config.config import Config
    from healthlint.run.plugins.installed import Installed
    from healthlint.run.request import Request
    from healthlint.run.results.contents import Contents
    from healthlint.run.results.environment import Environment
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
        self._environment: Environment | None = None  # where plugins need not be loaded
        self._contents: Contents | None = None
        self._unprepared: Sequence[str] = ()  # articles whose rules may have to be made ready
        self._results: Results | None = None
        self.recalled_rules: frozenset[str] = frozenset()  # by code, those that earlier runs have applied
        self.skipped: tuple[Skipped, ...] = ()  # known once the linting has begun
        self.changes: Changes | None = None  # the same, where the request asks for changes only
        super().__init__(request, installed)

    @property
    def remembered(self) -> int:
        """How many articles were not linted, as they are what they were."""
        return 0 if self._results is None else self._results.remembered

    @property
    def rules_applied(self) -> frozenset[str]:
        """The codes of the rules that read at least one article, in this run or in earlier ones."""
        return (
            self.recalled_rules
            if "_linters" not in vars(self)
            else self.recalled_rules | super().rules_applied
        )

    def lint_files(self, paths: Sequence[str]) -> Iterator[Article]:
        """Yield what is wrong with files, or with what has changed in them where only that is asked."""
        return self.timed(
            map(self.lint_file, paths) if self.changes is None else self.changes.lint(self, paths)
        )

    def lint(self, progress: Callable[[int, int], None] | None = None) -> Iterator[Article]:
        """Yield the articles of the request in order, linted.

        Raises UsageError before the first one for a wrong path, config or selection.
        """
        known = self._environment
        suffixes = tuple(self.readers) if known is None else (*BY_SUFFIX, *known.suffixes)
        found = find_articles(self.request.paths, suffixes, config_for=self.config_for)
        if self.request.reports:
            from healthlint.run.files.reports import without_reports

            found = without_reports(found, self.request.reports)
        articles, self.skipped = found
        if self.request.changes is not None:
            from healthlint.run.changes.planning import planned

            plan = planned(found, self.request.changes, self)
            if plan is not None:
                self.changes, articles, self.skipped = plan
        self._unprepared = articles or found.articles[:1]
        self._results = self._recalling()
        rules = None if self._results is None else self._results.rules_of(self._unprepared)
        if rules is None or self._environment is None:
            self.prepare()
        else:
            self.recalled_rules |= rules
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
        if self._results is None:
            yield from self._at_work(paths, jobs, remembering=False)
            return
        from healthlint.run.results.results import remembered_or_linted

        def at_work(missing: Sequence[str]) -> Generator[Article | Linted, None, None]:
            return self._at_work(missing, jobs, remembering=True)

        yield from remembered_or_linted(self._results, paths, at_work)

    def _at_work(self, paths: Sequence[str], jobs: int, *, remembering: bool) -> Generator[Any, None, None]:
        """Yield articles in order, linted by this process or by several."""
        if paths:
            self.prepare()
        if jobs > 1 and len(paths) >= _ALONE and not self.looking_up.is_online:
            from healthlint.run.units import units_of
            from healthlint.run.workers import give_back_large_pieces, lint_in_workers

            units = units_of(paths, jobs)
            give_back_large_pieces()  # workers begin with what this process has
            self._linters.load()
            yield from lint_in_workers(self, units, min(jobs, len(units)), remembering=remembering)
        elif remembering:
            from healthlint.run.results.linted import lint_to_remember

            yield from (lint_to_remember(self, path) for path in paths)
        else:
            yield from self.lint_files(paths)

    def prepare(self) -> None:
        """Make the rules of the articles ready, if that has not been done; raises UsageError."""
        if not self._unprepared:
            return
        paths, self._unprepared = self._unprepared, ()
        self._linters.prepare(self._places(paths))
        if self._results is not None:
            self._results.note_rules(super().rules_applied)

    def has_changed(self) -> bool:
        """Tell whether files have changed in this run that rules may have been made of in it."""
        return "_linters" in vars(self) and not self._held().are_as_they_were()

    def _knows_plugins(self) -> bool:
        if not self._may_recall():
            return False
        from healthlint.run.results.environment import recalled

        switches = self._switches()
        self._environment = recalled(self._cache, self._held(), switches, self.started)
        if self._environment is None:
            return False
        known = self._environment
        self._tell_unknown((*known.plugins, *(off.plugin for off in known.off)))
        self._configs.learn_later(lambda: self.installed, known.options, known.off)
        return True

    def _may_recall(self) -> bool:
        """Tell whether something that earlier runs have found may be shown by this one."""
        request = self.request
        if self._given is not None:  # whose rules may be of no files
            return False
        # What is timed must be worked out, and takes no time where it is not.
        return request.cached and request.network is None and request.changes is None and not request.timing

    def _held(self) -> Contents:
        if self._contents is None:
            from healthlint.run.results.contents import Contents

            self._contents = Contents(self._cache)
        return self._contents

    def _recalling(self) -> Results | None:
        """Return what earlier runs have found; None where this one must work everything out."""
        folder = user_cache_folder()
        if folder is None or not self._may_recall():
            return None
        environment = self._looked_at() if self._environment is None else self._environment.digest
        if environment is None:
            return None
        from healthlint.run.results.results import Results

        return Results(self, self._cache, self._held(), environment, folder)

    def _looked_at(self) -> bytes | None:
        """Return the digest of the plugins as they are loaded; None where that cannot be told."""
        from healthlint.run.results.contents import ChangedError, TooMuchError
        from healthlint.run.results.environment import looked_at

        contents = self._held()
        try:
            return looked_at(self._cache, contents, self.installed, self._switches(), self.started)
        except (OSError, TooMuchError, ChangedError):
            return None
        finally:
            contents.remember()
