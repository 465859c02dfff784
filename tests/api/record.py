"""How is the recorded surface compared with what is there now?"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("public_api.txt")


class Surface(NamedTuple):
    """A generation of the API and the lines of what it offers."""

    api: int
    lines: tuple[str, ...]

    def written(self) -> str:
        """Return the text to commit."""
        return "\n".join((f"API {self.api}", *self.lines, ""))


def read(text: str) -> Surface:
    """Return the surface that a text holds."""
    first, *lines = text.splitlines()
    return Surface(int(first.removeprefix("API ")), tuple(lines))


class Difference(NamedTuple):
    """What became of a recorded surface."""

    gone: tuple[str, ...]
    demanded: tuple[str, ...]  # what callers and deriving classes that did without must give now
    added: tuple[str, ...]
    raised: bool  # whether this is a later generation

    @property
    def breaks(self) -> bool:
        """Tell whether plugins of the recorded generation may fail."""
        return bool(self.gone or self.demanded) and not self.raised

    def told(self) -> str:
        """Return what to do about it, and about what; nothing where all is as recorded."""
        if self.breaks:
            lines = (*(f"- {line}" for line in self.gone), *(f"+ {line}" for line in self.demanded))
            return "\n".join(
                (
                    "the public API breaks plugins; leave it as it was, or raise healthlint.hooks.API:",
                    *lines,
                )
            )
        if self.gone or self.demanded or self.added or self.raised:
            new = (*self.demanded, *self.added)
            return "\n".join(
                ("record what is new with pytest tests/api --update-api:", *(f"+ {line}" for line in new))
            )
        return ""


def difference(recorded: Surface, now: Surface) -> Difference:
    """Compare two surfaces; raises ValueError where the generation went down."""
    if now.api < recorded.api:
        raise ValueError(f"healthlint.hooks.API went down from {recorded.api} to {now.api}")
    held, there = set(recorded.lines), set(now.lines)
    new = [line for line in now.lines if line not in held]
    owners = {line.partition(" -> ")[0] for line in recorded.lines}
    demanded = tuple(line for line in new if line.endswith(", required") and _owner(line) in owners)
    return Difference(
        gone=tuple(line for line in recorded.lines if line not in there),
        demanded=demanded,
        added=tuple(line for line in new if line not in demanded),
        raised=now.api > recorded.api,
    )


def _owner(line: str) -> str:
    function, takes, _ = line.partition(" takes ")
    return function if takes else f"class {line.partition('.')[0]}"
