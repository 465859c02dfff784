"""What does a server on this machine say in place of the services of the network?"""

from __future__ import annotations

import datetime
import json
import socket
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from healthlint.online.endpoints import Endpoints
from healthlint.online.transport.client import Client
from healthlint.online.transport.faults import UnresolvedError
from healthlint.online.transport.names import Address
from healthlint.online.transport.policy import Policy

NewClient = Callable[..., Client]  # what the fixture of this kind returns
LOOPBACK = "127.0.0.1"


class Said(NamedTuple):
    """One answer of the server."""

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    headers: Mapping[str, str] = {}
    length: int | None = None  # that is declared, where it is not that of the body
    before: Callable[[], object] | None = None  # is done before the head is sent


class Asked(NamedTuple):
    """One request that came to the server."""

    host: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]


def data(value: Any, status: int = 200, **headers: str) -> Said:
    """Return an answer in JSON; `_` in the name of a header is a hyphen."""
    named = {name.replace("_", "-"): held for name, held in headers.items()}
    return Said(status, json.dumps(value).encode(), headers=named)


def page(status: int = 200, text: str = "<!DOCTYPE html><title>Just a moment</title>") -> Said:
    """Return a web page."""
    return Said(status, text.encode(), "text/html; charset=utf-8")


def moved(address: str, status: int = 302) -> Said:
    """Return a redirect."""
    return Said(status, headers={"Location": address})


class _Quiet(ThreadingHTTPServer):
    """A server that does not complain of those who break off."""

    daemon_threads = True

    def server_bind(self) -> None:
        """Bind without the look-up of a name that http.server adds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, int(self.server_address[1])

    def handle_error(self, *_: object) -> None:
        pass


class Server:
    """Answers on the loopback address for every host as it was told to, and with a page where it was not."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._inside = 0
        self._said: dict[tuple[str, str], list[Said]] = {}
        self.otherwise: Callable[[Asked], Said | None] = lambda _: None  # answers what nothing is said to
        self._lock = threading.Lock()
        self._http = _Quiet((LOOPBACK, 0), self._handler())
        self.port: int = self._http.server_address[1]
        self.unknown: dict[str, bool] = {}  # names without an address, and whether that may pass
        self.elsewhere: dict[str, Sequence[str]] = {}  # names with other addresses
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def say(self, host: str, path: str, *answers: Said) -> None:
        """Answer a path (as it is written in the request, without the query) so; the last answer stays."""
        self._said[host, path] = list(answers)

    def paths(self) -> list[str]:
        """Return the paths that were asked for, in their order."""
        return [asked.path for asked in self.asked]

    def find(self, host: str, _port: int, _seconds: float) -> list[Address]:
        """Resolve every name to this server, but for those that are set otherwise."""
        if host in self.unknown:
            raise UnresolvedError(host, exists=self.unknown[host])
        if host in self.elsewhere:
            return [
                Address(socket.AF_INET6 if ":" in ip else socket.AF_INET, ip, self.port)
                for ip in self.elsewhere[host]
            ]
        return [Address(socket.AF_INET, LOOPBACK, self.port)]

    def wrap(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on."""
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True)

    def close(self) -> None:
        """Stop."""
        self._http.shutdown()
        self._http.server_close()

    def _next(self, asked: Asked) -> Said:
        with self._lock:
            self.asked.append(asked)
            answers = self._said.get((asked.host, asked.path))
            if answers is None:
                return self.otherwise(asked) or page(404)
            return answers.pop(0) if len(answers) > 1 else answers[0]

    def _entered(self, step: int) -> None:
        with self._lock:
            self._inside += step
            self.most_at_once = max(self.most_at_once, self._inside)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                server._entered(1)
                try:
                    self._answer()
                finally:
                    server._entered(-1)

            def _answer(self) -> None:
                parts = urlsplit(self.path)
                query = {key: values[0] for key, values in parse_qs(parts.query).items()}
                headers = {name.lower(): value for name, value in self.headers.items()}
                said = server._next(Asked(headers["host"], parts.path, query, headers))
                if said.before:
                    said.before()
                try:
                    self.send_response(said.status)
                    for name, value in {"Content-Type": said.kind, **said.headers}.items():
                        self.send_header(name, value)
                    length = len(said.body) if said.length is None else said.length
                    self.send_header("Content-Length", str(length))
                    self.end_headers()
                    self.wfile.write(said.body)
                except OSError:  # who asked has gone
                    self.close_connection = True
                if length != len(said.body):
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler


class StillClock:
    """A clock that goes on only when somebody waits by it, and so at once."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._passed = 0.0
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        return self._passed

    def now(self) -> datetime.datetime:
        start = datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.UTC)
        return start + datetime.timedelta(seconds=int(self._passed))

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.advance(seconds)

    def advance(self, seconds: float) -> None:
        with self._lock:
            self._passed += seconds


PLAIN = Endpoints(*(root.replace("https:", "http:") for root in Endpoints()))
# What only a test can hand to a client: the loopback address, and services that speak without TLS.
HERE = Policy(
    allows=lambda ip: ip == LOOPBACK,
    plain=frozenset(urlsplit(root).netloc for root in PLAIN) | {"www.clinicaltrials.gov"},
)
