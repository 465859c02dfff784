"""Is a file a registry that can be used?"""

from __future__ import annotations

import sqlite3
from pathlib import Path, PurePath

from healthlint.registry.errors import RegistryError
from healthlint.registry.schema import APPLICATION, VERSION

_HEAD = b"SQLite format 3\0"
_MEMORY = 16  # MiB of the file that are kept


def opened(path: Path) -> sqlite3.Connection:
    """Open a registry, which nothing can be written to; raises RegistryError.

    It is taken not to change while it is open, so that it may lie where nothing can be locked; a build puts
    a new file in its place and leaves an open one as it is.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except (OSError, ValueError) as error:  # a config may name a path with a NUL
        raise RegistryError(_unreadable(path, error)) from error
    if not head.startswith(_HEAD) or len(head) < 100:
        raise RegistryError(f"{path}: is no registry; `healthlint registry build -o FILE` makes one")
    application, version = int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big")
    if application != APPLICATION:
        raise RegistryError(f"{path}: is a database of another program, and no registry of healthlint")
    if version != VERSION:
        age = "a newer" if version > VERSION else "an older"
        raise RegistryError(
            f"{path}: is a registry of format {version}, made by {age} healthlint; "
            f"this one reads format {VERSION}: build it anew with `healthlint registry build -o {path}`"
        )
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if path.stat().st_size < (65536 if page == 1 else page) * pages:
        raise RegistryError(f"{path}: the registry is cut short; copy or build it again")
    database = sqlite3.connect(
        f"{address_of(path.absolute())}?mode=ro&immutable=1",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
    )
    database.execute("PRAGMA query_only = ON")
    database.execute(f"PRAGMA cache_size = {-_MEMORY * 1024}")
    try:
        finished = database.execute("SELECT value FROM meta WHERE name = 'finished'").fetchone()
    except sqlite3.Error as error:
        database.close()
        raise damaged(path, error) from error
    if finished is None:
        database.close()
        raise RegistryError(
            f"{path}: is a registry whose build has not ended; give the same command once more"
        )
    return database


def address_of(path: PurePath) -> str:
    """Return the address of an absolute path as SQLite takes it.

    That of a share of another machine names no host: SQLite knows none, and reads the host off the path.
    """
    address = path.as_uri()
    return address if address.startswith("file:///") else address.replace("file://", "file:////", 1)


def may_be_replaced(path: Path) -> bool:
    """Tell whether there is no file yet, an empty one, or a registry, be it damaged or of another format."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return not head or _is_ours(head)


def is_registry(path: Path) -> bool:
    """Tell whether a file that can be read is a registry, be it damaged or of another format."""
    try:
        with path.open("rb") as file:
            return _is_ours(file.read(100))
    except OSError:
        return False


def _is_ours(head: bytes) -> bool:
    return head.startswith(_HEAD) and int.from_bytes(head[68:72], "big") == APPLICATION


def damaged(path: Path, error: Exception) -> RegistryError:
    """Return what is said of a registry that fails while it is read."""
    return RegistryError(f"{path}: the registry is damaged ({error}); copy or build it again")


def _unreadable(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return f"{str(path)!r}: the registry cannot be read: {error}; name a file"
    if isinstance(error, FileNotFoundError):
        return f"{path}: there is no such registry; `healthlint registry build -o {path}` makes one"
    if path.is_dir():
        return f"{path}: is a folder and no registry; name the file"
    return f"{path}: the registry cannot be read: {error.strerror or error}"
