"""How does the table of Retraction Watch come onto this machine?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.online.answers import Unchecked
from healthlint.online.transport.request import Request
from healthlint.registry.errors import RegistryError
from healthlint.registry.reading.kinds import inputs_of

if TYPE_CHECKING:
    from healthlint.online.transport.client import Client

_SOURCE = "retraction-watch"


@contextmanager
def downloaded(client: Client, url: str, most: int) -> Iterator[Path]:
    """Give a file with the table of an address, of `most` bytes at most; raises RegistryError.

    What comes must be a table of Retraction Watch: gateways and log-ins send pages in place of it.
    """
    try:
        reply = client.get(Request(url, accept="text/csv", most=most))
    finally:
        client.close()
    if isinstance(reply, Unchecked):
        raise RegistryError(f"{url}: cannot be downloaded: {reply.reason}")
    if reply.status != 200:
        raise RegistryError(f"{url}: cannot be downloaded: the answer has status {reply.status}")
    if reply.is_page:
        raise RegistryError(f"{url}: a web page came in place of the table")
    with tempfile.TemporaryDirectory(prefix="healthlint-") as folder:
        path = Path(folder) / "retraction_watch.csv"
        path.write_bytes(reply.body)
        if inputs_of(path)[0].source != _SOURCE:
            raise RegistryError(f"{url}: what came is no table of Retraction Watch")
        yield path
