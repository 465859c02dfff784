"""What is the entry of the hook in .pre-commit-config.yaml?

From a repository that pip installed healthlint from, pre-commit can install it as well. Otherwise no
address is known that would work for everybody: then the hook runs the command that is installed, which
works at once and also has the plugins that are installed beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple
from healthlint.text.readers import BY_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from healthlint.app.starting.origin import Origin

TYPES = ("markdown", "mdx", "html", "plain-text")  # as in .pre-commit-hooks.yaml
# pre-commit knows files by its own list of suffixes, which these are missing from.
_UNKNOWN_TO_TYPES = frozenset({".text"})


class Entry(NamedTuple):
    """One repository of hooks, as lines of YAML without margin."""

    comments: tuple[str, ...]
    repo: tuple[str, ...]
    hook: tuple[str, ...]

    def lines(self, *, step: int = 2) -> list[str]:
        """Return the lines of the list item; hooks stand `step` columns right of their key."""
        margin = " " * (2 + step)
        return [
            *(f"# {comment}" for comment in self.comments),
            f"- {self.repo[0]}",
            *(f"  {line}" for line in self.repo[1:]),
            "  hooks:",
            f"{margin}- {self.hook[0]}",
            *(f"{margin}  {line}" for line in self.hook[1:]),
        ]


def entry(comments: tuple[str, ...], origin: Origin | None, which_files: tuple[str, ...]) -> Entry:
    """Return the entry for healthlint as it was installed from there, or as it is on this machine."""
    if origin is not None:
        repo = (f"repo: {origin.url}", f"rev: {origin.rev}")
        return Entry(comments, repo, ("id: healthlint", *which_files))
    types = () if any(line.startswith("types_or:") for line in which_files) else (_types(TYPES),)
    hook = (
        "id: healthlint",
        "name: healthlint",
        "entry: healthlint check",
        "language: system",
        *types,
        *which_files,
        "require_serial: true",
    )
    return Entry(comments, ("repo: local",), hook)


def which_files(folder: str, suffixes: Collection[str]) -> tuple[str, ...]:
    """Return the lines that say which files the hook is given, where its own types do not say it.

    `folder` counts from the top of the repository and is empty for the top itself; `suffixes` are those of
    the articles.
    """
    below = f"^{re.escape(folder)}/" if folder else ""
    unknown = {each for each in suffixes if each not in BY_SUFFIX or each in _UNKNOWN_TO_TYPES}
    if unknown:
        names = "|".join(re.escape(each.lstrip(".")) for each in sorted({*BY_SUFFIX, *suffixes}))
        pattern = rf"{below}{'.*' if below else ''}(?i:\.({names}))$"
        return (_types(("file",)), f"files: {_quoted(pattern)}")
    return (f"files: {_quoted(below)}",) if below else ()


def _types(types: Iterable[str]) -> str:
    return f"types_or: [{', '.join(types)}]"


def _quoted(text: str) -> str:
    """Return a text in YAML's single quotes."""
    return "'" + text.replace("'", "''") + "'"
