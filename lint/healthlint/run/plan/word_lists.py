"""What was made of the word lists beside the code need not be made again.

Each entry says of which file it was made, and is passed over where that has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.packaged import Kept, Key, keep, newly_made

if TYPE_CHECKING:
    from healthlint.run.cache import Cache

_NAME, _KEY = "lists", 2
_MOST = 250  # files and what is made of them, for some environments; all of it is read at each start


def take_over(cache: Cache) -> None:
    """Take over what earlier runs have made."""
    known: dict[Key, Kept] | None = cache.get(_NAME, _KEY)
    if known is not None:
        keep(known)


def hand_on(cache: Cache) -> None:
    """Remember what this run has made, besides what earlier ones have."""
    made = newly_made()
    if made and cache.remembers:
        known: dict[Key, Kept] = cache.get(_NAME, _KEY) or {}  # others may have added theirs
        if len(known) + len(made) > _MOST:
            known = {}
        cache.put(_NAME, _KEY, {**known, **made})
