"""How are articles searched for?"""

# Thousands of files go through here, and pathlib is slow:
# ruff: noqa: PTH100, PTH110, PTH112, PTH116, PTH119
from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.rule.coverage import Skipped
from healthlint.run.errors import UsageError
from healthlint.run.files.exclusion import EXCLUDED, HIDDEN, IGNORED, Exclusion, with_separator
from healthlint.run.files.gitignore import Layers, ignored, layers_above, layers_in
from healthlint.run.files.unread import may_be_article, without_reader
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.run.config.config import Config
    from healthlint.run.files.globs import Glob, State


class Found(NamedTuple):
    """The articles of a run, each once, as the user named them; and what was passed over."""

    articles: tuple[str, ...]
    skipped: tuple[Skipped, ...]


class _Folder(NamedTuple):
    """A folder that is being searched."""

    entries: Iterator[os.DirEntry[str]]
    path: str  # absolute, with a separator at its end
    shown: str  # as the user named it, with a separator at its end, or nothing
    ignoring: Layers
    excluding: Layers
    state: State | None  # how far down a glob it stands; None: all below is meant


class Search:
    """Collects the articles of a run."""

    def __init__(
        self,
        suffixes: Collection[str],
        exclude: Sequence[str],
        config_for: Callable[[Path], Config] | None,
    ) -> None:
        self._suffixes = tuple(suffix.lower() for suffix in suffixes)
        self._exclusion = Exclusion(exclude, config_for)
        self._articles: dict[str, str] = {}  # as named, by absolute path
        self._skipped: dict[str, Skipped] = {}  # by path as named
        self._tally: Counter[str] = Counter()  # what became of the files of the path being added
        self._without_reader = 0

    def found(self) -> Found:
        """Return what was collected; raises UsageError where no file named has a reader."""
        skipped = tuple(self._skipped.values())
        if self._without_reader and self._without_reader == len(skipped) and not self._articles:
            raise UsageError(f"{skipped[0].path}: {skipped[0].reason}; healthlint reads {self._kinds}")
        return Found(tuple(self._articles.values()), skipped)

    def add(self, path: str) -> None:
        """Collect the articles that one path means; raises UsageError where it means none."""
        self._tally.clear()
        shown = _plain(path)
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            from healthlint.run.files.globs import is_glob

            if not is_glob(path):
                from healthlint.run.files.missing import missing

                raise UsageError(missing(shown, error)) from error
            only_folders = path.endswith(("/", os.sep))
            self._add_glob(f"{shown}/**" if only_folders else shown)
            return
        if stat.S_ISDIR(mode):
            self._add_folder(shown)
            if not self._tally["found"] and not self._tally[EXCLUDED]:
                from healthlint.run.files.missing import empty

                raise UsageError(empty(shown, self._outcome, self._kinds))
        else:
            self._add_file(shown, ordinary=stat.S_ISREG(mode))

    def _add_file(self, shown: str, *, ordinary: bool = True) -> None:
        path = os.path.abspath(shown)
        name = os.path.basename(path)
        reason = self._exclusion.of_path(path)
        if reason is None and not name.lower().endswith(self._suffixes):
            reason = without_reader(name)
            self._without_reader += shown not in self._skipped
        if reason is None and not ordinary:
            self._skip(shown, "not an ordinary file; save its content as one", failed=True, named=True)
        elif reason is None:
            self._take(path, shown)
        else:
            self._skip(shown, reason, named=True)

    def _add_folder(self, shown: str, glob: Glob | None = None) -> None:
        path = os.path.abspath(shown)
        reason = self._exclusion.of_path(path, folder=True)
        if reason is not None:
            self._skip(shown, reason, named=glob is None)
            return
        self._walk(path, "" if shown == "." else with_separator(shown), layers_above(path), glob)

    def _add_glob(self, shown: str) -> None:
        from healthlint.run.files.globs import Glob, without_braces

        absent = None
        for pattern in without_braces(shown.replace("\\", "/")):
            glob = Glob(pattern)
            base = glob.base or "."
            if os.path.isdir(base):
                self._add_folder(base, None if glob.literal else glob)
            elif not os.path.exists(base):
                absent = absent or (None if glob.literal else base)
            elif glob.literal:
                self._add_file(base)
        if not self._tally["found"] and not self._tally[EXCLUDED]:
            from healthlint.run.files.missing import missing, unmatched

            if absent:
                raise UsageError(missing(absent, FileNotFoundError()))
            raise UsageError(unmatched(shown, self._outcome, self._suffixes))

    def _walk(self, path: str, shown: str, ignoring: Layers, glob: Glob | None) -> None:
        stack = [self._opened(path, shown, ignoring, glob.start if glob else None)]
        while stack:
            folder = stack[-1]
            for entry in folder.entries:
                name = entry.name
                below, meant = None, True
                if folder.state is not None and glob is not None:
                    meant, below = glob.step(folder.state, name)
                    if not meant and not below:
                        continue
                if entry.is_dir(follow_symlinks=False):
                    inner = folder.path + name
                    if self._enters(inner, name, folder):
                        state = None if meant else below
                        stack.append(
                            self._opened(inner, folder.shown + name + os.sep, folder.ignoring, state)
                        )
                        break
                elif meant and name.lower().endswith(self._suffixes):
                    self._consider(entry, folder)
                elif meant and may_be_article(name):
                    self._consider(entry, folder, readable=False)
                elif meant and entry.is_symlink() and entry.is_dir() and name[0] != ".":
                    self._skip(
                        folder.shown + name, "a link to a folder is not followed; name it to search it"
                    )
            else:
                stack.pop()

    def _opened(self, path: str, shown: str, ignoring: Layers, state: State | None) -> _Folder:
        try:
            with os.scandir(path) as scan:
                entries = sorted(scan, key=attrgetter("name"))
        except OSError as error:
            reason = f"the folder cannot be read: {error.strerror}"
            self._skip(shown[:-1] or shown or ".", reason, failed=True)
            entries = []
        layers = layers_in(path, {entry.name for entry in entries}, ignoring)
        return _Folder(
            iter(entries), with_separator(path), shown, layers, self._exclusion.patterns_in(path), state
        )

    def _enters(self, path: str, name: str, folder: _Folder) -> bool:
        """Tell whether a folder below the one named is searched, and note where the user's word keeps out."""
        reason = self._exclusion.of_entry(path, name, folder.excluding, folder=True)
        if reason is None and ignored(path, folder.ignoring, folder=True):
            reason = IGNORED
        if reason in (EXCLUDED, IGNORED):
            self._skip(folder.shown + name, reason)
        return reason is None

    def _consider(self, entry: os.DirEntry[str], folder: _Folder, *, readable: bool = True) -> None:
        name = entry.name
        path, shown = folder.path + name, folder.shown + name
        reason = self._exclusion.of_entry(path, name, folder.excluding)
        if reason == HIDDEN:
            return
        if reason is None and folder.ignoring and ignored(path, folder.ignoring):
            reason = IGNORED
        if not readable:
            if reason is None and entry.is_file():
                self._skip(shown, without_reader(name))
        elif reason is not None:
            self._skip(shown, reason)
        elif entry.is_file():
            self._take(path, shown)
        elif entry.is_symlink():
            self._skip(shown, "a link that leads nowhere")

    def _take(self, path: str, shown: str) -> None:
        self._tally["found"] += 1
        self._articles.setdefault(path, shown)

    def _skip(self, shown: str, reason: str, *, failed: bool = False, named: bool = False) -> None:
        self._tally[reason] += 1
        if shown not in self._skipped or (named and not self._skipped[shown].named):
            self._skipped[shown] = Skipped(shown, reason, failed, named)

    @property
    def _outcome(self) -> str:
        counted = [f"{count} {reason}" for reason, count in self._tally.items() if reason != "found"]
        return ", ".join(counted)

    @property
    def _kinds(self) -> str:
        return ", ".join(sorted(self._suffixes))


def _plain(path: str) -> str:
    """Return a path without the `./` and the separators at its end that say nothing."""
    while path.startswith(("./", "." + os.sep)) and path.strip("./" + os.sep):
        path = path[2:].lstrip("/" + os.sep)
    drive, rest = os.path.splitdrive(path)
    return drive + (rest.rstrip("/" + os.sep) or rest[:1])
