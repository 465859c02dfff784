"""How is it kept from happening that two runs write the same findings?"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from healthlint.run.errors import UsageError

LOCK = "lock"
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)  # what systems say of a lock of another process


@contextmanager
def locked(folder: Path, what: str) -> Iterator[None]:
    """Hold a folder for this process alone; its death, however it comes, lets go of it.

    It is made where it is not there, and at the end it goes if nothing is in it. Raises UsageError where
    another process holds it, and OSError.
    """
    path = folder / LOCK
    while True:
        folder.mkdir(exist_ok=True)
        try:
            file = path.open("ab")
        except FileNotFoundError:  # a run that has just ended has removed the folder
            continue
        with file:
            _lock(file, what)
            if not _stands(file, path):  # it has removed the lock
                continue
            try:
                yield
            finally:
                if os.listdir(folder) == [LOCK]:  # noqa: PTH208
                    with suppress(OSError):
                        if sys.platform == "win32":  # where what is open cannot be removed
                            file.close()
                        path.unlink()
                        file.close()  # network file systems keep what is open in the folder
                        folder.rmdir()
            return


def _lock(file: IO[bytes], what: str) -> None:
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
        if error.errno in _HELD:
            raise UsageError(f"{what}: another run is writing these findings; wait for its end") from error
        raise UsageError(
            f"{what}: cannot be kept from other runs there ({error.strerror}); name an output on another disk"
        ) from error


def _stands(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
