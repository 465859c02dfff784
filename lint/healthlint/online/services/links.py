"""Does a page still stand where an article says?

Journals, log-ins and robot checks refuse programs, so that most failures say nothing of the page: it is dead
only when its host says so twice, or does not exist.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from healthlint.online.answers import Dead, LinkState, Moved, Reachable, Unchecked
from healthlint.online.transport.bodies import Reply, unexpected
from healthlint.online.transport.client import Client
from healthlint.online.transport.faults import UnresolvedError
from healthlint.online.transport.request import Request

_GONE = (404, 410)
_THERE = (200, 203, 204, 206, 304, 416)  # 416: there, and shorter than the part that was asked for
_AGAIN = 2.0  # seconds before a host is asked once more whether it means it
_WITNESS = "doi.org"  # a name that is there as long as the network is
# The first page of a site or of one of its languages.
_HOME = re.compile(
    r"/?(?:(?:[a-z]{2}(?:[-_][a-z]{2,4})?)/?)?(?:(?:index|default|home)(?:\.\w{2,5})?/?)?", re.I
)
# What is checked by its identifier, and not by its page.
_BY_IDENTIFIER = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})


class Links:
    """Looks whether pages are there, with one short request each, and a second where the first fails."""

    def __init__(self, client: Client, witness: str = _WITNESS) -> None:
        self._client = client
        self._witness = witness

    def state(self, address: str) -> LinkState:
        """Return what has become of the page at an address."""
        try:
            host = (urlsplit(address).hostname or "").lower()
        except ValueError:
            return Unchecked("the address cannot be read", "refused", address)
        if host in _BY_IDENTIFIER:
            return Unchecked("a DOI is looked up by its number", "identifier", address)
        request = Request(address, accept="text/html,*/*;q=0.8", most=16_384, cut=True, tries=1)
        reply = self._client.get(request)
        if isinstance(reply, Reply) and reply.status in _GONE:
            self._client.clock.sleep(_AGAIN)
            reply = self._client.get(request)
            if isinstance(reply, Reply) and reply.status in _GONE:
                return Dead(address, reply.when, str(reply.status))
        if isinstance(reply, Unchecked):
            return self._unreached(reply)
        if reply.status not in _THERE:
            return unexpected(reply)
        return _arrived(address, reply)

    def _unreached(self, reply: Unchecked) -> Dead | Unchecked:
        """Tell a host that does not exist from a network that is not there."""
        if reply.cause != "no-such-host":
            return reply
        try:
            self._client.find(self._witness, 443, self._client.timeouts[0])
        except (UnresolvedError, TimeoutError):
            return Unchecked("no name can be resolved: the network seems to be down", "name", reply.asked)
        return Dead(reply.asked, self._client.clock.now(), "no such host")


def _arrived(address: str, reply: Reply) -> Reachable | Moved:
    asked, came = urlsplit(address), urlsplit(reply.address)
    was_deep = not _HOME.fullmatch(asked.path) or bool(asked.query)
    if was_deep and _HOME.fullmatch(came.path) and not came.query:
        return Moved(address, reply.when, reply.address)
    where = (
        ""
        if (asked.netloc, asked.path, asked.query) == (came.netloc, came.path, came.query)
        else reply.address
    )
    return Reachable(address, reply.when, where)
