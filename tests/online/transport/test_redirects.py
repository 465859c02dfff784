"""A redirect is followed by hand, and only to where a service may be asked."""

from __future__ import annotations

import pytest

from asking import HOST, ROOT, ask, got, refused
from healthlint.online.transport.client import Client
from serving import HERE, NewClient, Said, Server, data, moved


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_within_a_service_is_followed(server: Server, new_client: NewClient, status: int) -> None:
    server.say(HOST, "/x", moved("http://data.crossref.org/y", status))
    server.say("data.crossref.org", "/y", data({"a": 1}))
    client = new_client(policy=HERE._replace(plain=frozenset({HOST, "data.crossref.org"})))
    reply = got(client.get(ask(private={"mailto": "desk@herbs.example"})))
    assert reply.address == "http://data.crossref.org/y"
    assert reply.asked == f"{ROOT}/x"
    assert server.asked[1].query == {}


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        pytest.param("http://evil.example/", "evil.example is no host of this service", id="to another host"),
        pytest.param("http://122.115.55.36:8000/doi/x", "no host of this service", id="to a bare address"),
        pytest.param("http://data.crossref.org/", "by https only", id="to plain text where TLS is expected"),
        pytest.param("ftp://api.crossref.org/", "no web address", id="to another protocol"),
    ],
)
def test_a_redirect_elsewhere_is_not_followed(
    server: Server, client: Client, location: str, reason: str
) -> None:
    server.say(HOST, "/x", moved(location))
    assert refused(client.get(ask())) == ("refused", refused(client.get(ask()))[1])
    assert reason in refused(client.get(ask()))[1]
    assert {asked.host for asked in server.asked} == {HOST}


def test_redirects_in_a_circle_come_to_an_end(server: Server, client: Client) -> None:
    server.say(HOST, "/x", moved("/y"))
    server.say(HOST, "/y", moved("/x"))
    assert "circle" in refused(client.get(ask()))[1]
    assert len(server.asked) == 2


def test_redirects_without_end_come_to_an_end(server: Server, client: Client) -> None:
    for step in range(50):
        server.say(HOST, f"/{step}", moved(f"/{step + 1}"))
    assert "again and again" in refused(client.get(ask("/0")))[1]


def test_a_redirect_that_leads_nowhere_is_the_answer(server: Server, client: Client) -> None:
    server.say(HOST, "/x", Said(302))
    assert got(client.get(ask())).status == 302
