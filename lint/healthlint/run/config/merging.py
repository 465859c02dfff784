"""What do a config, the files that it extends and the command line say together, and who said what?"""

# ruff: noqa: PTH118
from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from healthlint.run.config.written import Keys, Written
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ADDING = frozenset(("extend-select", "extend-ignore", "extend-exclude"))
_PER_FILE, _SEVERITY, _RULE_PATHS = "per-file", "severity", "rule-paths"
_FILES = ("baseline", "registry")


class Origin(NamedTuple):
    """Where a value was written."""

    written: Written
    keys: Keys

    @property
    def place(self) -> str:
        """The file and line, or the option."""
        return self.written.place(self.keys)

    def __str__(self) -> str:
        return self.written.said(self.keys)


class Origins:
    """Where the values of a config were written."""

    def __init__(self, known: Mapping[Keys, Origin] | None = None) -> None:
        self._known = dict(known or {})

    def of(self, *keys: str | int) -> Origin | None:
        """Return where a key of the whole config was written, or the nearest around it; None: nowhere."""
        for length in range(len(keys), 0, -1):
            found = self._known.get(keys[:length])
            if found is not None:
                return found._replace(keys=(*found.keys, *keys[length:]))
        return None

    def over(self, more: Mapping[Keys, Origin], without: Iterable[str] = ()) -> Origins:
        """Return these origins with others over them, and without those of some keys."""
        gone = frozenset(without)
        return Origins({**{keys: each for keys, each in self._known.items() if keys[0] not in gone}, **more})


class Merged(NamedTuple):
    """What several configs say together, by names with hyphens; `per-file` is a list of tables."""

    values: dict[str, Any]
    per_file: list[tuple[str, Mapping[str, Any]]]
    origins: Origins


def merged(layers: Iterable[tuple[Written, Mapping[str, Any]]], root: str) -> Merged:
    """Return what configs say together of which later ones go before earlier ones.

    `root` is the absolute folder from which paths shall be seen. Values take the place of earlier ones,
    but `severity` and `per-file` do so entry by entry, and what begins with `extend-` adds up.
    """
    values: dict[str, Any] = {}
    origins: dict[Keys, Origin] = {}
    tables: dict[str, tuple[Mapping[str, Any], Origin]] = {}
    for written, said in layers:
        for key, value in said.items():
            if key in ADDING:
                held = values.setdefault(key, [])
                for at, item in enumerate(value):
                    origins[key, len(held)] = Origin(written, (key, at))
                    held.append(item)
            elif key == _SEVERITY:
                _put(values.setdefault(key, {}), value)
                origins |= {(key, each): Origin(written, (key, each)) for each in value}
            elif key == _PER_FILE:
                said_of = {each: (keys, Origin(written, (key, each))) for each, keys in value.items()}
                _put(tables, said_of)
            else:
                if key == _RULE_PATHS:
                    values[key] = _seen_from(root, written, value)
                elif key in _FILES:
                    (values[key],) = _seen_from(root, written, [value])
                else:
                    values[key] = value
                origins[(key,)] = Origin(written, (key,))
    for at, (_, origin) in enumerate(tables.values()):
        origins[_PER_FILE, at] = origin
    return Merged(values, [(pattern, keys) for pattern, (keys, _) in tables.items()], Origins(origins))


def _put(held: dict[str, Any], entries: Mapping[str, Any]) -> None:
    """Put entries behind those that are held, of which they take the place."""
    for key, value in entries.items():
        held.pop(key, None)
        held[key] = value


def _seen_from(root: str, written: Written, paths: list[str]) -> list[str]:
    """Return paths that are seen from the folder of a config as they are seen from another folder."""
    folder = written.folder
    if folder == root:
        return paths
    return [_relative(os.path.join(folder, path), root) for path in paths]


def _relative(path: str, root: str) -> str:
    try:
        return os.path.relpath(path, root)
    except ValueError:  # another drive
        return path
