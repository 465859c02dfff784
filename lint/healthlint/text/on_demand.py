"""How does a package have names that are imported when somebody asks for them?

A run over one article needs a few of those that a package has for all who write rules.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def on_demand(
    package: str, places: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the `__getattr__` and the `__dir__` of a package.

    `places` are the modules of names, seen from the package. A module of the package must not have one of
    these names: who imports the module would find it in the place of what is meant.
    """
    names = vars(sys.modules[package])

    def get(name: str) -> object:
        """Return one of the names, imported."""
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = names[name] = getattr(import_module(f"{package}.{places[name]}"), name)
        return value

    def listed() -> list[str]:
        """Return all names, imported or not."""
        return sorted({*names, *places})

    return get, listed
