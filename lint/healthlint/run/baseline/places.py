"""What are the articles called from the folder of a baseline, and what has become of their files?"""

# Thousands of files go through here, and pathlib is slow:
# ruff: noqa: PTH118
from __future__ import annotations

import os
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from healthlint.run.baseline.matching import Standing


class Places:
    """The files of a run, as a baseline calls them: from its own folder, with `/`.

    So the name of a file does not depend on the folder that the command is run from, nor on how the
    baseline was named.
    """

    def __init__(self, baseline: Path, folders: Iterable[str]) -> None:
        """Take the file of the baseline, and the folders that the run has searched."""
        self._home = os.path.realpath(baseline.parent)
        self._folders = [os.path.join(os.path.realpath(folder), "") for folder in folders]
        self.present: Collection[str] = ()  # the names of the articles that could be read
        self._standing: dict[str, Standing] = {}

    def name(self, path: str) -> str:
        """Return what an article is called."""
        folder, name = os.path.split(path)
        absolute = os.path.join(_real(folder), name)
        try:
            relative = os.path.relpath(absolute, self._home)
        except ValueError:  # another drive
            relative = absolute
        return unicodedata.normalize("NFC", relative.replace(os.sep, "/"))

    def standing(self, name: str) -> Standing:
        """Return what has become of the file of an entry."""
        if name in self.present:
            return "present"
        known = self._standing.get(name)
        if known is None:
            path = os.path.join(self._home, name)
            there = os.path.lexists(path) or os.path.lexists(unicodedata.normalize("NFD", path))
            known = self._standing[name] = "apart" if there else "gone"
        return known

    def all_searched(self, names: Iterable[str]) -> bool:
        """Tell whether every one of these files would have been met, were it there."""
        if not self._folders:
            return False
        paths = (os.path.normpath(os.path.join(self._home, name)) for name in names)
        return all(any(path.startswith(folder) for folder in self._folders) for path in paths)


@lru_cache(maxsize=1024)
def _real(folder: str) -> str:
    return os.path.realpath(folder)
