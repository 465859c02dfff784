"""Which config speaks for each folder of a run?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.run.config.config import Config, config_of
from healthlint.run.config.file import find_config, read_config
from healthlint.run.config.given import GivenConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from healthlint.run.config.extends import Chains
    from healthlint.run.config.file import ConfigFile
    from healthlint.run.config.written import Written
    from healthlint.run.plugins.installed import Installed
    from healthlint.run.plugins.switches import Off


class Configs:
    """The config of every folder of a run; each file is looked for and read once."""

    def __init__(
        self,
        options: Mapping[str, Any] | None = None,
        *,
        only: GivenConfig | Path | None = None,
        isolated: bool = False,
    ) -> None:
        """Take the options of the installed rules, as JSON Schema properties.

        `only` is the config of all folders, with what the command line settles over every config; where
        the run is isolated, no file is.
        """
        given = only if isinstance(only, GivenConfig) else GivenConfig(only)
        self.warnings: list[str] = []  # one sentence each
        self.options: Mapping[str, Any] = options or {}
        self._only = given.file
        self._isolated = isolated
        self._given: Written | None = None
        if given.settings:
            from healthlint.run.config.settings import given_settings

            self._given = given_settings(given.settings)
        self._loading: Callable[[], Installed] | None = None
        self._off: set[str] = set()  # distributions whose plugins are switched off
        self._chains: Chains | None = None
        self._found: dict[str, Path | None] = {}
        self._files: dict[Path, ConfigFile] = {}
        self._loaded: dict[Path | None, Config] = {}
        self._governing: dict[Path | str, Config] = {}  # by folder: each article asks for that of its own

    def learn(self, installed: Installed) -> None:
        """Take the plugins of the environment: their options may be set, and they may be required.

        Raises UsageError where two rules describe one option differently.
        """
        from healthlint.run.config.options import rule_options

        self.learn_later(lambda: installed, rule_options(installed.rules), installed.off)

    def learn_later(
        self, load: Callable[[], Installed], options: Mapping[str, Any], off: Iterable[Off]
    ) -> None:
        """Take what is known of the plugins; few configs ask for more, and they are loaded for those."""
        self._loading = load
        self.options = options
        self._off = {str(switched.plugin.distribution) for switched in off}

    @property
    def _installed(self) -> Installed | None:
        load = self._loading
        if load is None:
            return None
        self._loading = None  # what is asked to load them is answered before they are known
        try:
            return load()
        finally:
            if self._loading is None:  # else they are known by now
                self._loading = load

    def of(self, folder: Path | str) -> Config:
        """Return the config that speaks for a folder, or the defaults; raises UsageError."""
        config = self._governing.get(folder)
        if config is None:
            config = self._governing[folder] = self.load(self._path_for(folder))
        return config

    def stating(self, folder: Path | str, key: str) -> Written | None:
        """Return what has the last word on a key in a folder, unchecked; None where nothing is said.

        Before the plugins are known, what they bring is not looked into. Raises UsageError.
        """
        path = self._path_for(folder)
        return _last(self._layers(path), key)

    def load(self, path: Path | None) -> Config:
        """Return the config of a file, or the defaults; raises UsageError."""
        if path not in self._loaded:
            self._loaded[path] = self._config(path)
        return self._loaded[path]

    def _path_for(self, folder: Path | str) -> Path | None:
        if self._only is not None or self._isolated:
            return self._only
        return find_config(folder, self._found, self.warnings)

    def _layers(self, path: Path | None) -> list[Written]:
        """Return what speaks for a folder; later ones have the last word."""
        layers: list[Written] = []
        if path is not None:
            layers += self._chain(path)
        if self._given is not None:
            layers.append(self._given)
        return layers

    def _chain(self, path: Path) -> Sequence[ConfigFile]:
        if path not in self._files:
            self._files[path] = read_config(path)
        file = self._files[path]
        if "extends" not in file.table:
            return (file,)
        from healthlint.run.config.extends import Chains

        if self._chains is None:
            self._chains = Chains()
        return self._chains.of(file, self._installed)

    def _config(self, path: Path | None) -> Config:
        layers = self._layers(path)
        if not layers:
            return Config()
        from healthlint.run.config.check import Known

        required = _last(layers, "required-plugins")
        installed = None if required is None else self._installed
        # Before the other keys: some may be options of a plugin that is missing.
        if required is not None and installed is not None:
            from healthlint.run.plugins.required import check_required

            check_required(required.items("required-plugins"), installed, required)
        return config_of(path, layers, Known(self.options, self._off), self.warnings)


def _last(layers: Sequence[Written], key: str) -> Written | None:
    return next((written for written in reversed(layers) if written.states(key)), None)
