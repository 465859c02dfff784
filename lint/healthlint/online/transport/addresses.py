"""Is an IP address one of the public network?

What is not: loopback, private, link-local, shared, reserved, documentation and multicast networks of the IANA
special-purpose registries, and any IPv6 address that carries such an IPv4 address within it.
"""

from __future__ import annotations

import ipaddress

_IPV4_IN_IPV6 = ipaddress.IPv6Network("64:ff9b::/96")  # what DNS64 makes of an IPv4 address
# Public by their number alone, or reserved after some Python versions were made.
_OTHERS = (
    ipaddress.ip_network("168.63.129.16/32"),  # the host of virtual machines at one large provider
    ipaddress.ip_network("192.88.99.0/24"),
    ipaddress.ip_network("64:ff9b:1::/48"),
    ipaddress.ip_network("3fff::/20"),
    ipaddress.ip_network("5f00::/16"),
)


def is_public(address: str) -> bool:
    """Tell whether an address, as a socket names its peer, is of the public network."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id is not None:
            return False
        within = _within(ip)
        if within is not None:
            return _is_public(within)
        if ip.teredo is not None:
            return False
    return _is_public(ip)


def _within(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address to which packets for an IPv6 address go in the end."""
    if ip in _IPV4_IN_IPV6:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def _is_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if any(ip in network for network in _OTHERS):
        return False
    return ip.is_global and not (
        ip.is_private
        or ip.is_loopback
        or ip.is_link_local
        or ip.is_multicast
        or ip.is_reserved
        or ip.is_unspecified
        or (isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local)
    )
