"""Which files and folders stay out of a run, and why?"""

# Thousands of names go through here, and pathlib is slow:
# ruff: noqa: PTH109, PTH118, PTH120
from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError
from healthlint.run.files.default_excludes import is_no_article, is_no_content

if TYPE_CHECKING:
    from healthlint.run.config.config import Config
    from healthlint.run.files.gitignore import Layers, Patterns

EXCLUDED = "left out by exclude"
BY_NAME = "left out by default, as no article has such a name"
IGNORED = "left out by .gitignore"
HIDDEN = "hidden"


class Exclusion:
    """What the user leaves out, what is left out by default, and which of them has the last word."""

    def __init__(self, exclude: Sequence[str], config_for: Callable[[Path], Config] | None) -> None:
        """Take the patterns of the command line and what gives the config of a folder."""
        self._here = os.getcwd()
        self._asked: Layers = ()
        if exclude:
            self._asked = (patterns_of_user(self._here, exclude, lambda _: "--exclude"),)
        self._config_for = config_for
        self._folders: dict[str, str | None] = {self._here: None}  # why a folder is left out
        self._configured: dict[tuple[Path | None, str], Patterns] = {}

    def of_entry(self, path: str, name: str, patterns: Layers, *, folder: bool = False) -> str | None:
        """Say why an entry of a folder that is searched is left out, or None; `path` is absolute."""
        verdict = _verdict(path, patterns, folder=folder) if patterns else None
        if verdict is not None:
            return EXCLUDED if verdict else None
        if name[0] == ".":
            return HIDDEN
        return BY_NAME if (is_no_content(name) if folder else is_no_article(name)) else None

    def of_path(self, path: str, *, folder: bool = False) -> str | None:
        """Say why an absolute path is left out although the user named it, or None.

        It shares the lot of the folders above it; but what the current folder stands in, and how
        folders elsewhere are called, is no reason.
        """
        if folder:
            return self._of_folder(path)
        parent, name = os.path.split(path)
        reason = self._of_folder(parent)
        if reason is not None:
            return reason
        verdict = _verdict(path, self.patterns_in(parent), folder=False)
        if verdict is not None:
            return EXCLUDED if verdict else None
        return BY_NAME if is_no_article(name) else None

    def _of_folder(self, path: str) -> str | None:
        pending = []
        while path not in self._folders:
            parent = os.path.dirname(path)
            if parent == path or (not self._is_inside(path) and os.path.lexists(os.path.join(path, ".git"))):
                self._folders[path] = None
                break
            pending.append(path)
            path = parent
        reason = self._folders[path]
        for folder in reversed(pending):
            reason = reason or self._of_one_folder(folder)
            self._folders[folder] = reason
        return reason

    def _of_one_folder(self, path: str) -> str | None:
        parent, name = os.path.split(path)
        verdict = _verdict(path, self.patterns_in(parent), folder=True)
        if verdict is not None:
            return EXCLUDED if verdict else None
        return BY_NAME if self._is_inside(path) and is_no_content(name) else None

    def _is_inside(self, path: str) -> bool:
        return path.startswith(with_separator(self._here))

    def patterns_in(self, folder: str) -> Layers:
        """Return the patterns of the user that hold in an absolute folder; raises UsageError."""
        if self._config_for is None:
            return self._asked
        config = self._config_for(Path(folder))
        lines = (*config.exclude, *config.extend_exclude)
        if not lines:
            return self._asked
        root = str(config.root)
        if not with_separator(folder).startswith(with_separator(root)):  # the config stands elsewhere
            root = self._here
        known = self._configured.get((config.path, root))
        if known is None:
            known = patterns_of_user(root, lines, lambda line: config.where("exclude", line))
            self._configured[config.path, root] = known
        return (*self._asked, known)


def patterns_of_user(root: str, lines: Sequence[str], where: Callable[[str], str]) -> Patterns:
    r"""Return what a user excludes, seen from an absolute folder.

    `./drafts` is `/drafts`, and a backslash separates folders unless it guards a first `!` or `#`.
    Raises UsageError for what is no pattern; `where` says where it was written.
    """
    from healthlint.run.files.gitignore import Patterns, is_pattern

    for line in lines:
        if not is_pattern(line):
            raise UsageError(f"{where(line)}: {line!r} is no pattern; write it as in .gitignore")
    return Patterns(root, [_with_slashes(line) for line in lines])


def _with_slashes(line: str) -> str:
    sign = "!" if line.startswith("!") else ""
    rest = line[len(sign) :]
    guard = "\\" if not sign and rest.startswith(("\\!", "\\#")) else ""
    rest = rest[len(guard) :].replace("\\", "/")
    return sign + guard + (rest[1:] if rest.startswith("./") else rest)


def with_separator(folder: str) -> str:
    """Return a folder as the beginning of the paths in it."""
    return folder if folder.endswith(os.sep) else folder + os.sep


def _verdict(path: str, patterns: Layers, *, folder: bool) -> bool | None:
    for layer in patterns:
        verdict = layer.verdict(path, folder=folder)
        if verdict is not None:
            return verdict
    return None
