"""How is one request brought to an answer, whatever the network does?"""

from __future__ import annotations

import importlib.util
import math
import re
import threading
from collections.abc import Callable, Mapping
from importlib import metadata
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from healthlint.online.answers import Unchecked
from healthlint.online.transport.backoff import Backoff
from healthlint.online.transport.bodies import Reply
from healthlint.online.transport.breaker import Breaker
from healthlint.online.transport.clock import Clock, SystemClock
from healthlint.online.transport.etiquette import PAGES_AT_ONCE
from healthlint.online.transport.faults import MissingExtraError, RefusedError
from healthlint.online.transport.hops import Hop, hop, redirected
from healthlint.online.transport.limits import limits, retry_after
from healthlint.online.transport.names import Resolve, resolve
from healthlint.online.transport.pacing import Lane
from healthlint.online.transport.policy import PUBLIC, Policy
from healthlint.online.transport.request import Request

if TYPE_CHECKING:
    from healthlint.online.transport.exchange import Exchange

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_NOW = frozenset({429, 500, 502, 503, 504})
_MOST_HOPS = 8
_URLLIB3 = (2, 2)  # its oldest version whose answers can be read as they come


class Client:
    """Asks hosts politely, within a time for all of it, and returns what they answered or why nothing came.

    It may be used by several threads. Nothing that the network does makes it raise.
    """

    def __init__(
        self,
        *,
        agent: str = "healthlint",
        contact: str = "",
        budget: float = 120.0,
        timeouts: tuple[float, float] = (5.0, 20.0),
        policy: Policy = PUBLIC,
        clock: Clock | None = None,
        find: Resolve = resolve,
        chance: Callable[[], float] | None = None,
    ) -> None:
        """Take how the client is to behave.

        `agent`: for User-Agent. `contact`: an e-mail address that services are told beside it, and no other
        host. `budget`: seconds for all requests from now on. `timeouts`: seconds for a connection, and for
        the head and the body of an answer each. `chance`: numbers from 0 to 1, for the jitter. Raises
        MissingExtraError.
        """
        check_extra()
        self.clock = clock or SystemClock()
        self.policy = policy
        self.find = find
        self.agents = f"{agent} (mailto:{contact})" if contact else agent, agent  # for services, and others
        self.timeouts = timeouts
        self._contact = contact
        self._budget = budget
        self._deadline = self.clock.monotonic() + budget
        self._backoff = Backoff(chance)
        self._lanes: dict[str, Lane] = {}
        self._breakers: dict[str, Breaker] = {}
        self._pages = threading.BoundedSemaphore(PAGES_AT_ONCE)
        self._lock = threading.Lock()
        self._opened: Exchange | None = None

    def get(self, request: Request) -> Reply | Unchecked:
        """Return the answer to a request, whatever its status, or why there is none."""
        address = with_query(request.address, request.private)
        seen: set[str] = set()
        try:
            at = hop(address, self.policy, request.allowed)
            for _ in range(_MOST_HOPS):
                if at.address in seen:
                    return Unchecked("it redirects in a circle", "answer", request.address)
                seen.add(at.address)
                reply = self._tried(at, request)
                if isinstance(reply, Unchecked) or reply.status not in _REDIRECTS:
                    return reply
                location = reply.headers.get("location")
                if not location:
                    return reply
                at = redirected(at, location, self.policy, request.allowed)
        except RefusedError as error:
            return Unchecked(str(error), "refused", request.address)
        return Unchecked("it redirects again and again", "answer", request.address)

    def lane(self, request: Request, host: str) -> Lane:
        """Return the lane that a request to a host goes through."""
        name = request.lane or host
        with self._lock:
            if name not in self._lanes:
                self._lanes[name] = Lane(self.clock, request.etiquette, contact=bool(self._contact))
            return self._lanes[name]

    def close(self) -> None:
        """Close all connections; threads that are still at it come to no further request."""
        self._deadline = -math.inf
        if self._opened is not None:
            self._opened.close()

    def _tried(self, at: Hop, request: Request) -> Reply | Unchecked:
        """Return the answer of one hop; failures that may pass are tried again."""
        lane, breaker = self.lane(request, at.origin), self._breaker(at.origin)
        last: Reply | Unchecked = self._spent(request)
        for attempt in range(1, request.tries + 1):
            if not breaker.lets_through():
                reason = f"{at.origin} failed several times and is left alone for now"
                return last if attempt > 1 else Unchecked(reason, "breaker", request.address)
            if not lane.enter(self._deadline):
                if lane.is_held_until(self._deadline) and not isinstance(last, Reply):
                    reason = f"{at.origin} asks for patience, for longer than this run has"
                    return Unchecked(reason, "limit", request.address)
                return last
            try:
                last = self._once(at, request)
            finally:
                lane.leave()
            pause = self._judged(last, lane, breaker, attempt)
            if pause is None or attempt == request.tries:
                break
            if self.clock.monotonic() + pause >= self._deadline:
                break
            self.clock.sleep(pause)
        return last

    def _once(self, at: Hop, request: Request) -> Reply | Unchecked:
        if request.lane:
            return self._exchange().ask(at, request, self._deadline)
        with self._pages:
            return self._exchange().ask(at, request, self._deadline)

    def _judged(self, got: Reply | Unchecked, lane: Lane, breaker: Breaker, attempt: int) -> float | None:
        """Note what an attempt tells of the host; return the pause before the next, None where none helps."""
        if isinstance(got, Unchecked):
            if got.cause in ("network", "broken", "timeout"):
                breaker.failed()
                return self._backoff.pause(attempt)
            return None
        lane.limit(*limits(got.headers))
        if got.status not in _FOR_NOW:
            breaker.succeeded()
            return None
        breaker.failed()
        if got.status == 429:
            lane.slow_down()
        asked = retry_after(got.headers, self.clock.now())
        if asked is None:
            return self._backoff.pause(attempt)
        lane.hold(asked)
        return asked

    def _breaker(self, host: str) -> Breaker:
        with self._lock:
            return self._breakers.setdefault(host, Breaker(self.clock))

    def _exchange(self) -> Exchange:
        with self._lock:
            if self._opened is None:
                from healthlint.online.transport.exchange import Exchange

                self._opened = Exchange(self.policy, self.find, self.clock, self.agents, self.timeouts)
            return self._opened

    def _spent(self, request: Request) -> Unchecked:
        reason = f"no time was left to ask, of {self._budget:g} seconds for all look-ups"
        return Unchecked(reason, "budget", request.address)


def check_extra() -> None:
    """Raise MissingExtraError where the library that speaks to the network is missing, or too old."""
    if importlib.util.find_spec("urllib3") is None:
        raise MissingExtraError
    numbers = re.findall(r"\d+", metadata.version("urllib3"))
    if tuple(map(int, numbers[:2])) < _URLLIB3:
        raise MissingExtraError


def with_query(address: str, more: Mapping[str, str]) -> str:
    """Return an address with more in its query; what is empty is left out."""
    query = urlencode({key: value for key, value in more.items() if value})
    return f"{address}{'&' if '?' in address else '?'}{query}" if query else address
