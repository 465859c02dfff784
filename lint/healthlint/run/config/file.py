"""Which file holds the config of a folder, and where in it does a key stand?"""

# A run asks this for every folder, and pathlib is slow:
# ruff: noqa: PTH100, PTH109, PTH112, PTH118, PTH119, PTH120
from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.rule.toml_file import TomlFile, TomlFileError, read_toml, shown
from healthlint.run.config.written import Written
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = (".healthlint.toml", "healthlint.toml", "pyproject.toml")  # the first of a folder is used
_PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "healthlint")
_TABLE_HEADER = rb"(?m)^[ \t]*\[+[ \t]*[\"']?tool[\"']?[ \t]*\.[ \t]*[\"']?healthlint\b"


def find_config(
    folder: Path | str,
    known: dict[str, Path | None] | None = None,
    warnings: list[str] | None = None,
) -> Path | None:
    """Return the config file that speaks for a folder: its own, or that of the nearest folder above.

    The folder that holds `.git` is the last one looked into. `known` remembers the answers between
    calls, by absolute folder; `warnings` receives a sentence for each folder with several files, and
    for what is misnamed in the current folder and at the end of the search.
    """
    known = {} if known is None else known
    warnings = [] if warnings is None else warnings
    current, here = os.path.abspath(folder), os.getcwd()
    passed = []
    found = None
    while current not in known:
        passed.append(current)
        found = _config_in(current, warnings)
        above = os.path.dirname(current)
        is_last = os.path.lexists(os.path.join(current, ".git"))
        if found is None and (is_last or current == here):
            from healthlint.run.config.misnamed import misnamed_files

            warnings += misnamed_files(current)
        if found is not None or above == current or is_last:
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
        extended = _extended_by(present[0])
        unread = [os.path.basename(path) for path in present[1:] if path not in extended]
        if unread:
            verb = "is" if len(unread) == 1 else "are"
            others = " and ".join(unread)
            warnings.append(f"{shown(present[0])}: this config is used; {others} beside it {verb} not read")
    return Path(present[0]) if present else None


def _extended_by(path: str) -> list[str]:
    """Return the files that a config extends; what is wrong with it is told when it is read."""
    import tomli

    try:
        extends = tomli.loads(Path(path).read_bytes().decode("utf-8-sig")).get("extends", ())
    except (OSError, ValueError, RecursionError):
        return []
    named = [extends] if isinstance(extends, str) else extends if isinstance(extends, list) else []
    folder = os.path.dirname(path)
    return [os.path.normpath(os.path.join(folder, item)) for item in named if isinstance(item, str)]


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
    if b"healthlint" in data and _states_table(data):
        return True
    from healthlint.run.config.misnamed import misspelt_tables

    warnings += misspelt_tables(path, data)
    return False


def _states_table(data: bytes) -> bool:
    import tomli

    try:
        tool = tomli.loads(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):
        return re.search(_TABLE_HEADER, data) is not None  # reading it will say what is wrong
    return isinstance(tool, dict) and "healthlint" in tool


class ConfigFile(Written):
    """A config file that was read: its keys and their places."""

    def __init__(
        self, path: Path, file: TomlFile, table: dict[str, Any], prefix: tuple[str, ...] = ()
    ) -> None:
        """Take the file, the table of the config in it, and the tables that this stands in."""
        self.path = path
        self.file = file
        self.table = table
        self.prefix = prefix

    @property
    def name(self) -> str:  # type: ignore[override]
        """The file as messages show it."""
        return self.file.name

    @property
    def folder(self) -> str:  # type: ignore[override]
        """The absolute folder of the file."""
        return os.path.dirname(os.path.abspath(self.path))

    def place(self, keys: Sequence[str | int]) -> str:
        """Return `file:line` of a key of the table, or of the nearest one around it that is written down."""
        return self.file.place((*self.prefix, *self.spelled(keys)))

    def order(self, keys: Sequence[str | int]) -> int:
        """Return the line, counted from 1, on which a key stands."""
        return self.file.line((*self.prefix, *self.spelled(keys)))


def read_config(path: Path) -> ConfigFile:
    """Return a config file; raises UsageError where it cannot be read or is not TOML."""
    try:
        whole = read_toml(path, "the config")
    except TomlFileError as error:
        raise UsageError(str(error)) from error
    return config_in(path, whole)


def config_in(path: Path, whole: TomlFile) -> ConfigFile:
    """Return the config that a TOML file holds; raises UsageError for a pyproject.toml without one."""
    if path.name != _PYPROJECT:
        return ConfigFile(path, whole, whole.table)
    inner: Any = whole.table
    for key in _TABLE:
        inner = inner.get(key) if isinstance(inner, dict) else None
    if inner is None:
        raise UsageError(
            f"{whole.name}: there is no table [tool.healthlint] in it; add one or name another config"
        )
    file = ConfigFile(path, whole, inner, _TABLE)
    if not isinstance(inner, dict):
        raise UsageError(f"{file.place(())}: tool.healthlint: must be a table; write [tool.healthlint]")
    return file
