"""How does one request become one answer?

Imported only when something is asked, as it needs urllib3.
"""

from __future__ import annotations

import http.client

from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError, SSLError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Timeout

from healthlint.online.answers import Cause, Unchecked
from healthlint.online.transport.bodies import Reply
from healthlint.online.transport.clock import Clock
from healthlint.online.transport.connections import Connections, Judged
from healthlint.online.transport.faults import RefusedError, UnresolvedError
from healthlint.online.transport.hops import Hop
from healthlint.online.transport.names import Resolve
from healthlint.online.transport.policy import Policy
from healthlint.online.transport.request import Request
from healthlint.online.transport.unpacking import Unpacking

_PART = 65_536  # bytes that are taken at once


class Exchange:
    """The network as one client uses it: no cookies, no proxies, no redirects, no credentials."""

    def __init__(
        self,
        policy: Policy,
        find: Resolve,
        clock: Clock,
        agents: tuple[str, str],
        timeouts: tuple[float, float],
    ) -> None:
        """Take how it is to behave; `agents`: by which names services and other hosts know the program."""
        self._connections = Connections(policy, find)
        self._clock = clock
        self._to_service, self._to_any = agents
        self._connect, self._read = timeouts

    def close(self) -> None:
        """Close all connections."""
        self._connections.close()

    def ask(self, at: Hop, request: Request, deadline: float) -> Reply | Unchecked:
        """Return what one host answers to one request. Raises RefusedError where it may not be asked."""

        def unchecked(reason: str, cause: Cause) -> Unchecked:
            return Unchecked(reason, cause, request.address)

        left = deadline - self._clock.monotonic()
        if left <= 0:
            return unchecked("the time for looking things up is used up", "budget")
        try:
            answer = self._connections.to(at.scheme, at.host, at.port).urlopen(
                "GET",
                at.target,
                headers=self._headers(request),
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=Timeout(connect=min(self._connect, left), read=min(self._read, left), total=left),
            )
            try:
                return self._received(answer, at, request, deadline)
            finally:
                answer.close()
        except RefusedError:
            raise
        except UnresolvedError as error:
            return unchecked(str(error), "name" if error.exists else "no-such-host")
        except NewConnectionError:  # urllib3 counts it among the timeouts
            return unchecked(f"{at.origin} cannot be reached", "network")
        except (ConnectTimeoutError, ReadTimeoutError, TimeoutError):
            return unchecked(f"{at.origin} did not answer in time", "timeout")
        except SSLError:
            return unchecked(f"no secure connection to {at.origin} could be made", "network")
        except (HTTPError, http.client.HTTPException, OSError, ValueError):
            return unchecked(f"the connection to {at.origin} failed", "network")

    def _headers(self, request: Request) -> dict[str, str]:
        # Whom a linked page belongs to is nobody who was to learn of the contact.
        agent = self._to_any if request.allowed is None else self._to_service
        headers = {"User-Agent": agent, "Accept": request.accept}
        if request.cut:
            return {**headers, "Accept-Encoding": "identity", "Range": f"bytes=0-{request.most - 1}"}
        return {**headers, "Accept-Encoding": "gzip"}

    def _received(
        self, answer: BaseHTTPResponse, at: Hop, request: Request, deadline: float
    ) -> Reply | Unchecked:
        """Read an answer part by part, as large and as long as it may be.

        Parts are taken as they come, and the connection is cut off when their time is over: a wait for a
        full part, or for the end of a line between two, would have no end with a host that trickles.
        """
        connection = answer.connection
        if not isinstance(connection, Judged):  # nothing is left to come
            return self._read_to_its_end(answer, at, request, deadline)
        seconds = min(deadline - self._clock.monotonic(), self._read)
        with connection.cut_off_after(seconds) as guard:
            try:
                reply = self._read_to_its_end(answer, at, request, deadline)
            except (HTTPError, http.client.HTTPException, OSError) as error:
                if guard.is_over or isinstance(error, TimeoutError | ReadTimeoutError):
                    raise TimeoutError from error
                return Unchecked(f"the answer of {at.origin} broke off", "broken", request.address)
            if guard.is_over:  # a body without a declared length seems to have come to its end
                raise TimeoutError
            return reply

    def _read_to_its_end(
        self, answer: BaseHTTPResponse, at: Hop, request: Request, deadline: float
    ) -> Reply | Unchecked:

        def unchecked(reason: str, cause: Cause) -> Unchecked:
            return Unchecked(reason, cause, request.address)

        until = min(deadline, self._clock.monotonic() + self._read)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        body = Unpacking(headers.get("content-encoding", ""), request.most)
        while not body.is_full and (part := answer.read1(_PART, decode_content=False)):
            body.add(part)
            if self._clock.monotonic() >= until:
                return unchecked(f"{at.origin} did not answer in time", "timeout")
        if not request.cut:
            if body.is_full:
                return unchecked(f"the answer of {at.origin} is too large", "answer")
            if not body.is_whole:
                return unchecked(f"the answer of {at.origin} is not whole", "answer")
        return Reply(request.address, at.address, answer.status, headers, body.content, self._clock.now())
