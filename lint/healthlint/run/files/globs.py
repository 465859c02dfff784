"""Which names does a pattern on the command line mean, where no shell has expanded it?"""

from __future__ import annotations

import re
from fnmatch import translate

from healthlint.text.expression import Expression

_MAGIC = Expression(r"[*?\[{]")
_BRACES = Expression(r"\{([^{}]*,[^{}]*)\}")
_ANY_DEPTH = "**"

State = frozenset[int]


class Glob:
    """A pattern with slashes: `**` is any number of folders, `*`, `?` and `[a-z]` stay in one name.

    It is walked down with: a state says which of its parts the next name may match.
    """

    def __init__(self, pattern: str) -> None:
        """Take a pattern without braces."""
        parts = pattern.split("/")
        fixed = next((at for at, part in enumerate(parts) if _MAGIC.search(part)), len(parts))
        self.base = "/".join(parts[:fixed]) or ("/" if pattern.startswith("/") else "")
        self._parts = [
            None if part == _ANY_DEPTH else re.compile(translate(part))
            for part in parts[fixed:]
            if part not in ("", ".")
        ]
        self.literal = fixed == len(parts)
        self.start: State = self._reached({0}) - {len(self._parts)}

    def step(self, state: State, name: str) -> tuple[bool, State]:
        """Tell whether a name completes the pattern, and what may follow below it."""
        reached = set()
        for at in state:
            part = self._parts[at]
            if part is None:
                reached.add(at)
            elif part.match(name):
                reached.add(at + 1)
        after = self._reached(reached)
        whole = len(self._parts)
        return whole in reached or self._ends_open(state), after - {whole}

    def _reached(self, positions: set[int]) -> State:
        """Return positions and those behind a `**`, which may also be no folder at all."""
        found = set(positions)
        for at, part in enumerate(self._parts):
            if at in found and part is None:
                found.add(at + 1)
        return frozenset(found)

    def _ends_open(self, state: State) -> bool:
        last = len(self._parts) - 1
        return last in state and self._parts[last] is None


def is_glob(path: str) -> bool:
    """Tell whether a path is a pattern."""
    return _MAGIC.search(path) is not None


def without_braces(pattern: str) -> list[str]:
    """Return the patterns that one with `{md,html}` stands for."""
    braces = _BRACES.search(pattern)
    if braces is None:
        return [pattern]
    before, after = pattern[: braces.start()], pattern[braces.end() :]
    return [whole for choice in braces[1].split(",") for whole in without_braces(before + choice + after)]
