"""Which addresses has a host?"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

from healthlint.online.transport.faults import UnresolvedError


class Address(NamedTuple):
    """Where a socket can connect to."""

    family: int
    ip: str
    port: int


# Host, port and seconds to addresses; UnresolvedError where there are none, TimeoutError.
Resolve = Callable[[str, int, float], Sequence[Address]]

_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def resolve(host: str, port: int, seconds: float) -> Sequence[Address]:
    """Return the addresses of a host as the system knows them.

    The system's call knows no time limit, so it runs in a thread that is left behind when it takes too long.
    Raises UnresolvedError, TimeoutError.
    """
    found: list[Address] = []
    faults: list[BaseException] = []

    def ask() -> None:
        try:
            for family, _, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                if family in (socket.AF_INET, socket.AF_INET6):
                    found.append(Address(family, str(address[0]), port))
        except (OSError, UnicodeError) as error:
            faults.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TimeoutError
    if faults or not found:
        error = faults[0] if faults else None
        missing = isinstance(error, socket.gaierror) and error.errno in _NO_SUCH_NAME
        raise UnresolvedError(host, exists=not missing)
    return found
