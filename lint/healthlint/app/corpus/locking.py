"""How is it kept from happening that two runs write the same findings?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from healthlint.run.errors import UsageError


@contextmanager
def locked(path: Path, what: str) -> Iterator[None]:
    """Hold a file for this process alone; its death, however it comes, lets go of it.

    Raises UsageError where another process holds it.
    """
    with path.open("ab") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                # Unlike flock, which workers would inherit and hold on to for a moment after a kill.
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError(f"{what}: another run is writing these findings; wait for its end") from error
        yield
