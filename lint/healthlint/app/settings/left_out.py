"""Why would a run leave out a file?"""

# ruff: noqa: PTH100, PTH118, PTH120
from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.run.files.exclusion import EXCLUDED, IGNORED, Exclusion, patterns_of_user, with_separator
from healthlint.run.files.gitignore import ignored, layers_above, layers_in

if TYPE_CHECKING:
    from healthlint.run.config.config import Config
    from healthlint.run.session import Session


def why_left_out(path: str, session: Session) -> str | None:
    """Say why the articles of a run would be without a file, or None; raises UsageError."""
    whole = os.path.abspath(path)
    reason = Exclusion((), session.config_for).of_path(whole)
    if reason is not None:
        return (
            f"{reason}{_written(whole, session.config_for(Path(whole).parent)) if reason == EXCLUDED else ''}"
        )
    suffix = Path(path).suffix.lower()
    if suffix not in session.readers:
        kinds = ", ".join(sorted(session.readers))
        return f"no reader is for {suffix or 'a name without suffix'}; healthlint reads {kinds}"
    if _ignored_by_git(whole):
        return f"{IGNORED} where a folder is searched; taken where the file itself is named"
    if any(part[0] == "." and part not in (".", "..") for part in Path(path).parts):
        return "hidden, where a folder is searched; taken where the file itself is named"
    return None


def _written(path: str, config: Config) -> str:
    """Say which pattern leaves out an absolute path, and where it is written."""
    root = str(config.root)
    if not path.startswith(with_separator(root)):
        root = os.getcwd()  # noqa: PTH109
    current = path
    while len(current) > len(root):
        for line in reversed((*config.exclude, *config.extend_exclude)):
            if patterns_of_user(root, [line], str).verdict(current, folder=current != path):
                return f" ({config.where('exclude', line)}: {line})"
        current = os.path.dirname(current)
    return ""


def _ignored_by_git(path: str) -> bool:
    current, folder = path, False
    while True:
        parent = os.path.dirname(current)
        if parent == current or (folder and os.path.lexists(os.path.join(current, ".git"))):
            return False
        names = [name for name in (".gitignore", ".git") if os.path.lexists(os.path.join(parent, name))]
        if ignored(current, layers_in(parent, names, layers_above(parent)), folder=folder):
            return True
        current, folder = parent, True
