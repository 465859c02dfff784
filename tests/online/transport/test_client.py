"""Whatever the network does, a request comes to an answer or to a reason why there is none."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from asking import HOST, ask, got, refused
from healthlint.online.transport.bodies import json_of
from healthlint.online.transport.client import Client
from healthlint.online.transport.etiquette import ETIQUETTE
from healthlint.online.transport.request import Request
from serving import LOOPBACK, NewClient, Said, Server, StillClock, data, page


def test_an_answer_comes_with_its_address_its_time_and_its_body(
    server: Server, client: Client, clock: StillClock
) -> None:
    server.say(HOST, "/x", data({"a": 1}))
    reply = got(client.get(ask(private={"mailto": "desk@herbs.example"})))
    assert (reply.status, json_of(reply), reply.when) == (200, {"a": 1}, clock.now())
    assert server.asked[0].query == {"mailto": "desk@herbs.example"}
    assert "mailto" not in reply.asked


def test_services_are_told_the_contact_and_the_hosts_of_pages_are_not(
    server: Server, new_client: NewClient
) -> None:
    client = new_client(agent="healthlint/1", contact="desk@herbs.example")
    server.say(HOST, "/x", data({}))
    server.say("herbs.example", "/", page())
    got(client.get(ask()))
    got(client.get(Request("http://herbs.example/")))
    told = [asked.headers["user-agent"] for asked in server.asked]
    assert told == ["healthlint/1 (mailto:desk@herbs.example)", "healthlint/1"]


def test_a_client_that_was_closed_asks_nobody(server: Server, client: Client) -> None:
    client.close()
    assert refused(client.get(ask()))[0] == "budget"
    assert server.asked == []


def test_a_connection_is_used_again(server: Server, client: Client) -> None:
    server.say(HOST, "/x", data({}))
    peers = []
    server.say(HOST, "/x", Said(before=lambda: peers.append(threading.get_ident())))
    for _ in range(3):
        got(client.get(ask()))
    assert len(set(peers)) == 1  # the server gives each connection a thread


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_failure_that_may_pass_is_asked_again_after_a_growing_pause(
    server: Server, client: Client, clock: StillClock, status: int
) -> None:
    server.say(HOST, "/x", Said(status), Said(status), data({"a": 1}))
    assert got(client.get(ask())).status == 200
    assert clock.slept == [1.0, 2.0]


def test_a_failure_that_stays_is_the_answer_after_three_requests(server: Server, client: Client) -> None:
    server.say(HOST, "/x", Said(503))
    assert got(client.get(ask())).status == 503
    assert len(server.asked) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_refusal_is_not_asked_again(server: Server, client: Client, status: int) -> None:
    server.say(HOST, "/x", Said(status))
    assert got(client.get(ask())).status == status
    assert len(server.asked) == 1


def test_a_service_that_asks_for_patience_gets_it(server: Server, client: Client, clock: StillClock) -> None:
    server.say(HOST, "/x", Said(429, headers={"Retry-After": "7"}), data({}))
    assert got(client.get(ask())).status == 200
    assert clock.slept == [7.0]
    assert client.lane(ask(), HOST).gap == pytest.approx(0.4)


def test_others_wait_as_well_when_a_service_asks_for_patience(
    server: Server, client: Client, clock: StillClock
) -> None:
    server.say(HOST, "/x", Said(429, headers={"Retry-After": "30"}))
    server.say(HOST, "/y", data({}))
    got(client.get(ask(tries=1)))
    got(client.get(ask("/y")))
    assert clock.monotonic() >= 30.0


def test_a_patience_beyond_the_budget_is_not_had(server: Server, client: Client, clock: StillClock) -> None:
    server.say(HOST, "/x", Said(429, headers={"Retry-After": "3600"}), data({}))
    assert got(client.get(ask())).status == 429
    assert refused(client.get(ask()))[0] == "limit"
    assert clock.slept == []
    assert len(server.asked) == 1


def test_limits_in_headers_slow_the_client_down(server: Server, client: Client, clock: StillClock) -> None:
    server.say(HOST, "/x", data({}, X_Rate_Limit_Limit="1", X_Rate_Limit_Interval="2s"))
    for _ in range(2):
        got(client.get(ask()))
    got(client.get(ask()))
    assert clock.slept == pytest.approx([0.2, 2.0])


def test_a_host_that_keeps_failing_is_left_alone(server: Server, new_client: NewClient) -> None:
    client = new_client(budget=10_000.0)
    server.say(HOST, "/x", Said(500))
    assert [got(client.get(ask())).status for _ in range(2)] == [500, 500]
    assert len(server.asked) == 5
    assert refused(client.get(ask()))[0] == "breaker"
    assert len(server.asked) == 5


def test_one_host_that_fails_does_not_close_the_way_to_others(server: Server, new_client: NewClient) -> None:
    client = new_client(budget=10_000.0)
    server.say(HOST, "/x", Said(500))
    server.say("doi.org", "/x", data({}))
    for _ in range(2):
        client.get(ask())
    other = Request("http://doi.org/x", "doi.org", ETIQUETTE["doi.org"], frozenset({"doi.org"}))
    assert got(client.get(other)).status == 200


def test_nothing_is_asked_when_the_time_is_used_up(server: Server, client: Client, clock: StillClock) -> None:
    clock.advance(121.0)
    cause, reason = refused(client.get(ask()))
    assert (cause, server.asked) == ("budget", [])
    assert "120 seconds" in reason


def test_an_answer_that_comes_after_the_time_is_none(
    server: Server, client: Client, clock: StillClock
) -> None:
    server.say(HOST, "/x", Said(body=b"{}", before=lambda: clock.advance(500.0)))
    assert refused(client.get(ask()))[0] == "timeout"
    assert len(server.asked) == 1


@pytest.fixture
def silence() -> Iterator[threading.Event]:
    """Return what holds an answer of the server back until the test is over."""
    over = threading.Event()
    yield over
    over.set()


def test_a_host_that_says_nothing_is_not_waited_for(
    server: Server, new_client: NewClient, silence: threading.Event
) -> None:
    server.say(HOST, "/x", Said(before=lambda: silence.wait(5.0)))
    client = new_client(timeouts=(0.2, 0.2))
    assert refused(client.get(ask(tries=1)))[0] == "timeout"


@pytest.mark.parametrize(("may_pass", "cause"), [(True, "name"), (False, "no-such-host")])
def test_a_name_without_an_address_is_told(
    server: Server, client: Client, may_pass: bool, cause: str
) -> None:
    server.unknown[HOST] = may_pass
    assert refused(client.get(ask()))[0] == cause


def test_a_host_that_does_not_answer_at_all_is_told(server: Server, client: Client) -> None:
    server.say(HOST, "/x", data({}))
    closed = Server()
    port = closed.port
    closed.close()
    server.port = port
    assert refused(client.get(ask(tries=2)))[0] == "network"


def test_no_more_requests_are_under_way_than_a_service_allows(server: Server, new_client: NewClient) -> None:
    client = new_client(contact="desk@herbs.example")
    together = threading.Barrier(3)
    server.say(HOST, "/x", Said(body=b"{}", before=lambda: together.wait(5.0)))
    with ThreadPoolExecutor(9) as threads:
        replies = list(threads.map(lambda _: client.get(ask()), range(9)))
    assert {got(reply).status for reply in replies} == {200}
    assert server.most_at_once == 3


def test_the_address_of_this_machine_is_what_these_tests_speak_to(server: Server) -> None:
    assert [address.ip for address in server.find(HOST, 80, 1.0)] == [LOOPBACK]
