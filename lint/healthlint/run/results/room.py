"""How much room do the results of all kinds of runs take?"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from healthlint.run.results.store import PREFIX

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 512 << 20  # bytes of all of them


def make_room(folder: Path, newest: Path) -> None:
    """Remove the oldest files of results where all of them are too many; never the newest."""
    files = []
    for file in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            told = file.stat()
            files.append((told.st_mtime_ns, told.st_size, file))
    total = 0
    for _, size, file in sorted(files, reverse=True):
        total += size
        if total > _MOST and file != newest:
            with contextlib.suppress(OSError):
                file.unlink()
