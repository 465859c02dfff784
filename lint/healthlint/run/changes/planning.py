"""Which articles of a run have changed, and where are their earlier texts?"""

# Thousands of files go through here, and pathlib is slow:
# ruff: noqa: PTH100, PTH114, PTH118
from __future__ import annotations

import os
from typing import TYPE_CHECKING

from healthlint.run.changes.changes import Changes
from healthlint.run.changes.texts import Texts, Version, is_stored
from healthlint.run.changes.unseen import unseen
from healthlint.run.files.articles import Found, Skipped
from healthlint.run.git.comparison import Staged, compared
from healthlint.run.git.listing import Entry, changed, tracked
from healthlint.run.git.repositories import one_repository
from healthlint.run.git.repository import Git
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from healthlint.run.git.comparison import Comparison, Wanted
    from healthlint.run.linting import Linting

_CONFLICTS = "has conflicts that are not resolved; resolve them and git add the file"
_OUTSIDE = "outside of the repository, where a link leads; nothing tells whether it has changed"


class Plan(NamedTuple):
    """What is to be linted, and what is not although it might have been expected."""

    changes: Changes
    articles: tuple[str, ...]
    skipped: tuple[Skipped, ...]


def planned(found: Found, wanted: Wanted, linting: Linting) -> Plan | None:
    """Return those articles that have changed; None: no change is meant, but all articles as they are.

    Raises UsageError where git cannot tell.
    """
    articles, home, skipped = one_repository(found.articles, wanted.option)
    git = Git(home, wanted.option)
    comparison = compared(wanted, git)
    listings = changed(git, comparison)
    if isinstance(wanted, Staged) and wanted.or_all and not any(listings):
        linting.warnings.append("nothing is staged, so the articles are checked as a whole")
        return None
    planning = _Planning(git, comparison, listings)
    for article in articles:
        planning.add(article)
    if comparison.after != "files":
        everywhere = [path for path in listings[0] if all(path in each for each in listings)]
        there = (path for path in everywhere if listings[0][path].there and not listings[0][path].link)
        for article, path in unseen(there, git.root, linting):
            planning.add(article, path)
    versions = planning.with_renames(tuple(linting.readers))
    touched = {folder for listing in listings for path in listing for folder in _and_above(path)}
    left_out = [each for each in found.skipped if each.failed or _relative(each.path, git.root) in touched]
    told = Changes(git, versions, comparison.told, len(found.articles) - len(versions))
    return Plan(told, tuple(versions), (*left_out, *skipped, *planning.skipped))


class _Planning:
    """Collects the articles that have changed."""

    def __init__(self, git: Git, comparison: Comparison, listings: list[dict[str, Entry]]) -> None:
        self.skipped: list[Skipped] = []
        self._versions: dict[str, Version] = {}  # by article, as it was named
        self._git = git
        self._after = comparison.after
        self._listings = listings
        self._root = os.path.realpath(git.root)
        self._real: dict[str, str] = {}  # folders without links, by those they are reached by
        self._tracked = tracked(git) if comparison.after == "files" else set()

    def add(self, article: str, path: str | None = None) -> None:
        """Take an article; `path` leads to it from the root, where it is known."""
        path = path or self._path(article)
        if path is None:
            self.skipped.append(Skipped(article, _OUTSIDE))
            return
        entries = [listing[path] for listing in self._listings if path in listing]
        if len(entries) < len(self._listings):  # it is as one of the earlier states has it
            if self._after == "files" and path not in self._tracked:
                self._versions[article] = Version((None,), None)
        elif self._after == "files":
            before = entries[0].before
            if before is None or not is_stored(article, before):  # git has only looked at its date
                self._versions[article] = Version((before,), None)
        elif any(entry.unmerged for entry in entries):
            self.skipped.append(Skipped(article, _CONFLICTS, failed=True))
        elif entries[0].after is not None:
            self._versions[article] = Version(tuple(entry.before for entry in entries), entries[0].after)

    def with_renames(self, suffixes: tuple[str, ...]) -> dict[str, Version]:
        """Return the articles that have changed; those with another name have the text of the old one."""
        for number, listing in enumerate(self._listings):
            gone = {
                path: entry.before
                for path, entry in listing.items()
                if entry.before is not None and not entry.there and path.lower().endswith(suffixes)
            }
            appeared = {
                article: version
                for article, version in self._versions.items()
                if version.before[number] is None
            }
            if gone and appeared:
                self._pair(number, appeared, gone)
        return self._versions

    def _pair(self, number: int, appeared: dict[str, Version], gone: dict[str, str]) -> None:
        from healthlint.run.changes.renames import renamed

        texts = Texts(self._git, appeared, gone.values())
        old = {path: text for path, name in gone.items() if (text := texts.stored(name, path)) is not None}
        new = {
            article: text
            for article in appeared
            if (text := texts.now(article, appeared[article])) is not None
        }
        for article, path in renamed(new, old).items():
            before = list(appeared[article].before)
            before[number] = gone[path]
            self._versions[article] = appeared[article]._replace(before=tuple(before))

    def _path(self, article: str) -> str | None:
        """Return the path from the root to what is read under the name of an article."""
        whole = os.path.abspath(article)
        if os.path.islink(whole):
            return _relative(os.path.realpath(whole), self._root)
        folder, name = os.path.split(whole)
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return _relative(os.path.join(self._real[folder], name), self._root)


def _relative(path: str, root: str) -> str | None:
    """Return a path as git names it, or None where it is not below the root."""
    whole = os.path.abspath(path)
    beginning = root if root.endswith(os.sep) else root + os.sep
    return whole[len(beginning) :].replace(os.sep, "/") if whole.startswith(beginning) else None


def _and_above(path: str) -> Iterable[str]:
    """Return a path and the folders that it is in."""
    parts: Sequence[str] = path.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
