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
_MOST_ADDRESSES = 4  # of a host that are tried


class Judged(HTTPConnection):
    """A connection that goes only where the policy lets it."""

    policy: Policy
    find: Resolve
    _line: socket.socket

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
        allowed = allowed[:_MOST_ADDRESSES]
        for address in allowed:
            # All of them together have the time of one: a name may have any number.
            seconds = seconds if address is allowed[-1] else seconds / 2
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
        self._line = self.sock  # a connection that is to be closed after its answer forgets it
        with self.cut_off_after(seconds) as guard:
            try:
                answer = super().getresponse()
            except (OSError, HTTPException) as error:
                if guard.is_over:
                    raise TimeoutError from error
                raise
            if guard.is_over:  # a head that ends early passes for a whole one
                answer.close()
                raise TimeoutError
            return answer

    def cut_off_after(self, seconds: float) -> Guard:
        """Return what cuts the connection off unless it is left before so many seconds have passed."""
        return Guard(self._line, seconds)


class Guard:
    """Ends a connection when its time is over, whatever the host does; entered and left around its use."""

    def __init__(self, line: socket.socket, seconds: float) -> None:
        self.is_over = False
        self._line = line
        self._timer = threading.Timer(max(0.0, seconds), self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Guard:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _cut(self) -> None:
        self.is_over = True
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self._line, socket.SHUT_RDWR)  # below TLS, which another thread is reading


class _JudgedTLS(Judged, HTTPSConnection):
    """The same, with TLS above it."""

    def connect(self) -> None:
        """Connect and agree on TLS; a host that draws this out is cut off, as above."""
        self._agreeing: contextlib.ExitStack
        with contextlib.ExitStack() as self._agreeing:
            super().connect()

    def _new_conn(self) -> socket.socket:
        connected = super()._new_conn()
        seconds = self.timeout if isinstance(self.timeout, int | float) else _WAIT
        line = self._agreeing.enter_context(connected.dup())  # TLS takes the socket itself over
        self._agreeing.enter_context(Guard(line, seconds))
        return connected


class Connections:
    """The pools of connections of one client; each host has its own, and connections are used again."""

    def __init__(self, policy: Policy, find: Resolve) -> None:
        about: dict[str, Any] = {"policy": policy, "find": staticmethod(find)}
        self._plain = type("Plain", (Judged,), about)
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
