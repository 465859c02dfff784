"""Which files differ between two states of a repository?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.run.git.comparison import Comparison
    from healthlint.run.git.repository import Git

_FILES = ("100644", "100755")
_LINK = "120000"


class Entry(NamedTuple):
    """A file that is not the same in two states; a path with slashes leads to it from the root."""

    before: str | None  # the object that holds the old text; None: there was no file, or a link
    after: str | None  # that of the new text; None: there is no file, or it has not been stored yet
    there: bool  # there is a file in the new state
    link: bool = False  # it is a symbolic link in the new state
    unmerged: bool = False  # its conflicts have not been resolved


def changed(git: Git, comparison: Comparison) -> list[dict[str, Entry]]:
    """Return for each earlier state what differs from it, by path."""
    return [_changed(git, tree, comparison.after) for tree in comparison.before]


def tracked(git: Git) -> set[str]:
    """Return the paths that the index has, from the root."""
    return set(git.items("ls-files", "-z"))


def _changed(git: Git, tree: str, after: str) -> dict[str, Entry]:
    common = ("--raw", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=all")
    if after == "files":
        items = git.items("diff-index", *common, tree, "--")
    elif after == "index":
        items = git.items("diff-index", "--cached", *common, tree, "--")
    else:
        items = git.items("diff-tree", "-r", *common, tree, after, "--")
    entries: dict[str, Entry] = {}
    for head, path in zip(items[::2], items[1::2], strict=True):
        old_mode, new_mode, old, new, status = head.removeprefix(":").split(" ")
        known = entries.get(path)
        if known is not None and known.unmerged:  # a file with conflicts has a second line
            entries[path] = known._replace(before=_object(old, old_mode) or known.before)
        elif status == "U":
            entries[path] = Entry(known.before if known else None, None, there=True, unmerged=True)
        else:
            there = new_mode in _FILES or new_mode == _LINK
            new_text = _object(new, new_mode)
            entries[path] = Entry(_object(old, old_mode), new_text, there, link=new_mode == _LINK)
    unmerged = [path for path, entry in entries.items() if entry.unmerged and entry.before is None]
    for path in unmerged:
        entries[path] = entries[path]._replace(before=_stored(git, tree, path))
    return entries


def _object(name: str, mode: str) -> str | None:
    return name if mode in _FILES and name.strip("0") else None


def _stored(git: Git, tree: str, path: str) -> str | None:
    """Return the object of a path in a tree."""
    for item in git.items("ls-tree", "-z", "--full-tree", tree, "--", path):
        mode, _, name = item.partition("\t")[0].split(" ")
        return _object(name, mode)
    return None
