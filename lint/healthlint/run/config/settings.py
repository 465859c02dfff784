"""What do the settings say that the command line gives with `--config`?"""

# ruff: noqa: PTH109
from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from healthlint.rule.schema_faults import cut
from healthlint.run.config.given import OPTION, SETTING
from healthlint.run.config.written import Keys, Written, hyphened
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING = ("'", '"', "[", "{")  # what begins with these is meant to be TOML
_HERE = "extends works in a file; name the file with --config FILE"


@dataclass(frozen=True)
class GivenSettings(Written):
    """The settings of the command line, as a config of their own."""

    table: dict[str, Any]
    texts: tuple[tuple[Keys, str], ...]  # as they were given, by the keys that they set; the last one holds
    folder: str
    name: str = OPTION

    def place(self, keys: Sequence[str | int]) -> str:
        """Return the option with the setting that a key was given in."""
        number = self.order(keys)
        return f"{self.name} {cut(self.texts[number][1])}" if number >= 0 else self.name

    def said(self, keys: Sequence[str | int]) -> str:
        """Return the option with the setting, which names the key."""
        return self.place(keys)

    def order(self, keys: Sequence[str | int]) -> int:
        """Return the number of the setting that a key was given in, -1 where none was."""
        wanted = self.spelled(keys)
        for number in range(len(self.texts) - 1, -1, -1):
            path, _ = self.texts[number]
            if path[: len(wanted)] == wanted[: len(path)]:
                return number
        return -1

    def place_of_item(self, key: str, item: str) -> str:  # noqa: ARG002  the setting names it
        """Return the option with the setting that names an item of a list."""
        return self.place((key,))


def given_settings(texts: Sequence[str]) -> GivenSettings:
    """Return the settings of texts such as `fail-on=error`; a later one goes before an earlier one.

    The value is TOML, or else a bare word; the key may be dotted. Raises UsageError.
    """
    table: dict[str, Any] = {}
    said: list[tuple[Keys, str]] = []
    for text in texts:
        for key, value in _parsed(text).items():
            if hyphened(key) == "extends":
                raise UsageError(f"{OPTION} {cut(text)}: {_HERE}")
            name = next((each for each in table if hyphened(each) == hyphened(key)), key)
            table[name] = _merged(table.get(name), value)
            said += [((name, *path), text) for path in _leaves(value)]
    return GivenSettings(table, tuple(said), os.getcwd())


def _merged(before: object, value: object) -> object:
    """Return a table with the entries of an earlier one, or just the later value."""
    if isinstance(before, dict) and isinstance(value, dict):
        return {**before, **{key: _merged(before.get(key), inner) for key, inner in value.items()}}
    return value


def _leaves(value: object) -> Iterator[Keys]:
    """Yield the keys that lead to what is no table."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from ((key, *path) for path in _leaves(inner))
    else:
        yield ()


def _parsed(text: str) -> dict[str, Any]:
    import tomli

    found = re.fullmatch(SETTING, text)
    key, value = (found[1].strip(), found[2]) if found is not None else ("", text)
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError) as error:
        bare = value.strip()
        if not bare or bare.startswith(_OPENING) or "\n" in bare:
            raise UsageError(
                f"{OPTION} {cut(text)}: the value is not TOML; write it as in a config, in quotes of the"
                " shell: --config 'ignore=[\"PRO101\"]'"
            ) from error
    try:
        return tomli.loads(f"{key} = {json.dumps(bare)}")
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"{OPTION} {cut(text)}: {key or 'nothing'} is no key; write it as in fail-on=error"
        ) from error
