"""May an address be asked, and where does a redirect lead?"""

from __future__ import annotations

import contextlib
import re
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from healthlint.online.transport.faults import RefusedError
from healthlint.online.transport.policy import Policy

_PORTS = {"http": 80, "https": 443}
_LONGEST = 4096  # characters of an address
# What may stand in a path and a query; `%` as escapes are there already.
_KEPT = "/%:;@!$&'()*+,=~?-._[]|"
_OTHERWISE = frozenset("ßς\u200c\u200d")  # signs that IDNA 2003 makes another name of than IDNA 2008
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")


class Hop(NamedTuple):
    """One request of a chain of redirects."""

    scheme: str
    host: str  # in ASCII and small letters
    port: int
    target: str  # path and query, escaped

    @property
    def origin(self) -> str:
        """Return host and port as an allow-list names them: without the port that goes without saying."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        """Return the whole address."""
        return f"{self.scheme}://{self.origin}{self.target}"


def hop(address: str, policy: Policy, allowed: frozenset[str] | None) -> Hop:
    """Return how to ask an address.

    `allowed`: the origins of a service, which is asked by `https` only; None: any page of the public network.
    Raises RefusedError.
    """
    if len(address) > _LONGEST:
        raise RefusedError("the address is too long")
    try:
        parts = urlsplit(address.strip())
        host = _ascii(parts.hostname or "")
        port = parts.port
    except ValueError as error:
        raise RefusedError("the address cannot be read") from error
    if parts.scheme not in _PORTS:
        raise RefusedError(f"{parts.scheme or 'an address without a scheme'} is no web address")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("the address holds a user name")
    if not host:
        raise RefusedError("the address names no host")
    try:
        path = quote(parts.path or "/", safe=_KEPT)
        target = f"{path}?{quote(parts.query, safe=_KEPT)}" if parts.query else path
    except UnicodeEncodeError as error:  # half of a surrogate pair
        raise RefusedError("the address cannot be read") from error
    found = Hop(parts.scheme, host, _PORTS[parts.scheme] if port is None else port, target)
    if not policy.allows_port(found.port):
        raise RefusedError(f"port {found.port} is none of web pages")
    if allowed is not None:
        if found.origin not in allowed:
            raise RefusedError(f"{found.origin} is no host of this service")
        if found.scheme != "https" and found.host not in policy.plain:
            raise RefusedError(f"{found.origin} is asked by https only")
    return found


def redirected(current: Hop, location: str, policy: Policy, allowed: frozenset[str] | None) -> Hop:
    """Return where a redirect leads. Raises RefusedError."""
    # http.client reads headers as Latin-1, and servers write UTF-8 into them.
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return hop(urljoin(current.address, location), policy, allowed)
    except RefusedError as error:
        raise RefusedError(f"it redirects, and {error}") from None
    except ValueError as error:
        raise RefusedError("it redirects to an address that cannot be read") from error


def _ascii(host: str) -> str:
    """Return a host name as name servers know it. Raises ValueError for what can be none."""
    name = host.rstrip(".").lower()
    if not _OTHERWISE.isdisjoint(name):
        raise ValueError("the name is another by the older rules for such signs, which are those of Python")
    if not name.isascii():
        name = name.encode("idna").decode("ascii")
    if name and ":" not in name and not (len(name) < 254 and _NAME.fullmatch(name)):
        raise ValueError("no name of a host")
    return name
