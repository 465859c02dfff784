"""Which articles are staged or committed, and not on disk?"""

# ruff: noqa: PTH100, PTH112, PTH118
from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from healthlint.run.files.exclusion import Exclusion, with_separator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.run.linting import Linting


def unseen(paths: Iterable[str], root: str, linting: Linting) -> Iterator[tuple[str, str]]:
    """Yield those of some paths from a root that the folders of a run would hold, were they on disk.

    With each comes the name that the user knows it by, which is first.
    """
    suffixes = tuple(linting.readers)
    folders = [path for path in linting.request.paths if os.path.isdir(path)]
    exclusion = Exclusion((), linting.config_for)
    for path in paths:
        whole = os.path.join(root, path.replace("/", os.sep))
        if not path.lower().endswith(suffixes) or os.path.lexists(whole):
            continue
        for folder in folders:
            above = with_separator(os.path.abspath(folder))
            below = whole.removeprefix(above)
            if below == whole or any(part.startswith(".") for part in PurePosixPath(below).parts):
                continue
            if exclusion.of_path(whole) is None:
                shown = os.path.normpath(folder)
                yield (below if shown == "." else os.path.join(shown, below)), path
            break
