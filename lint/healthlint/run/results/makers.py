"""Which files are the rules and readers of a run made of?"""

# ruff: noqa: PTH120
from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

import healthlint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.run.plugins.installed import Installed

_STANDARD = os.path.dirname(os.__file__) + os.sep
_INSTALLED = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")
_BESIDES = {"healthlint_schemas"}  # they say what may be written, and are imported now and then
_INFO = (".dist-info", ".egg-info")


def makers(installed: Installed) -> list[str] | None:
    """Return files and folders whose contents decide what rules find; None where some have no file.

    The engine, the packages that plugins and the classes of their rules come from, and all that is imported
    from elsewhere than the folders of installed packages: what is worked at may change without a new version.
    """
    names = {healthlint.__name__}
    for plugin in installed.plugins:
        names.add(plugin.module.partition(":")[0])
    for rule in installed.rules:
        names.update(each.__module__ for each in rule.__mro__ if each is not object)
    for reader in installed.readers.values():
        names.add(getattr(reader.function, "__module__", "") or "")
    names = {name.partition(".")[0] for name in names}
    found: set[str] = set()
    for name in names:
        places = [*_places(name)]
        if not places and name not in ("typing", "abc"):
            return None
        found.update(places)
    for name in _worked_at() - names - _BESIDES:
        found.update(_places(name))
    return sorted(found)


def versions() -> list[str]:
    """Return the names of what is installed, with versions, as the folders of the import path have them."""
    found: list[str] = []
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:
            continue
        found += (name for name in names if name.endswith(_INFO))
    return sorted(found)


def _worked_at() -> set[str]:
    """Return the packages and modules that are imported from where nothing is installed."""
    found = set()
    for name, module in [*sys.modules.items()]:
        file = getattr(module, "__file__", None)
        if (
            isinstance(file, str)
            and name != "__main__"
            and not file.startswith(_STANDARD)
            and _INSTALLED[0] not in file
            and _INSTALLED[1] not in file
        ):
            found.add(name.partition(".")[0])
    return found


def _places(name: str) -> Iterator[str]:
    """Yield the folders of an imported package, or the file of a module."""
    module = sys.modules.get(name)
    file, folders = getattr(module, "__file__", None), getattr(module, "__path__", None)
    if module is None and (spec := PathFinder.find_spec(name)) is not None:  # its rules are not loaded yet
        file, folders = spec.origin, spec.submodule_search_locations
    if folders is not None:
        yield from map(str, folders)
    elif isinstance(file, str) and os.path.isfile(file):  # noqa: PTH113
        yield file
