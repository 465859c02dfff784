"""Which files does a config stand on?"""

# ruff: noqa: PTH112, PTH113, PTH116, PTH118
from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.rule.toml_file import TomlFileError, shown, toml_of
from healthlint.run.config.file import NAMES, ConfigFile, config_in, read_config
from healthlint.run.errors import UsageError
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.run.plugins.discovery import Plugin
    from healthlint.run.plugins.installed import Installed

_KEY = "extends"
_MARK = "pkg:"
_NAMED = Expression(r"pkg:[ ]*([\w.\-]+)(?:/([\w.\-]+))?")
_USUAL = "healthlint"


class Chains:
    """The files that configs extend, each read once."""

    def __init__(self) -> None:
        self._files: dict[str, ConfigFile] = {}  # by path, or name of a package and file

    def of(self, file: ConfigFile, installed: Installed | None) -> tuple[ConfigFile, ...]:
        """Return the files that a config stands on, and last itself: later ones go before earlier ones.

        A file that several extend comes once, before all of them. Without plugins those of their
        packages are left out. Raises UsageError for what cannot be extended.
        """
        if _KEY not in file.table:
            return (file,)
        found: dict[str, ConfigFile] = {}
        self._collect(file, installed, found, {})
        return tuple(found.values())

    def _collect(
        self,
        file: ConfigFile,
        installed: Installed | None,
        found: dict[str, ConfigFile],
        below: dict[str, ConfigFile],
    ) -> None:
        key = _identity(file)
        if key in found:
            return
        below = {**below, key: file}
        for keys, item in _extended(file) if _KEY in file.table else ():
            said = file.said(keys)
            if not item.startswith(_MARK):
                other = self._file(item, file, said)
            elif installed is not None:
                other = self._of_package(item, installed, said)
            else:
                continue
            if _identity(other) in below:
                again = "itself" if _identity(other) == key else f"{other.name}, which extends this file"
                raise UsageError(f"{said}: goes round in a circle: it names {again}; remove one of the two")
            self._collect(other, installed, found, below)
        found[key] = file

    def _file(self, item: str, file: ConfigFile, said: str) -> ConfigFile:
        path = os.path.join(file.folder, item)
        try:
            os.stat(path)
        except (OSError, ValueError) as error:
            from healthlint.run.files.missing import missing

            named = item if "://" in item else shown(path)
            raise UsageError(f"{said}: {missing(named, error)}") from error
        if os.path.isdir(path):
            inside = [name for name in NAMES if os.path.isfile(os.path.join(path, name))]
            meant = f": {shown(os.path.join(path, inside[0]))}" if inside else ""
            raise UsageError(f"{said}: {shown(path)} is a folder; name the file in it{meant}")
        try:
            if path not in self._files:
                self._files[path] = read_config(Path(path))
            return self._files[path]
        except UsageError as error:  # what is said of a line is that file's fault, the rest is this one's
            whole = str(error).startswith(f"{shown(path)}: ")
            raise UsageError(f"{said}: {error}" if whole else str(error)) from error

    def _of_package(self, item: str, installed: Installed, said: str) -> ConfigFile:
        parts = _NAMED.fullmatch(item.strip())
        if parts is None:
            raise UsageError(
                f'{said}: "{item}" names no config of a plugin; write "pkg:healthlint-acme", or'
                ' "pkg:healthlint-acme/strict" for strict.toml in its package'
            )
        plugins = _plugins_called(parts[1], installed, said)
        name = f"{(parts[2] or _USUAL).removesuffix('.toml')}.toml"
        called = f"{_MARK}{plugins[0].distribution}/{name}"
        if called not in self._files:
            self._files[called] = _resource(called, name, plugins, said)
        return self._files[called]


def _identity(file: ConfigFile) -> str:
    return file.name if file.name.startswith(_MARK) else os.path.realpath(file.path)


def _extended(file: ConfigFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what a file extends, with the keys of each; what is no name is found when it is checked."""
    value = file.table[_KEY]
    if isinstance(value, str) and value.strip():
        yield (_KEY,), value
    elif isinstance(value, list):
        for at, item in enumerate(value):
            if isinstance(item, str) and item.strip():
                yield (_KEY, at), item


def _plugins_called(name: str, installed: Installed, said: str) -> list[Plugin]:
    """Return the loaded plugins of a distribution; raises UsageError where there is none."""
    from healthlint.run.plugins.switches import normalized

    wanted = normalized(name)
    found = [plugin for plugin in installed.plugins if normalized(plugin.distribution) == wanted]
    if found:
        return found
    for off in installed.off:
        if normalized(off.plugin.distribution) == wanted:
            raise UsageError(f"{said}: {off}; let it be, or remove it here")
    for plugin in installed.plugins:
        if plugin.family.lower() == wanted:
            raise UsageError(
                f"{said}: {name} is a family; name the distribution it comes from:"
                f' "pkg:{plugin.distribution}"'
            )
    from healthlint.rule.suggest import did_you_mean

    known = {plugin.distribution for plugin in installed.plugins}
    meant = did_you_mean(name, known) or (
        f'; pip install "{name}", or in pre-commit: additional_dependencies: ["{name}"]'
    )
    raise UsageError(f"{said}: no plugin called {name} is installed{meant}")


def _resource(called: str, name: str, plugins: list[Plugin], said: str) -> ConfigFile:
    """Return a file of the packages of plugins, which are imported already; raises UsageError."""
    from importlib.resources import files

    packages = list(dict.fromkeys(package for plugin in plugins for package in _package(plugin)))
    others: set[str] = set()
    for package in packages:
        folder: Any = files(package)
        try:
            there = {each.name for each in folder.iterdir() if each.name.endswith(".toml")}
        except OSError:
            there = set()
        if name in there:
            resource = folder.joinpath(name)
            try:
                return config_in(Path(str(resource)), toml_of(resource.read_bytes(), called, "the config"))
            except (TomlFileError, OSError) as error:
                raise UsageError(f"{said}: {error}") from error
        others |= there
    distribution = plugins[0].distribution
    if not packages:
        raise UsageError(f"{said}: {distribution} is a single module, which holds no config")
    from healthlint.rule.suggest import did_you_mean

    known = sorted(each.removesuffix(".toml") for each in others)
    meant = did_you_mean(name.removesuffix(".toml"), known) or (
        f"; it holds {', '.join(sorted(others))}" if others else "; ask its authors which configs it has"
    )
    raise UsageError(f"{said}: {distribution} holds no {name}{meant}")


def _package(plugin: Plugin) -> Iterator[str]:
    """Yield the outermost package that the module of a plugin is in; one that several share is none."""
    parts = plugin.module.partition(":")[0].split(".")
    for count in range(1, len(parts) + 1):
        name = ".".join(parts[:count])
        module = sys.modules.get(name)
        if getattr(module, "__file__", None) and hasattr(module, "__path__"):
            yield name
            return
