"""How does a run get at the services?"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from healthlint.online.cache import FILE, AnswerCache
from healthlint.online.online import Online
from healthlint.online.transport.client import Client, check_extra
from healthlint.online.transport.clock import Clock, SystemClock

__all__ = ["agent", "check_extra", "is_contact", "open_online"]

_CONTACT = re.compile(r"[^\s@<>()\",;:\\]{1,64}@[A-Za-z0-9.-]{1,200}\.[A-Za-z0-9-]{2,63}")


def open_online(
    cache_folder: Path | None,
    *,
    contact: str = "",
    ncbi_key: str = "",
    budget: float = 120.0,
    offline: bool = False,
    clock: Clock | None = None,
) -> Online:
    """Return the services of the public network for one run, with a cache in a folder, or in memory only.

    `contact`: an e-mail address for the services to write to, which gives a faster lane. `budget`: seconds
    for all that is asked. `offline`: the cache alone answers. Raises ValueError for a contact that is no
    e-mail address, and MissingExtraError where urllib3 is not installed.
    """
    if contact and not is_contact(contact):
        raise ValueError(f"{contact!r} is no e-mail address")
    clock = clock or SystemClock()
    cache = AnswerCache(cache_folder / FILE if cache_folder else None, clock, replay=offline)
    if offline:
        return Online(None, cache)
    client = Client(agent=agent(), contact=contact, budget=budget, clock=clock)
    return Online(client, cache, contact=contact, ncbi_key=ncbi_key)


def is_contact(contact: str) -> bool:
    """Tell whether a text is an e-mail address that can be told to services."""
    return bool(_CONTACT.fullmatch(contact))


def agent() -> str:
    """Return by what name the program introduces itself."""
    try:
        return f"healthlint/{version('healthlint')}"
    except PackageNotFoundError:
        return "healthlint/0"
