"""The client keeps to the pace that is agreed with a service, and to what its headers ask for."""

from __future__ import annotations

import datetime
import threading

import pytest

from healthlint.online.transport.backoff import Backoff
from healthlint.online.transport.breaker import FAILURES, REST, Breaker
from healthlint.online.transport.etiquette import ETIQUETTE, Etiquette
from healthlint.online.transport.limits import Limits, limits, retry_after
from healthlint.online.transport.pacing import Lane, TokenBucket
from serving import StillClock

NOW = datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        pytest.param({}, Limits(None, None), id="silence"),
        pytest.param(
            {"x-rate-limit-limit": "5", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"},
            Limits(0.2, 1),
            id="Crossref's public pool",
        ),
        pytest.param(
            {"x-rate-limit-limit": "30", "x-rate-limit-interval": "1m"}, Limits(2.0, None), id="minutes"
        ),
        pytest.param({"x-ratelimit-limit": "10"}, Limits(0.1, None), id="NCBI's, a second"),
        pytest.param(
            {"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s"}, Limits(None, None), id="nought"
        ),
        pytest.param(
            {"x-rate-limit-limit": "many", "x-concurrency-limit": "-3"}, Limits(None, None), id="nonsense"
        ),
    ],
)
def test_limits_are_read_from_headers(headers: dict[str, str], told: Limits) -> None:
    assert limits(headers) == told


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        pytest.param("7", 7.0, id="seconds"),
        pytest.param("Sun, 01 Mar 2026 09:02:00 GMT", 120.0, id="a date"),
        pytest.param("Sun, 01 Mar 2026 08:00:00 GMT", 0.0, id="a date that is past"),
        pytest.param("99999999", 86400.0, id="years"),
        pytest.param("soon", None, id="a word"),
        pytest.param("-5", None, id="a negative number"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}, NOW) == seconds


def test_a_token_bucket_lets_a_burst_through_and_then_keeps_its_pace() -> None:
    bucket = TokenBucket(gap=2.0, burst=3)
    waits = []
    for _ in range(5):
        waits.append(bucket.wait(100.0))
        bucket.take(100.0 + waits[-1])
    assert waits == [0.0, 0.0, 0.0, 2.0, 4.0]


def lane(clock: StillClock, gap: float = 1.0, at_once: int = 1) -> Lane:
    return Lane(clock, Etiquette(gap, gap / 2, at_once, at_once + 1), contact=False)


def test_requests_of_a_lane_keep_their_distance(clock: StillClock) -> None:
    way = lane(clock)
    for _ in range(3):
        assert way.enter(1000.0)
        way.leave()
    assert clock.slept == [1.0, 1.0]


def test_who_tells_an_address_to_write_to_may_ask_more_often(clock: StillClock) -> None:
    polite = Lane(clock, ETIQUETTE["crossref"], contact=True)
    assert (polite.gap, polite.at_once) == (0.1, 3)


def test_nobody_waits_for_what_comes_after_the_deadline(clock: StillClock) -> None:
    way = lane(clock, gap=30.0)
    assert way.enter(20.0)
    way.leave()
    assert not way.enter(20.0)
    assert clock.slept == []


def test_a_lane_on_hold_lets_nobody_in_before_its_time(clock: StillClock) -> None:
    way = lane(clock)
    way.hold(40.0)
    assert way.enter(1000.0)
    assert clock.monotonic() == 40.0


def test_limits_that_a_service_tells_never_make_the_client_faster(clock: StillClock) -> None:
    way = lane(clock, gap=1.0, at_once=2)
    way.limit(0.1, 50)
    assert (way.gap, way.at_once) == (1.0, 2)
    way.limit(3.0, 1)
    assert (way.gap, way.at_once) == (3.0, 1)


def test_a_complaint_doubles_the_distance_up_to_a_minute(clock: StillClock) -> None:
    way = lane(clock)
    way.slow_down()
    assert way.gap == 2.0
    for _ in range(10):
        way.slow_down()
    assert way.gap == 60.0


def test_who_finds_a_lane_full_comes_in_when_another_leaves(clock: StillClock) -> None:
    way = lane(clock, gap=0.0)
    assert way.enter(1000.0)
    entered = threading.Event()

    def second() -> None:
        assert way.enter(1000.0)
        entered.set()

    thread = threading.Thread(target=second)
    thread.start()
    assert not entered.is_set()
    way.leave()
    assert entered.wait(5.0)
    thread.join()


def test_pauses_grow_and_differ_by_chance() -> None:
    assert [Backoff(lambda: 1.0).pause(attempt) for attempt in (1, 2, 3, 9)] == [1.0, 2.0, 4.0, 30.0]
    assert [Backoff(lambda: 0.0).pause(attempt) for attempt in (1, 2, 3, 9)] == [0.5, 1.0, 2.0, 15.0]


def test_a_host_that_keeps_failing_is_left_alone_until_one_request_finds_it_back(
    clock: StillClock,
) -> None:
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        assert breaker.lets_through()
        breaker.failed()
    assert not breaker.lets_through()
    clock.advance(REST)
    assert breaker.lets_through()
    assert not breaker.lets_through()
    breaker.succeeded()
    assert breaker.lets_through()


def test_failures_between_answers_do_not_add_up(clock: StillClock) -> None:
    breaker = Breaker(clock)
    for _ in range(FAILURES * 2):
        breaker.failed()
        breaker.succeeded()
    assert breaker.lets_through()
