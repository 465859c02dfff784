"""Where must a finding stand in an example?"""

from __future__ import annotations

OPEN, CLOSE = "⟦", "⟧"


def unmarked(example: str) -> str:
    """Return the text of an example."""
    return example.replace(OPEN, "").replace(CLOSE, "")


def is_marked(example: str) -> bool:
    """Tell whether marks stand in an example, in pairs and not within each other."""
    _, opened, rest = example.partition(OPEN)
    if not opened:
        return False
    if OPEN not in rest:
        return rest.count(CLOSE) == 1 == example.count(CLOSE)
    return all(part.count(CLOSE) == bool(number) for number, part in enumerate(example.split(OPEN)))
