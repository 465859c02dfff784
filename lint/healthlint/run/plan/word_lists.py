"""What was made of the word lists beside the code need not be made again.

Each entry says of which file it was made, and is passed over where that has changed. What was made stands
behind all entries, and is read when it is asked for: most articles ask for little of it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from healthlint.run.cache import check_of
from healthlint.text.packaged import Key, Stamped, keep, newly_made, note

if TYPE_CHECKING:
    from healthlint.run.cache import Cache

    # The stamp of the file; where what was made of it begins, how many bytes it has, and their check.
    Entry = tuple[Stamped, int, int, int]

_NAME, _KEY = "lists", 3
_MOST = 250  # files and what is made of them, for some environments; all entries are read at each start


def take_over(cache: Cache) -> None:
    """Take over what earlier runs have made."""
    note(new=cache.remembers)
    known: dict[Key, Entry] | None = cache.get(_NAME, _KEY)
    if known is not None:
        keep(
            {key: (stamp, partial(cache.part, _NAME, _KEY, *place)) for key, (stamp, *place) in known.items()}
        )


def hand_on(cache: Cache) -> None:
    """Remember what this run has made, besides what earlier ones have."""
    new = newly_made()
    if not new or not cache.remembers:
        return
    known: dict[Key, Entry] = cache.get(_NAME, _KEY) or {}  # others may have added theirs
    made: dict[Key, tuple[Stamped, bytes]] = {}
    if len(known) + len(new) <= _MOST:
        for key, (stamp, *place) in known.items():
            data = cache.part(_NAME, _KEY, *place)
            if data is not None:
                made[key] = stamp, data
    made.update(new)
    entries: dict[Key, Entry] = {}
    start = 0
    for key, (stamp, data) in made.items():
        entries[key] = stamp, start, len(data), check_of(data)
        start += len(data)
    cache.put(_NAME, _KEY, entries, [data for _, data in made.values()])
