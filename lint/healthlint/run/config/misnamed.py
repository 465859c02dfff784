"""What was meant to be a config, and is called so that nobody reads it?"""

# A run asks this before it has found a config, and pathlib is slow:
# ruff: noqa: PTH113, PTH118, PTH208
from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from healthlint.rule.toml_file import shown
from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "healthlint"
_NEAR = 0.94  # by Ratcliff and Obershelp: one letter is missing or too much
_FILE = (
    r"(?i)(?P<dot>\.?)(?P<name>h[a-z_-]{7,11}?)(?P<rc>rc)?"
    r"(?P<suffix>\.(?:toml?|tml|ya?ml|jsonc?|ini|cfg|conf))?"
)
_TABLE = rb"(?im)^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?(h[a-z_-]{7,11})\b"


def misnamed_files(folder: str) -> Iterator[str]:
    """Yield a sentence for each file of a folder without a config that was meant to be one."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        if _is_meant(name) and os.path.isfile(os.path.join(folder, name)):
            path = shown(os.path.join(folder, name))
            yield f"{path}: is not read; a config is called .healthlint.toml or healthlint.toml, and is TOML"


def misspelt_tables(path: str, data: bytes) -> Iterator[str]:
    """Yield a sentence for each table of a pyproject.toml that was meant to be ours."""
    for table in dict.fromkeys(found.decode() for found in re.findall(_TABLE, data)):
        if table != _NAME and _is_near(table):
            yield f"{shown(path)}: [tool.{table}] is not read; did you mean [tool.{_NAME}]?"


def _is_meant(name: str) -> bool:
    if not name.lower().startswith(("h", ".h")):  # nearly always, and the expression need not be compiled
        return False
    found = compiled(_FILE).fullmatch(name)
    # healthlint.json is what reports are called, and a file that is just called healthlint may be a program.
    if found is None or not (found["dot"] or found["rc"] or found["suffix"]):
        return False
    if not found["dot"] and (found["suffix"] or "").lower().startswith(".json"):
        return False
    return _is_near(found["name"])


def _is_near(name: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name.lower(), _NAME).ratio() >= _NEAR
