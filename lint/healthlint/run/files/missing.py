"""What did a path mean that leads to no article?"""

# A name that does not exist may hold what no path may:
# ruff: noqa: PTH110, PTH112, PTH114, PTH118, PTH120, PTH122, PTH208
from __future__ import annotations

import os
from collections.abc import Collection

from healthlint.rule.suggest import nearest

_ADDRESSES = ("http:", "https:", "file:", "ftp:")


def missing(path: str, error: OSError | ValueError) -> str:
    """Return what to say of a path that cannot be found, with the name beside it that is nearest."""
    if not path:
        return "an empty path was given; name a file or a folder, or . for this one"
    if isinstance(error, PermissionError):
        return f"{path}: cannot be read: {error.strerror}"
    if path.lower().startswith(_ADDRESSES):
        return f"{path}: is an address, and healthlint reads files; save the page and name the file"
    if os.path.islink(path):
        return f"{path}: is a link that leads nowhere; name what it should lead to"
    meant = _neighbour(path)
    return f"{path}: no such file or folder" + (f"; did you mean {meant}?" if meant else f"; {_stage(path)}")


def empty(folder: str, outcome: str, kinds: str) -> str:
    """Return what to say of a folder without an article; `outcome` counts what was left out."""
    why = f" ({outcome})" if outcome else ""
    beside = _neighbour(folder)
    meant = f"; did you mean {beside}?" if beside else f"; healthlint reads {kinds}"
    return f"{folder}: no article in this folder{why}{meant}"


def unmatched(pattern: str, outcome: str, suffixes: Collection[str]) -> str:
    """Return what to say of a glob without an article."""
    why = f" ({outcome})" if outcome else ""
    stem, suffix = os.path.splitext(pattern)
    likely = nearest(suffix, suffixes) if suffix and suffix not in suffixes else None
    meant = f"did you mean {stem}{likely}?" if likely else f"healthlint reads {', '.join(sorted(suffixes))}"
    return f"{pattern}: no article matches{why}; {meant}"


def _neighbour(path: str) -> str | None:
    """Return the existing path that differs in one name and is most like this one."""
    if os.sep == "/" and "\\" in path and os.path.exists(path.replace("\\", "/")):
        return path.replace("\\", "/")
    folder, rest = path, ""
    while folder:
        above, name = os.path.split(folder)
        if not name or above == folder:
            return None
        if os.path.isdir(above or "."):
            found = nearest(name, (other for other in _names(above or ".") if other != name))
            whole = os.path.join(above, found, rest) if found and rest else os.path.join(above, found or "")
            return whole if found and os.path.exists(whole) else None
        folder, rest = above, os.path.join(name, rest) if rest else name
    return None


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _stage(path: str) -> str:
    """Say which part of a path is there, where no name is near."""
    folder = os.path.dirname(path)
    while folder and not os.path.isdir(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return f"{folder or 'the current folder'} has nothing of a like name"
