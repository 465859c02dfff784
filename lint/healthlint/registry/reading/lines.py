"""What are the lines of a file, however long somebody made them?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from healthlint.registry.reading.items import Fault

_LONGEST = 1 << 26  # bytes; a record of Crossref with ten thousand references has a few million


def lines_of(stream: IO[bytes], skip: int, fault: Fault) -> Iterator[tuple[int, bytes]]:
    """Yield the lines behind `skip` with their numbers from 1; one too long is told and comes empty."""
    number = 0
    while line := stream.readline(_LONGEST):
        number += 1
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            while (rest := stream.readline(_LONGEST)) and not rest.endswith(b"\n"):
                pass
            if number > skip:
                fault(number, f"is longer than {_LONGEST >> 20} MB; is it one record a line?")
            line = b""
        if number > skip:
            yield number, line
