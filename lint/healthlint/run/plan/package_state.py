"""Have the files of a package changed?"""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING

from healthlint.text.stamp import stamp_told_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMPILED = "__pycache__"

PackageState = list[int]


def state_of(files: Iterable[os.DirEntry[str] | str]) -> PackageState:
    """Return what changes with the names and the stamps of files; raises OSError."""
    told = []
    for file in files:
        status = file.stat() if isinstance(file, os.DirEntry) else os.stat(file)  # noqa: PTH116
        told.append("\0".join(map(str, (os.fspath(file), *stamp_told_by(status)))))
    whole = "\n".join(sorted(told)).encode("utf-8", "surrogatepass")
    return [len(told), zlib.crc32(whole), zlib.adler32(whole)]


def files_below(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield the files of a folder and those below it, but for what is compiled of them; raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != _COMPILED:
                    yield from files_below(entry.path)
            else:
                yield entry
