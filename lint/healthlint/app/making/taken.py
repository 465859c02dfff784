"""Which families, codes and names of rules are taken, and by whom?"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.rule.toml_file import shown
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# TOML and Python write these lines alike, and a file that is broken elsewhere still has its code.
_LINE = Expression(r"""^[ ]*"?(?:code|name)"?(?:[ ]*:[^=\n]*)?[ ]*=[ ]*["']([\w-]+)["']""", re.MULTILINE)
_CONFIGS = ("healthlint.toml", "pyproject.toml")  # have names of other things


def families(but: str = "") -> dict[str, str]:
    """Return the families of the plugins of the environment, and the distributions that have them.

    `but`: a distribution that does not count. No plugin is imported.
    """
    from importlib.metadata import entry_points

    from healthlint.hooks import GROUP

    found = {}
    for entry in entry_points(group=GROUP):
        owner = entry.dist.name if entry.dist is not None else entry.value
        if re.sub(r"[-_.]+", "-", owner).lower() != but:
            found[entry.name] = owner
    return found


def installed_rules() -> dict[str, str]:
    """Return the codes and names of the installed rules, and the plugin of each.

    Raises UsageError where a plugin is broken.
    """
    from healthlint.run.plugins.installed import load_plugins

    installed = load_plugins()
    return {
        word: str(installed.owners[rule.code]) for rule in installed.rules for word in (rule.code, rule.name)
    }


def written_in(paths: Iterable[Path]) -> dict[str, str]:
    """Return the codes and names of the rules in files and folders, and the file of each.

    The files are only read; nothing in them runs.
    """
    found: dict[str, str] = {}
    for path in paths:
        for file in _files(path):
            for word in _LINE.findall(file.read_text(encoding="utf-8", errors="replace")):
                found.setdefault(word, shown(file))
    return found


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        for name in sorted(names):
            if name.endswith((".toml", ".py")) and name[0] != "." and name not in _CONFIGS:
                yield Path(folder, name)
