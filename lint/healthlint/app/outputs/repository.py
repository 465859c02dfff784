"""Where in the repository does an article stand?

Hosts show a finding beside a line only where they are told the path from the root of the repository,
whatever folder the command was run in.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from healthlint.run.git.root import is_root, root_around

if TYPE_CHECKING:
    from collections.abc import Mapping

# The folder into which a host has checked the repository out: GitHub, GitLab, Azure Pipelines.
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")


class Repository:
    """The repository around the current folder."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Take the environment, in which a host says where it has put the repository."""
        self._environ = environ
        self._places: dict[str, str] = {}

    def place(self, path: str) -> str:
        """Return a path, as messages show it, from the root of the repository on, with forward slashes.

        One of a file elsewhere is absolute.
        """
        if path not in self._places:
            self._places[path] = self._place(path)
        return self._places[path]

    def _place(self, path: str) -> str:
        absolute = os.path.normpath(os.path.join(self._here, path))  # noqa: PTH118  `path` may be absolute
        folder, name = os.path.split(absolute)
        for named in (absolute, os.path.join(os.path.realpath(folder), name)):  # noqa: PTH118
            if _is_below(named, self._root):
                return os.path.relpath(named, self._root).replace(os.sep, "/")
        return absolute.replace(os.sep, "/")

    @cached_property
    def _here(self) -> str:
        return os.path.realpath(".")

    @cached_property
    def _root(self) -> str:
        """The root of the repository, or the current folder where there is none."""
        around = self._checkout
        nearest = root_around(self._here)
        if around is None or (nearest is not None and not is_root(around)):
            return nearest or self._here
        return around

    @cached_property
    def _checkout(self) -> str | None:
        """The folder that a host has checked out around the current one."""
        for name in _CHECKOUTS:
            folder = self._environ.get(name)
            if folder and _is_below(self._here, os.path.realpath(folder)):
                return os.path.realpath(folder)
        return None


def _is_below(path: str, root: str) -> bool:
    try:
        return os.path.commonpath((os.path.normcase(path), os.path.normcase(root))) == os.path.normcase(root)
    except ValueError:  # another drive
        return False
