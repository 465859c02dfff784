"""A host is judged by the address that is connected to, and by no name."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from healthlint.online.answers import Unchecked
from healthlint.online.transport import names
from healthlint.online.transport.bodies import Reply
from healthlint.online.transport.client import Client
from healthlint.online.transport.connections import Judged
from healthlint.online.transport.faults import UnresolvedError
from healthlint.online.transport.names import Address
from healthlint.online.transport.policy import PUBLIC
from healthlint.online.transport.request import Request
from serving import HERE, LOOPBACK, NewClient, Server, data, moved, page

PAGE = Request("http://herbs.example/", tries=1)


def cause(answer: Reply | Unchecked) -> str:
    assert isinstance(answer, Unchecked), answer
    return answer.cause


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(["127.0.0.1"], id="loopback"),
        pytest.param(["::1"], id="loopback of IPv6"),
        pytest.param(["::ffff:127.0.0.1"], id="loopback mapped into IPv6"),
        pytest.param(["10.0.0.1", "192.168.0.1"], id="private networks"),
        pytest.param(["169.254.169.254"], id="link-local"),
    ],
)
def test_a_name_that_means_no_public_address_is_not_connected_to(
    server: Server, new_client: NewClient, addresses: Sequence[str]
) -> None:
    server.elsewhere["herbs.example"] = addresses
    client = new_client(policy=PUBLIC)
    answer = client.get(PAGE)
    assert cause(answer) == "refused"
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:7f00:1]/"],
)
def test_an_address_written_out_is_judged_like_a_name(new_client: NewClient, address: str) -> None:
    assert cause(new_client(policy=PUBLIC, find=names.resolve).get(Request(address, tries=1))) == "refused"


def test_of_several_addresses_those_that_are_refused_are_passed_over(server: Server, client: Client) -> None:
    server.elsewhere["herbs.example"] = ["10.0.0.1", LOOPBACK]
    server.say("herbs.example", "/", page())
    assert isinstance(client.get(PAGE), Reply)


def test_a_page_that_redirects_to_a_private_address_is_not_followed(server: Server, client: Client) -> None:
    server.elsewhere["inside.example"] = ["10.0.0.1"]
    server.say("herbs.example", "/", moved("http://inside.example/admin"))
    assert cause(client.get(PAGE)) == "refused"
    assert len(server.asked) == 1


def test_a_name_that_changes_its_address_between_two_looks_is_judged_at_each(
    server: Server, new_client: NewClient
) -> None:
    looks = iter([[LOOPBACK], ["10.0.0.1"]])

    def find(host: str, port: int, seconds: float) -> list[Address]:
        return [Address(socket.AF_INET, ip, server.port) for ip in next(looks)]

    server.say("herbs.example", "/", moved("http://herbs.example:81/"))
    client = new_client(find=find)
    assert cause(client.get(PAGE)) == "refused"
    assert len(server.asked) == 1


def test_the_peer_of_a_connection_is_judged_before_anything_is_sent(
    server: Server, new_client: NewClient
) -> None:
    judged: list[str] = []

    def allows(ip: str) -> bool:
        judged.append(ip)
        return len(judged) < 2

    client = new_client(policy=HERE._replace(allows=allows))
    assert cause(client.get(PAGE)) == "refused"
    assert judged == [LOOPBACK, LOOPBACK]
    assert server.asked == []


def test_a_host_without_tls_is_not_asked_by_https(server: Server, client: Client) -> None:
    assert cause(client.get(Request("https://herbs.example/", tries=1))) == "network"
    assert server.asked == []


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return a certificate for herbs.example, with its key; skip where it cannot be made."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl to make a certificate")
    file = tmp_path / "herbs.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-keyout", str(file) + ".key", "-out", str(file),
         "-subj", "/CN=herbs.example", "-addext", "subjectAltName=DNS:herbs.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    return file


@pytest.fixture
def secure(server: Server, certificate: Path) -> Server:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, str(certificate) + ".key")
    server.wrap(context)
    return server


def test_a_host_that_proves_who_it_is_is_asked_by_https(
    secure: Server, new_client: NewClient, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    secure.say("herbs.example", "/", data({"a": 1}))
    answer = new_client().get(Request("https://herbs.example/"))
    assert isinstance(answer, Reply)
    assert answer.body == b'{"a": 1}'


def test_a_host_that_proves_to_be_another_is_not_asked(
    secure: Server, new_client: NewClient, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    answer = new_client().get(Request("https://tea.example/", tries=1))
    assert isinstance(answer, Unchecked)
    assert "no secure connection" in answer.reason
    assert secure.asked == []


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(secure: Server, client: Client) -> None:
    assert cause(client.get(Request("https://herbs.example/", tries=1))) == "network"
    assert secure.asked == []


class TestTheNamesOfTheSystem:
    """A name is looked up with the system's call, which is given a time."""

    def test_an_address_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1", 80))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)
        assert names.resolve("herbs.example", 80, 1.0) == [Address(socket.AF_INET, "192.0.2.1", 80)]

    @pytest.mark.parametrize(
        ("number", "exists"), [(socket.EAI_NONAME, False), (socket.EAI_AGAIN, True), (socket.EAI_FAIL, True)]
    )
    def test_a_name_that_does_not_exist_differs_from_one_that_cannot_be_found_now(
        self, monkeypatch: pytest.MonkeyPatch, number: int, exists: bool
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise socket.gaierror(number, "no")

        monkeypatch.setattr(socket, "getaddrinfo", fail)
        with pytest.raises(UnresolvedError) as caught:
            names.resolve("herbs.example", 80, 1.0)
        assert caught.value.exists is exists

    def test_a_name_server_that_says_nothing_is_not_waited_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        over = threading.Event()
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(5.0) and [])
        with pytest.raises(TimeoutError):
            names.resolve("herbs.example", 80, 0.05)
        over.set()

    def test_a_host_whose_name_takes_too_long_is_a_timeout(self, new_client: NewClient) -> None:
        def find(host: str, port: int, seconds: float) -> list[Address]:
            raise TimeoutError

        assert cause(new_client(find=find).get(PAGE)) == "timeout"


