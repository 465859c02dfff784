"""Which file holds the config of a folder, and where in it does a key stand?"""

# A run asks this for every folder, and pathlib is slow:
# ruff: noqa: PTH100, PTH112, PTH118, PTH119, PTH120
from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = (".healthlint.toml", "healthlint.toml", "pyproject.toml")  # the first of a folder is used
_PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "healthlint")
_TABLE_HEADER = re.compile(rb"^[ \t]*\[+[ \t]*[\"']?tool[\"']?[ \t]*\.[ \t]*[\"']?healthlint\b", re.MULTILINE)


def find_config(
    folder: Path | str,
    known: dict[str, Path | None] | None = None,
    warnings: list[str] | None = None,
) -> Path | None:
    """Return the config file that speaks for a folder: its own, or that of the nearest folder above.

    The folder that holds `.git` is the last one looked into. `known` remembers the answers between
    calls, by absolute folder; `warnings` receives a sentence for each folder with several files.
    """
    known = {} if known is None else known
    current = os.path.abspath(folder)
    passed = []
    found = None
    while current not in known:
        passed.append(current)
        found = _config_in(current, [] if warnings is None else warnings)
        above = os.path.dirname(current)
        if found is not None or above == current or os.path.lexists(os.path.join(current, ".git")):
            break
        current = above
    else:
        found = known[current]
    known.update(dict.fromkeys(passed, found))
    return found


def _config_in(folder: str, warnings: list[str]) -> Path | None:
    candidates = [os.path.join(folder, name) for name in NAMES]
    present = [path for path in candidates if _is_config(path, warnings)]
    if len(present) > 1:
        others = " and ".join(os.path.basename(path) for path in present[1:])
        verb = "is" if len(present) == 2 else "are"
        warnings.append(f"{shown(present[0])}: this config is used; {others} beside it {verb} not read")
    return Path(present[0]) if present else None


def _is_config(path: str, warnings: list[str]) -> bool:
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode) and os.path.isdir(path):
            return False
    except OSError:
        return False
    if stat.S_ISDIR(mode):
        return False
    return not path.endswith(_PYPROJECT) or _has_table(path, warnings)


def _has_table(path: str, warnings: list[str]) -> bool:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        warnings.append(f"{shown(path)}: not looked into for a config: {error.strerror}")
        return False
    if b"healthlint" not in data:
        return False
    import tomli

    try:
        tool = tomli.loads(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):
        return _TABLE_HEADER.search(data) is not None  # reading it will say what is wrong
    return isinstance(tool, dict) and "healthlint" in tool


class ConfigFile(NamedTuple):
    """A config file that was read: its keys and their places."""

    path: Path
    source: str
    table: dict[str, Any]
    prefix: tuple[str, ...] = ()  # the tables that the keys stand in

    def place(self, keys: Sequence[str | int]) -> str:
        """Return `file:line` of a key of the table, or of the nearest one around it that is written down."""
        return f"{shown(self.path)}:{self.line(keys)}"

    def line(self, keys: Sequence[str | int]) -> int:
        """Return the line, counted from 1, on which a key stands."""
        from healthlint.text.keypaths import locate
        from healthlint.text.lines import Lines

        place = locate(self.source, (*self.prefix, *keys))
        return Lines(self.source).position(place.key.start)[0] if place else 1

    def place_of_item(self, key: str, item: str) -> str:
        """Return `file:line: key` of one item in a list of the table."""
        for written, value in self.table.items():
            if written.replace("_", "-") == key and isinstance(value, list) and item in value:
                return f"{self.place((written, value.index(item)))}: {written}"
        return f"{shown(self.path)}: {key}"


def read_config(path: Path) -> ConfigFile:
    """Return a config file; raises UsageError where it cannot be read or is not TOML."""
    import tomli

    name = shown(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{name}: the config cannot be read: {error.strerror}") from error
    source = _text(name, data)
    try:
        table = tomli.loads(source)
    except tomli.TOMLDecodeError as error:
        raise UsageError(f"{name}:{error.lineno}: {_fault(error.msg)}") from error
    except RecursionError as error:
        raise UsageError(f"{name}: the config nests too deeply; no key of it needs to") from error
    if Path(path).name != _PYPROJECT:
        return ConfigFile(path, source, table)
    inner: Any = table
    for key in _TABLE:
        inner = inner.get(key) if isinstance(inner, dict) else None
    if inner is None:
        raise UsageError(f"{name}: there is no table [tool.healthlint] in it; add one or name another config")
    file = ConfigFile(path, source, inner, _TABLE)
    if not isinstance(inner, dict):
        raise UsageError(f"{file.place(())}: tool.healthlint: must be a table; write [tool.healthlint]")
    return file


def _text(name: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        raise UsageError(f"{name}: the config is not UTF-8 text; save it as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{name}:{line}: the config is not UTF-8 text; save it as UTF-8") from error


def _fault(message: str) -> str:
    remedies = {
        "Invalid value": 'text stands in straight quotes "…"; true and false are small',
        "Expected '=' after a key in a key/value pair": 'a setting is written as key = "value"',
        "Cannot overwrite a value": "write each key once",
        "Unescaped '\\' in a string": "write \\\\ or put the text in single quotes",
        "Unclosed array": "end the list with ]",
    }
    return f"not TOML: {message[:1].lower()}{message[1:]}; {remedies.get(message, 'see https://toml.io')}"


def shown(path: Path | str) -> str:
    """Return a path as messages show it: from the current folder where it stands below, with slashes."""
    absolute = os.path.abspath(path)
    try:
        relative = os.path.relpath(absolute)
    except ValueError:  # another drive
        relative = os.pardir
    return (absolute if relative.startswith(os.pardir) else relative).replace(os.sep, "/")
