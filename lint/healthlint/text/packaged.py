"""What data lies beside the code of a package, and what is made of it?

Read with plain file access: `importlib.resources`, which would also find it in a zip, takes longer to
import than a short article takes to lint. What is made of a file can be taken over from an earlier run
(`keep`), as long as the file has the stamp that it had then.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from healthlint.text.stamp import stamp_told_by

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Key = tuple[str, str]  # the path of a file, and what is made of it
Stamped = tuple[int, ...]  # the stamp of the file

Made = TypeVar("Made")

_kept: dict[Key, tuple[Stamped, Callable[[], bytes | None]]] = {}
_new: dict[Key, tuple[Stamped, bytes]] = {}
_is_noting = True


def read_data(package: str, name: str) -> str:
    """Return the text of a file in a package, by its path from there; raises FileNotFoundError."""
    with open(_path(package, name), encoding="utf-8") as file:  # noqa: PTH123  asked at each start
        return file.read()


def made_of(package: str, name: str, what: str, make: Callable[[str], Made]) -> Made:
    """Return what `make` makes of the text of a file in a package: numbers, texts, lists, mappings of such.

    `what` tells it from other things that are made of the file; it changes whenever `make` does. Raises
    FileNotFoundError, and what `make` raises.
    """
    path = _path(package, name)
    stamp = tuple(stamp_told_by(os.stat(path)))  # noqa: PTH116  as above
    known = _kept.get((path, what))
    if known is not None and known[0] == stamp and (data := known[1]()) is not None:
        kept: Made = marshal.loads(data)
        return kept
    made = make(read_data(package, name))
    if not _is_noting:
        return made
    try:
        _new[path, what] = (stamp, marshal.dumps(made))  # type: ignore[arg-type]
    except ValueError:  # TOML knows dates
        _new.pop((path, what), None)
    return made


def parsed(text: str) -> dict[str, Any]:
    """Return the table of a TOML text; raises TOMLDecodeError (a ValueError)."""
    import tomli

    return tomli.loads(text)


def keep(made: Mapping[Key, tuple[Stamped, Callable[[], bytes | None]]]) -> None:
    """Take over what an earlier run has made of files: of each its stamp, and what reads it.

    What is read is marshalled; None where that cannot be done any more.
    """
    _kept.update(made)


def note(*, new: bool) -> None:
    """Say whether what is made from now on is to be noted, for `newly_made`."""
    global _is_noting
    _is_noting = new


def is_noting() -> bool:
    """Tell whether what is made is noted: it may take longer then than what it saves once."""
    return _is_noting


def newly_made() -> Mapping[Key, tuple[Stamped, bytes]]:
    """Return what this run has made of files: of each its stamp, and what was made, marshalled."""
    return _new


def folder_of(package: str) -> str:
    """Return the folder of a package."""
    module = sys.modules.get(package) or import_module(package)
    return os.path.dirname(module.__file__ or "")  # noqa: PTH120  pathlib is not needed for this


def _path(package: str, name: str) -> str:
    return os.path.join(folder_of(package), *name.split("/"))  # noqa: PTH118  as above
