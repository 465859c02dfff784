"""What has the user settled for the articles of a folder?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from healthlint.run.config.file import ConfigFile, find_config, read_config

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from healthlint.run.plugins.installed import Installed

__all__ = ["Config", "Configs", "find_config", "load_config"]


RECOMMENDED, STRICT = "recommended", "strict"
PRESETS = (RECOMMENDED, STRICT)
MESSAGE_LANGUAGES = ("auto", "en", "zh")  # auto: that of the words


class PerFile(NamedTuple):
    """What the articles are that a pattern covers; what is None here holds as it does elsewhere."""

    pattern: str  # as in .gitignore, seen from the folder of the config
    profile: str | None = None
    jurisdictions: tuple[str, ...] | None = None


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
    rule_paths: tuple[str, ...] = ()  # files and folders of declared rules, seen from `root`
    disable_plugins: tuple[str, ...] = ()
    required_plugins: tuple[str, ...] = ()
    profile: str | None = None
    jurisdictions: tuple[str, ...] = ()
    per_file: tuple[PerFile, ...] = ()  # in the order of the file; the last that covers an article holds
    preset: str = RECOMMENDED
    message_language: str = "auto"
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)  # what rules read

    def where(self, key: str, selector: str) -> str:
        """Say where a selector stands, as `file:line: key`; raises UsageError where the file has gone."""
        if self.path is None:
            return key
        return read_config(self.path).place_of_item(key, selector)


# What the engine reads itself.
_KEYS = frozenset(Config.__dataclass_fields__) - {"path", "root", "settings"}


class Configs:
    """The config of every folder of a run; each file is looked for and read once."""

    def __init__(
        self, options: Mapping[str, Any] | None = None, *, only: Path | None = None, isolated: bool = False
    ) -> None:
        """Take the options of the installed rules, as JSON Schema properties.

        `only` is the config of all folders; where the run is isolated, no config is.
        """
        self.warnings: list[str] = []  # one sentence each
        self._options = options
        self._only = only
        self._isolated = isolated
        self._installed: Installed | None = None
        self._found: dict[str, Path | None] = {}
        self._files: dict[Path, ConfigFile] = {}
        self._loaded: dict[Path | None, Config] = {}

    def learn(self, installed: Installed) -> None:
        """Take the plugins of the environment: their options may be set, and they may be required.

        Raises UsageError where two rules describe one option differently.
        """
        from healthlint.run.config.check import rule_options

        self._installed = installed
        self._options = rule_options(installed.rules)

    def of(self, folder: Path | str) -> Config:
        """Return the config that speaks for a folder, or the defaults; raises UsageError."""
        return self.load(self._path_for(folder))

    def file_for(self, folder: Path | str) -> ConfigFile | None:
        """Return the file of the config that speaks for a folder, unchecked; raises UsageError."""
        path = self._path_for(folder)
        return None if path is None else self._file(path)

    def load(self, path: Path | None) -> Config:
        """Return the config of a file, or the defaults; raises UsageError."""
        if path not in self._loaded:
            self._loaded[path] = Config() if path is None else self._config(self._file(path))
        return self._loaded[path]

    def _path_for(self, folder: Path | str) -> Path | None:
        if self._only is not None or self._isolated:
            return self._only
        return find_config(folder, self._found, self.warnings)

    def _file(self, path: Path) -> ConfigFile:
        if path not in self._files:
            self._files[path] = read_config(path)
        return self._files[path]

    def _config(self, file: ConfigFile) -> Config:
        off: Collection[str] = ()
        if self._installed is not None:
            off = {str(switched.plugin.distribution) for switched in self._installed.off}
            required = file.items("required-plugins")
            if required:  # before the other keys: some may be options of a plugin that is not there
                from healthlint.run.plugins.required import check_required

                check_required(required, self._installed, file)
        return _config_of(file, self._options or {}, off, self.warnings)


def load_config(path: Path, options: Mapping[str, Any] | None = None) -> Config:
    """Return the config that a file holds.

    `options` are what rules let be set, as JSON Schema properties; their values become `settings`.
    Keys may be written with hyphens or underscores. Raises UsageError: one sentence that names
    file, line, key, fault and remedy.
    """
    return _config_of(read_config(path), options or {}, (), [])


def _config_of(
    file: ConfigFile, options: Mapping[str, Any], off: Collection[str], warnings: list[str]
) -> Config:
    home = file.path.absolute()
    if not file.table:
        return Config(path=home, root=home.parent)
    from healthlint.run.config.check import checked, hyphened

    values = checked(file, options, off, warnings)
    fields: dict[str, Any] = {}
    settings: dict[str, Any] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name == "per_file":
            fields[name] = tuple(_per_file(*item) for item in value.items())
        elif name in _KEYS:
            fields[name] = tuple(value) if isinstance(value, list) else value
        else:
            settings[key] = value
    for key in options:  # a rule finds its option under the name that it has for it
        if hyphened(key) in settings:
            settings[key] = settings[hyphened(key)]
    return Config(path=home, root=home.parent, settings=settings, **fields)


def _per_file(pattern: str, keys: Mapping[str, Any]) -> PerFile:
    jurisdictions = keys.get("jurisdictions")
    return PerFile(pattern, keys.get("profile"), None if jurisdictions is None else tuple(jurisdictions))