class Trickling:
    """A host that says something, and then one byte after another for as long as it is listened to."""

    def __init__(self, server: Server, head: bytes, drop: bytes) -> None:
        self._listening = socket.create_server((LOOPBACK, 0))
        self._over = threading.Event()
        self._head, self._drop = head, drop
        server.port = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._speak)

    def __enter__(self) -> Trickling:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._listening.close()

    def _speak(self) -> None:
        connection, _ = self._listening.accept()
        with connection:
            connection.sendall(self._head)
            while not self._over.wait(0.02):
                try:
                    connection.sendall(self._drop)
                except OSError:
                    return


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("address", "head", "drop"),
    [
        pytest.param("http", b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", id="a head"),
        pytest.param("http", OK + b"Content-Length: 9999\r\n\r\n", b"a", id="a body"),
        pytest.param("http", OK + b"Connection: close\r\n\r\n", b"a", id="a body of no length"),
        pytest.param("http", OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1", id="the length of a chunk"),
        pytest.param("http", OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X", id="what trails a body"),
        pytest.param("https", b"\x16\x03\x03\x40\x00", b"\x02", id="the agreement on TLS"),
    ],
)
def test_a_host_that_trickles_is_cut_off(
    server: Server, new_client: NewClient, address: str, head: bytes, drop: bytes
) -> None:
    with Trickling(server, head, drop):
        client = new_client(timeouts=(0.25, 0.25))
        answer = client.get(Request(f"{address}://herbs.example/", tries=1, cut=True))
    assert cause(answer) in ("network", "timeout")


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(b"X-Long: " + b"y" * 100_000, id="one of a hundred thousand characters"),
        pytest.param(b"".join(b"X-%d: y\r\n" % number for number in range(500)), id="hundreds"),
    ],
)
def test_headers_beyond_measure_are_no_answer(server: Server, new_client: NewClient, head: bytes) -> None:
    with Trickling(server, b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n", b"a"):
        assert cause(new_client().get(PAGE)) == "network"


def test_of_a_name_with_any_number_of_addresses_a_few_are_tried(
    server: Server, new_client: NewClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[tuple[str, float]] = []

    def refuse(self: Judged, address: Address, seconds: float) -> socket.socket:
        tried.append((address.ip, seconds))
        raise ConnectionRefusedError

    monkeypatch.setattr(Judged, "_connected", refuse)
    server.elsewhere["herbs.example"] = [f"127.0.1.{number}" for number in range(50)]
    client = new_client(policy=HERE._replace(allows=lambda ip: ip.startswith("127.0.1.")))
    assert cause(client.get(PAGE)) == "network"
    assert [ip for ip, _ in tried] == ["127.0.1.0", "127.0.1.1", "127.0.1.2", "127.0.1.3"]
    assert sum(seconds for _, seconds in tried) <= client.timeouts[0]


def test_nothing_that_a_host_sets_is_sent_to_it_again(server: Server, client: Client) -> None:
    server.say("herbs.example", "/", page()._replace(headers={"Set-Cookie": "a=b", "Location": "/x"}))
    for _ in range(2):
        assert isinstance(client.get(PAGE), Reply)
    assert not {"cookie", "referer", "authorization"} & {*server.asked[1].headers}


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_passed_by(
    server: Server, client: Client, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.say("herbs.example", "/", page())
    assert isinstance(client.get(PAGE), Reply)
