"""Who publishes what stands at an address, and of what kind is it?"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

from healthlint import Expression, NamedTuple

Kind = Literal[
    "register",
    "agency",
    "journal",
    "preprint",
    "encyclopaedia",
    "portal",
    "news",
    "press-release",
    "social",
    "shop",
]
WEAK: frozenset[Kind] = frozenset(("encyclopaedia", "portal", "news", "press-release", "social", "shop"))

_NATIONAL = Expression(r"(?:^|\.)(?:gov|gc|gob|gouv|go|nhs)\.[a-z]{2}$|\.(?:gov|int|mil)$")
_RELEASES = Expression(
    r"/(?:press-?(?:releases?|room)|pressreleases?|news-?releases?|media-releases?)(?:/|$)"
)
_PRESS = Expression(r"(?:^|[.-])(?:news|daily|times)[.-]|(?:gazette|herald|tribune|chronicle|courier)\.")
_SALES = Expression(r"^/(?:shop|store|cart|checkout|products?|buy|basket|collections)(?:/|$)")


class Site(NamedTuple):
    """What is known of an address."""

    kind: Kind
    publisher: str  # by its first name in the table; empty where only the address tells the kind


@lru_cache(maxsize=256)  # several rules ask about the links of one article
def site_of(target: str) -> Site | None:
    """Return what stands at the address of a link, None where that is unknown."""
    host, path = parts_of(target)
    if not host:
        return Site("shop", "") if _SALES.match(path) else None
    parts = host.split(".")
    for first in range(len(parts) - 1):
        for beginning, site in _table().get(".".join(parts[first:]), ()):
            if path.startswith(beginning):
                return site._replace(kind="news") if site.kind == "journal" and "/news/" in path else site
    if _RELEASES.search(path):
        return Site("press-release", "")
    if host.startswith(("shop.", "store.")) or _SALES.match(path):
        return Site("shop", "")
    if _NATIONAL.search(host):
        return Site("agency", "")
    return Site("news", "") if _PRESS.search(host) else None


def parts_of(target: str) -> tuple[str, str]:
    """Return host and path of an address in small letters; no `www.`, and no host for a path alone."""
    address = target.lower()
    scheme, slashes, rest = address.partition("//")
    if slashes and scheme in ("", "http:", "https:"):
        host, slash, path = rest.partition("/")
        path = slash + path
    elif address.startswith("/"):
        host, path = "", address
    else:
        return "", ""
    host = host.rpartition("@")[2].partition("?")[0].partition("#")[0].partition(":")[0].removeprefix("www.")
    return host, path.partition("?")[0].partition("#")[0]


def named(name: str) -> Site | None:
    """Return the publisher that goes by a name, which is given as terms see it."""
    return _names().get(name)


@cache
def _lines() -> tuple[tuple[str, Site, tuple[str, ...]], ...]:
    text = (Path(__file__).parent / "words" / "sites.txt").read_text(encoding="utf-8")
    lines: list[tuple[str, Site, tuple[str, ...]]] = []
    kind: Kind = "journal"
    for line in text.splitlines():
        if line.startswith("["):
            kind = cast("Kind", line[1 : line.index("]")])
        elif line and not line.startswith("#"):
            address, *names = line.split(" | ")
            lines.append((address, Site(kind, names[0]), tuple(names)))
    return tuple(lines)


@cache
def _table() -> dict[str, list[tuple[str, Site]]]:
    """By domain: the beginnings of paths, long ones first."""
    table: dict[str, list[tuple[str, Site]]] = {}
    for address, site, _ in _lines():
        domain, slash, path = address.partition("/")
        table.setdefault(domain, []).append((slash + path, site))
    for places in table.values():
        places.sort(key=lambda place: -len(place[0]))
    return table


@cache
def _names() -> dict[str, Site]:
    names: dict[str, Site] = {}
    for _, site, called in _lines():
        for name in called:
            names.setdefault(name.lower().replace("-", " "), site)
    return names
