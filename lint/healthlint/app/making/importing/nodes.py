"""What can a regular expression be made of?"""

from __future__ import annotations

from dataclasses import dataclass


class ExpressionError(ValueError):
    """An expression that cannot be read, or has what cannot be done; says why."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that stands for itself."""

    sign: str


@dataclass(frozen=True, slots=True)
class Signs:
    """One of several signs: a class; `members` holds them all where they are few and named."""

    source: str  # as RE2 writes it
    members: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place between signs."""

    source: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A node that stands several times; `high` is None where any number will do."""

    node: Node
    low: int
    high: int | None
    lazy: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One of several sequences; `number` counts those that capture, `flags` are switched on (or -off)."""

    options: tuple[Sequence, ...]
    number: int = 0
    flags: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What must, or must not, stand before or behind without being part of the match."""

    ahead: bool
    negative: bool
    body: Group


Node = Sign | Signs | Anchor | Repeat | Group | Look
Sequence = tuple[Node, ...]

BLANK = Signs(r"\s", (" ",))
