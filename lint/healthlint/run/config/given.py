"""Which file does the command line name with `--config`, and which settings does it give?"""

# ruff: noqa: PTH110
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.run.config.written import hyphened
from healthlint.run.errors import UsageError
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

OPTION = "--config"
# A key as TOML has it, dots and all, before its value.
SETTING = r"""((?s:[\w\- \t.]|"[^"\n]*"|'[^'\n]*')+)=((?s:.*))"""


class GivenConfig(NamedTuple):
    """What `--config` says, once or several times."""

    file: Path | None = None  # the config of all articles, instead of those that would be found
    settings: tuple[str, ...] = ()  # `key=value`, over every config


def given_config(values: Sequence[str]) -> GivenConfig:
    """Tell files from settings; raises UsageError where two files are named, or nothing is."""
    if not all(value.strip() for value in values):
        raise UsageError(f"{OPTION} is empty; name a file, or write a setting such as fail-on=error")
    files = [value for value in values if re.fullmatch(SETTING, value) is None or os.path.exists(value)]
    if len(files) > 1:
        raise UsageError(
            f"{OPTION} names two files, {files[0]} and {files[1]}; name one, which extends the other"
        )
    for value in files:
        _refuse_key(value)
    settings = tuple(value for value in values if value not in files)
    return GivenConfig(Path(files[0]) if files else None, settings)


def _refuse_key(value: str) -> None:
    """Raise UsageError for a key without a value, which would be taken for a file."""
    if not re.fullmatch(r"[a-zA-Z_-]+", value) or os.path.exists(value):
        return
    from healthlint_schemas import schema

    if hyphened(value) in schema("config")["properties"]:
        raise UsageError(f"{OPTION} {value}: there is no such file; to set the key, write {value}=…")
