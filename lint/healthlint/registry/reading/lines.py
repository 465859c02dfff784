"""What are the lines of a file, however long somebody made them?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.registry.reading.parts import LONGEST, Cut, Part


def _last_end(data: bytes, start: int) -> int:
    return data.rfind(b"\n", start) + 1


BY_LINES = Cut(_last_end, f"is longer than {LONGEST >> 20} MB; is it one record a line?", b"\n")


def lines_of(part: Part) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a part with their numbers from 1."""
    lines = part.data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return enumerate(lines, start=part.line)
