"""Writes lint/healthlint/text/traditional.txt from the character table of OpenCC.

The table says for each Traditional character the Simplified one that it is matched as: glyph by
glyph, never by phrase, so that lengths and offsets stay as they are.
"""

from __future__ import annotations

import importlib.resources
from pathlib import Path

TARGET = Path(__file__).parents[1] / "lint" / "healthlint" / "text" / "traditional.txt"


def table() -> str:
    """Return the two lines of the table: Traditional characters, and below each its Simplified one."""
    rows = importlib.resources.files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text("utf-8")
    pairs = {}
    for row in rows.splitlines():
        traditional, _, simplified = row.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == len(first) == 1 and traditional != first:
            pairs[traditional] = first
    return "".join(pairs) + "\n" + "".join(pairs.values()) + "\n"


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8", newline="\n")
