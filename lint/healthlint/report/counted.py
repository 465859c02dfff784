"""How is a number of things put into words?"""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return `1 rule`, `2000 rules`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def thousands(number: int, noun: str) -> str:
    """Return `1 rule`, `2,000 rules`: a number that is to be read, and not to be looked for."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
