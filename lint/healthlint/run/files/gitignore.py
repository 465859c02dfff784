"""Which files do patterns in the manner of .gitignore leave out?

What a pattern means is pathspec's business (`GitIgnoreSpec`); which files of patterns hold for a
folder, and which of them has the last word, is gitignore(5)'s: the nearest one.
"""

# Thousands of names go through here, and pathlib is slow:
# ruff: noqa: PTH112, PTH118, PTH120, PTH123
from __future__ import annotations

import os
import re
from functools import cached_property
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


_DEEP = Expression(r"\*\*/\s*$")  # folders at any depth, for which pathspec has no expression


class Patterns:
    """Patterns as in .gitignore, seen from one folder."""

    def __init__(self, root: str, lines: Iterable[str]) -> None:
        """Take the absolute path of the folder and the lines of a .gitignore; wrong lines mean nothing."""
        self.root = root
        self._prefix = root if root.endswith(os.sep) else root + os.sep
        self._lines = tuple(lines)

    def verdict(self, path: str, *, folder: bool = False) -> bool | None:
        """Tell whether an absolute path is left out, brought back (False), or not spoken of (None).

        Only the path itself counts, not the folders above it: the caller comes down from there.
        """
        if not path.startswith(self._prefix):
            return None
        relative = path[len(self._prefix) :].replace(os.sep, "/")
        if folder:
            relative += "/"
        for matches, below, include in self._tests:
            found = matches(relative)
            if found and not (below and found.end() == len(relative)):
                return include
        return None

    @cached_property
    def _tests(self) -> list[tuple[Callable[[str], re.Match[str] | None], bool, bool]]:
        """How each pattern is matched, whether only below the match, and what it means; the last line first.

        pathspec's own checks also match all that stands below a folder, which gets patterns wrong
        that bring something back from there. Its expressions are anchored at both ends but for
        `folder/**`, which ends with that slash, and for those that match every file or folder.
        """
        from pathspec import GitIgnoreSpec

        spec = GitIgnoreSpec.from_lines(
            [_DEEP.sub("**/*/", line) for line in self._lines if is_pattern(line)]
        )
        tests: list[tuple[Callable[[str], re.Match[str] | None], bool, bool]] = []
        for pattern in reversed(list(spec.patterns)):
            if pattern.regex is not None and pattern.include is not None:
                anchored = pattern.regex.pattern.startswith("^")
                whole = anchored and "ps_d" in pattern.regex.groupindex
                matches = pattern.regex.fullmatch if whole else pattern.regex.search
                tests.append((matches, anchored and not whole, pattern.include))
        return tests


def is_pattern(line: str) -> bool:
    """Tell whether git could read a line of a .gitignore."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


Layers = tuple[Patterns, ...]  # the first has the last word


def ignored(path: str, layers: Layers, *, folder: bool = False) -> bool:
    """Tell whether git would ignore an absolute path."""
    for patterns in layers:
        verdict = patterns.verdict(path, folder=folder)
        if verdict is not None:
            return verdict
    return False


def layers_in(folder: str, names: Iterable[str], above: Layers) -> Layers:
    """Return the patterns that hold for the entries of a folder, whose names are given.

    A repository inside another one is a world of its own.
    """
    own: Layers = ()
    if ".gitignore" in names:
        own = _read(os.path.join(folder, ".gitignore"), folder)
    if ".git" in names:
        return own + _read(os.path.join(_git_folder(folder), "info", "exclude"), folder)
    return own + above


def layers_above(folder: str) -> Layers:
    """Return the patterns that hold for a folder because of the repository it is in.

    None hold where they leave out the folder itself: whoever names it has overruled them.
    """
    above: list[str] = []
    current = folder
    while not os.path.lexists(os.path.join(current, ".git")):
        parent = os.path.dirname(current)
        if parent == current:
            return ()
        above.append(parent)
        current = parent
    layers: Layers = ()
    for place in reversed(above):
        here = [name for name in (".git", ".gitignore") if os.path.lexists(os.path.join(place, name))]
        layers = layers_in(place, here, layers)
    return () if layers and ignored(folder, layers, folder=True) else layers


def _git_folder(folder: str) -> str:
    """Return where git keeps what it knows; in a worktree or submodule `.git` is a file that says so."""
    git = os.path.join(folder, ".git")
    if os.path.isdir(git):
        return git
    try:
        with open(git, encoding="utf-8") as file:
            named = os.path.join(folder, file.read().partition("gitdir:")[2].strip())
        with open(os.path.join(named, "commondir"), encoding="utf-8") as file:
            return os.path.join(named, file.read().strip())
    except FileNotFoundError:
        return named if "named" in locals() else git
    except (OSError, ValueError):
        return git


def _read(path: str, root: str) -> Layers:
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:
            lines = file.read().split("\n")
    except OSError:
        return ()
    return (Patterns(root, lines),) if any(line.strip() and line[0] != "#" for line in lines) else ()
