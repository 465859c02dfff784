"""Where may a client go at all?

A policy is an argument of the client. No flag, no environment variable and no configuration makes one: all
that is run from the command line has PUBLIC, and only code that calls the client can say otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from healthlint.online.transport.addresses import is_public


class Policy(NamedTuple):
    """Which addresses may be connected to, and who may be asked without TLS."""

    allows: Callable[[str], bool]  # an IP address, as a socket names its peer
    plain: frozenset[str] = frozenset()  # names of hosts whose service may be asked by `http`
    ports: frozenset[int] | None = None  # None: any

    def allows_port(self, port: int) -> bool:
        """Tell whether a port may be connected to."""
        return self.ports is None or port in self.ports


# Ports on which pages are served; others would let an article speak to mail servers and databases.
PUBLIC = Policy(is_public, ports=frozenset({80, 443, 8000, 8008, 8080, 8443, 8888}))
