"""What comes is an answer only when it is whole, of its size, and what was asked for."""

from __future__ import annotations

import gzip

import pytest

from asking import HOST, ask, got, refused
from healthlint.online.answers import Unchecked
from healthlint.online.transport.bodies import json_of
from healthlint.online.transport.client import Client
from healthlint.online.transport.request import Request
from healthlint.online.transport.unpacking import Unpacking
from serving import Said, Server, page


def test_a_packed_answer_is_unpacked(server: Server, client: Client) -> None:
    server.say(HOST, "/x", Said(body=gzip.compress(b'{"a": 2}'), headers={"Content-Encoding": "gzip"}))
    assert json_of(got(client.get(ask()))) == {"a": 2}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        pytest.param(Said(body=b'{"a": ', length=90), "broke off", id="it breaks off"),
        pytest.param(
            Said(body=gzip.compress(b"x" * 9000)[:-20], headers={"Content-Encoding": "gzip"}),
            "not whole",
            id="it breaks off while packed",
        ),
        pytest.param(
            Said(body=b"plain", headers={"Content-Encoding": "gzip"}),
            "not whole",
            id="it is not packed",
        ),
        pytest.param(
            Said(body=b"{}", headers={"Content-Encoding": "br"}), "not whole", id="it is packed otherwise"
        ),
        pytest.param(Said(body=b" " * 2001), "too large", id="it is too large"),
        pytest.param(
            Said(body=gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"}),
            "too large",
            id="it becomes huge when it is unpacked",
        ),
    ],
)
def test_an_answer_that_is_not_sound_is_none(server: Server, client: Client, said: Said, reason: str) -> None:
    server.say(HOST, "/x", said)
    assert reason in refused(client.get(ask(most=2000, tries=1)))[1]


def test_of_a_page_only_the_beginning_is_taken(server: Server, client: Client) -> None:
    server.say("herbs.example", "/", page(text="<html>" + "x" * 90_000))
    reply = got(client.get(Request("http://herbs.example/", most=100, cut=True)))
    assert len(reply.body) == 100
    assert server.asked[0].headers["range"] == "bytes=0-99"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        pytest.param(page(), "web page", id="a page that says so"),
        pytest.param(Said(body=b"<!doctype HTML><p>Wait"), "web page", id="a page that says it is JSON"),
        pytest.param(Said(body=b"{}", kind="text/html"), "web page", id="JSON that says it is a page"),
        pytest.param(Said(body=b"{}", kind="image/png"), "image/png", id="another type"),
        pytest.param(Said(body=b'{"a": 1'), "not JSON", id="half of it"),
        pytest.param(Said(body=b"\xff\xfe\x00"), "not JSON", id="no text"),
        pytest.param(Said(body=b"[" * 200_000), "not JSON", id="brackets without end"),
        pytest.param(Said(body=b""), "not JSON", id="nothing"),
    ],
)
def test_what_is_no_json_is_no_answer(server: Server, client: Client, said: Said, reason: str) -> None:
    server.say(HOST, "/x", said)
    answer = json_of(got(client.get(ask())))
    assert isinstance(answer, Unchecked)
    assert reason in answer.reason


def test_what_becomes_huge_is_not_held_as_a_whole() -> None:
    body = Unpacking("gzip", most=1000)
    body.add(gzip.compress(b" " * 50_000_000))
    assert body.is_full
    assert len(body._taken) == 1001
