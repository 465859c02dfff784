"""Which folder is the root of the repository around another one?"""

# Thousands of files go through here, and pathlib is slow:
# ruff: noqa: PTH118, PTH120
from __future__ import annotations

import os


def root_around(folder: str, known: dict[str, str | None] | None = None) -> str | None:
    """Return the nearest absolute folder from one upwards that holds `.git`; None where there is none.

    `known` remembers the answers between calls.
    """
    known = {} if known is None else known
    pending = []
    while folder not in known:
        pending.append(folder)
        if is_root(folder):
            known[folder] = folder
            break
        parent = os.path.dirname(folder)
        if parent == folder:
            known[folder] = None
            break
        folder = parent
    for below in pending:
        known[below] = known[folder]
    return known[folder]


def is_root(folder: str) -> bool:
    """Tell whether a folder is the root of a repository, or of a work tree of one."""
    return os.path.lexists(os.path.join(folder, ".git"))
