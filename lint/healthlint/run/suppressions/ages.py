"""How long has a line stood as it stands?

Git is asked about what is committed, never about the file itself, so that no filter of the repository is
run; a line that is not committed yet is as old as the day.
"""

from __future__ import annotations

import datetime
import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.rewriting import read_original
from healthlint.run.git.repository import Git
from healthlint.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTION = "--age"


class Ages:
    """The ages of lines, for the articles of one run."""

    def __init__(self, today: datetime.date) -> None:
        """Take the day from which ages are counted."""
        self._today = today
        self._repositories: dict[str, Git | None] = {}

    def of(self, path: str, lines: Sequence[int]) -> dict[int, int | None]:
        """Return the ages in days of lines of an article (from 1); None where nobody can tell."""
        try:
            original = read_original(path)
        except UnreadableError:
            return dict.fromkeys(lines)
        known = self._known(path, original.encoding)
        if known is None:
            return dict.fromkeys(lines)
        shown = Lines(original.text)
        return {line: self._age(shown.text(line), line, known) for line in lines}

    def _age(self, text: str, line: int, known: dict[str, list[tuple[int, int | None]]]) -> int | None:
        places = known.get(text)
        if not places:
            return 0  # not committed yet
        _, day = min(places, key=lambda place: abs(place[0] - line))
        return None if day is None else max(0, self._today.toordinal() - day)

    def _known(self, path: str, encoding: str) -> dict[str, list[tuple[int, int | None]]] | None:
        """Return what git knows of each line by its text: its number, and the day of its commit, an ordinal.

        None where there is no repository, or the file is not in it.
        """
        whole = os.path.realpath(path)
        git = self._repository(str(Path(whole).parent))
        if git is None:
            return None
        try:
            name = os.path.relpath(whole, os.path.realpath(git.root))
            answer = git.answer("blame", "--porcelain", "--no-textconv", "HEAD", "--", name)
        except (UsageError, ValueError):
            return {} if self._is_new(git, whole) else None
        return _lines_of(answer, encoding, shallow=git.shallow)

    def _is_new(self, git: Git, whole: str) -> bool:
        """Tell whether a file of a repository is not committed yet."""
        name = os.path.relpath(whole, os.path.realpath(git.root)).replace(os.sep, "/")
        return git.line("rev-parse", "--verify", "-q", "HEAD") is not None and not git.line(
            "ls-tree", "--name-only", "HEAD", "--", name
        )

    def _repository(self, folder: str) -> Git | None:
        if folder not in self._repositories:
            try:
                self._repositories[folder] = Git(folder, _OPTION)
            except UsageError:
                self._repositories[folder] = None
        return self._repositories[folder]


def _lines_of(answer: bytes, encoding: str, *, shallow: bool) -> dict[str, list[tuple[int, int | None]]]:
    """Return the lines of `git blame --porcelain` by their text."""
    found: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
    days: dict[bytes, int | None] = {}
    commit, number = b"", 0
    for line in answer.split(b"\n"):
        if line.startswith(b"\t"):
            text = line[1:].rstrip(b"\r").decode(encoding, "replace").removeprefix("\ufeff")
            found[text].append((number, days.get(commit)))
            continue
        key, _, value = line.partition(b" ")
        if len(key) in (40, 64) and value[:1].isdigit():
            commit, number = key, int(value.split()[1])
        elif key == b"author-time":
            days[commit] = datetime.datetime.fromtimestamp(int(value), datetime.UTC).toordinal()
        elif key == b"boundary" and shallow:
            days[commit] = None  # the history is cut off there; the line may be older
    return found
