"""What has the user settled for the articles of a folder?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.run.config.file import ConfigFile, find_config, read_config

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Config", "Configs", "find_config", "load_config"]


_KEYS = ("select", "ignore", "exclude", "extend_exclude", "min_severity", "fail_on", "names")


@dataclass(frozen=True)
class Config:
    """The settings of one config file, or the defaults where there is none."""

    path: Path | None = None  # the file, absolute
    root: Path = field(default_factory=Path.cwd)  # the folder it speaks for, from which `exclude` counts
    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()  # as in .gitignore, besides what is left out by default
    extend_exclude: tuple[str, ...] = ()  # more of the same
    min_severity: str = "warning"
    fail_on: str = "warning"
    names: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)  # what rules read

    def where(self, key: str, selector: str) -> str:
        """Say where a selector stands, as `file:line: key`; raises UsageError where the file has gone."""
        if self.path is None:
            return key
        return read_config(self.path).place_of_item(key, selector)


class Configs:
    """The config of every folder of a run; each file is looked for and read once."""

    def __init__(self, options: Mapping[str, Any] | None = None) -> None:
        """Take the options of the installed rules, as JSON Schema properties."""
        self.warnings: list[str] = []  # one sentence each
        self._options = options
        self._found: dict[str, Path | None] = {}
        self._loaded: dict[Path | None, Config] = {}

    def of(self, folder: Path | str) -> Config:
        """Return the config that speaks for a folder, or the defaults; raises UsageError."""
        return self.load(find_config(folder, self._found, self.warnings))

    def load(self, path: Path | None) -> Config:
        """Return the config of a file, or the defaults; raises UsageError."""
        if path not in self._loaded:
            self._loaded[path] = Config() if path is None else load_config(path, self._options)
        return self._loaded[path]


def load_config(path: Path, options: Mapping[str, Any] | None = None) -> Config:
    """Return the config that a file holds.

    `options` are what rules let be set, as JSON Schema properties; their values become `settings`.
    Keys may be written with hyphens or underscores. Raises UsageError: one sentence that names
    file, line, key, fault and remedy.
    """
    file = read_config(path)
    home = path.absolute()
    return Config(path=home, root=home.parent, **_fields(file, options or {}))


def _fields(file: ConfigFile, options: Mapping[str, Any]) -> dict[str, Any]:
    if not file.table:
        return {}
    from healthlint.run.config.check import checked, hyphened

    values = checked(file, options)
    fields: dict[str, Any] = {"settings": {}}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name in _KEYS:
            fields[name] = tuple(value) if isinstance(value, list) else value
        else:
            fields["settings"][key] = value
    for key in options:  # a rule finds its option under the name that it has for it
        if hyphened(key) in fields["settings"]:
            fields["settings"][key] = fields["settings"][hyphened(key)]
    return fields
