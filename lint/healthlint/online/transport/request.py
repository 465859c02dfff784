"""What is asked of a host?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from healthlint.online.transport.etiquette import PAGES, Etiquette


class Request(NamedTuple):
    """A GET, and how much of an answer to it is taken."""

    address: str  # as evidence shows it
    lane: str = ""  # which keeps to the etiquette; empty: one for each host
    etiquette: Etiquette = PAGES
    allowed: frozenset[str] | None = None  # origins that it may be redirected to; None: any public one
    accept: str = "application/json"
    private: Mapping[str, str] = {}  # of the query, but not shown: contact, key
    most: int = 8_000_000  # bytes of the answer, unpacked
    cut: bool = False  # True: what is beyond is not read; False: an answer beyond that is none
    tries: int = 3
