"""A server in place of the network, and a client whose clock never waits."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from healthlint.online.cache import AnswerCache
from healthlint.online.online import Online
from healthlint.online.transport.client import Client
from running_online import Check, checking
from serving import HERE, PLAIN, NewClient, Server, StillClock


@pytest.fixture(autouse=True)
def _no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test ask a name server: addresses alone are taken."""
    real = socket.getaddrinfo

    def numeric(host: str, *rest: Any, **more: Any) -> Any:
        return real(host, *rest, **{**more, "flags": socket.AI_NUMERICHOST})

    monkeypatch.setattr(socket, "getaddrinfo", numeric)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def check(
    server: Server,
    tmp_path: Path,
    clock: StillClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Check:
    """Return what checks the articles of the test's folder, and asks the server in place of the services."""
    for name in ("HEALTHLINT_CONTACT", "NCBI_API_KEY", "HEALTHLINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    return checking(tmp_path, server, clock, monkeypatch, capsys)


@pytest.fixture
def new_client(server: Server, clock: StillClock) -> Iterator[NewClient]:
    made: list[Client] = []

    def new(**settings: Any) -> Client:
        given: dict[str, Any] = {
            "policy": HERE,
            "clock": clock,
            "find": server.find,
            "chance": lambda: 1.0,
            "timeouts": (5.0, 5.0),
        }
        made.append(Client(**{**given, **settings}))
        return made[-1]

    yield new
    for client in made:
        client.close()


@pytest.fixture
def client(new_client: NewClient) -> Client:
    return new_client()


@pytest.fixture
def online(client: Client, clock: StillClock) -> Iterator[Online]:
    with Online(client, AnswerCache(None, clock), endpoints=PLAIN) as online:
        yield online
