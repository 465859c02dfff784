"""How many identifiers go into one request?"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote_plus


def in_batches(
    identifiers: Iterable[str], *, between: str, around: str = "", most: int, longest: int
) -> list[list[str]]:
    """Return identifiers in lists that an address has room for.

    `between`: what parts two of them in the address. `around`: what stands around each, not yet escaped.
    `most`: identifiers in a list. `longest`: characters of a list, escaped.
    """
    made: list[list[str]] = []
    room = 0
    for identifier in identifiers:
        needed = len(quote_plus(f"{identifier}{around}{between}"))
        if not made or needed > room or len(made[-1]) == most:
            made.append([])
            room = longest
        made[-1].append(identifier)
        room -= needed
    return made
