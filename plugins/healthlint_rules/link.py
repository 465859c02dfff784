"""What do rules ask of a link?"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from healthlint import Document, Span


class Link(Protocol):
    """What `Document.links` holds."""

    @property
    def start(self) -> int:
        """Where its text begins in the prose."""

    @property
    def end(self) -> int:
        """Where its text ends there."""

    @property
    def image(self) -> bool:
        """Whether the target is a picture."""

    @property
    def target(self) -> str:
        """The address, unescaped."""

    @property
    def span(self) -> Span:
        """Where its markup stands in the source."""


@lru_cache(maxsize=1)
def addresses_of(document: Document) -> str:
    """Return the targets of all links in small letters, each on a line, to look for what may be in none."""
    return "\n".join([link.target for link in document.links]).lower()
