"""How is a file of the user's written without ever being half there?"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(path: Path, inside: Path | None = None) -> Iterator[IO[bytes]]:
    """Give a file to write to that takes the place of another when it is whole; the old one stays till then.

    Till then it lies beside the other, or `inside` a folder of the same file system. A link stays one, and
    owner and permissions stay what they are. Raises OSError; whatever is raised while it lasts leaves the old
    file as it is and nothing beside it.
    """
    target = Path(os.path.realpath(path))
    # Nobody can have put a link there beforehand, and the name is short where the other is as long as can be.
    beside = (inside or target.parent) / f".{os.urandom(6).hex()}.part"
    try:
        with beside.open("xb") as file:
            if target.exists():
                _made_like(beside, target.stat())
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _made_like(path: Path, old: os.stat_result) -> None:
    new = path.stat()
    if hasattr(os, "chown") and (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with suppress(OSError):  # only root may give files away
            os.chown(path, old.st_uid, old.st_gid)
    path.chmod(stat.S_IMODE(old.st_mode))
