"""How does a connection make sure of whom it speaks to, and end in time?

A host is resolved here, each address is judged, and the socket connects to the very address that was judged;
what it is then connected to is judged once more before a byte is sent. A name that means one address when
it is looked at and another when it is used (DNS rebinding) therefore gains nothing.

Imported only when something is asked, as it needs urllib3.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from http.client import HTTPException
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.response import HTTPResponse

from healthlint.online.transport.faults import RefusedError
from healthlint.online.transport.names import Address, Resolve
from healthlint.online.transport.policy import Policy

_WAIT = 10.0  # seconds, where urllib3 has set no timeout


class _Judged(HTTPConnection):
    """A connection that goes only where the policy lets it."""

    policy: Policy
    find: Resolve

    def _new_conn(self) -> socket.socket:
        seconds = self.timeout if isinstance(self.timeout, int | float) else _WAIT
        try:
            found = type(self).find(self._dns_host, self.port, seconds)
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "the name server did not answer in time") from error
        allowed = [address for address in found if self.policy.allows(address.ip)]
        if not allowed:
            raise RefusedError(f"{self.host} is at {found[0].ip}, which is no public address")
        fault: OSError | None = None
        for address in allowed:
            try:
                connected = self._connected(address, seconds)
            except OSError as error:
                fault = error
                continue
            self._judge(connected)
            return connected
        if isinstance(fault, TimeoutError):
            raise ConnectTimeoutError(self, "the host did not answer in time") from fault
        raise NewConnectionError(self, "the host cannot be reached") from fault

    def _connected(self, address: Address, seconds: float) -> socket.socket:
        connected = socket.socket(address.family, socket.SOCK_STREAM)
        try:
            for option in self.socket_options or ():
                connected.setsockopt(*option)
            connected.settimeout(seconds)
            connected.connect((address.ip, address.port))
        except OSError:
            connected.close()
            raise
        return connected

    def _judge(self, connected: socket.socket) -> None:
        peer = connected.getpeername()[0]
        if not self.policy.allows(peer):
            connected.close()
            raise RefusedError(f"{self.host} is at {peer}, which is no public address")

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]
        """Return the answer; a head that trickles in is cut off when its time is over.

        The timeout of a socket begins anew with each byte, so it does not bound the whole.
        """
        seconds = self.timeout if isinstance(self.timeout, int | float) else _WAIT
        is_over = threading.Event()
        guard = threading.Timer(seconds, _cut, [self.sock, is_over])
        guard.daemon = True
        guard.start()
        try:
            answer = super().getresponse()
        except (OSError, HTTPException) as error:
            if is_over.is_set():
                raise TimeoutError from error
            raise
        finally:
            guard.cancel()
        if is_over.is_set():  # a head that ends early passes for a whole one
            answer.close()
            raise TimeoutError
        return answer


def _cut(connected: socket.socket, is_over: threading.Event) -> None:
    is_over.set()
    with contextlib.suppress(OSError):
        socket.socket.shutdown(connected, socket.SHUT_RDWR)  # below TLS, which another thread is reading


class _JudgedTLS(_Judged, HTTPSConnection):
    """The same, with TLS above it."""


class Connections:
    """The pools of connections of one client; each host has its own, and connections are used again."""

    def __init__(self, policy: Policy, find: Resolve) -> None:
        about: dict[str, Any] = {"policy": policy, "find": staticmethod(find)}
        self._plain = type("Plain", (_Judged,), about)
        self._tls = type("TLS", (_JudgedTLS,), about)
        self._pools: dict[tuple[str, str, int], HTTPConnectionPool] = {}
        self._lock = threading.Lock()
        self._context: ssl.SSLContext | None = None

    def to(self, scheme: str, host: str, port: int) -> HTTPConnectionPool:
        """Return the pool of connections to an origin."""
        with self._lock:
            pool = self._pools.get((scheme, host, port))
            if pool is None:
                pool = self._pools[scheme, host, port] = self._new(scheme, host, port)
            return pool

    def close(self) -> None:
        """Close all of them."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()

    def _new(self, scheme: str, host: str, port: int) -> HTTPConnectionPool:
        if scheme == "http":
            plain = HTTPConnectionPool(host, port, maxsize=3)
            plain.ConnectionCls = self._plain
            return plain
        if self._context is None:
            self._context = ssl.create_default_context()
        tls = HTTPSConnectionPool(host, port, maxsize=3, ssl_context=self._context)
        tls.ConnectionCls = self._tls
        return tls
