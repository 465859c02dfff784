"""Where in a line does a place stand, in the unit that a reader of the report counts in?

Findings count code points. SARIF is told so (`columnKind`), and so are GitHub, GitLab and Azure, which say
nowhere what they count and only show the line; reviewdog counts bytes of UTF-8. All columns are from 1, and
the byte order mark, which is no part of the text, has none. A column behind the end of a line, within its
line end, is so in every unit.
"""

from __future__ import annotations


def utf8_column(line: str, column: int) -> int:
    """Return a column of a line, given in code points, in bytes of UTF-8, whatever the file's encoding."""
    if line.isascii():
        return column
    before = line[: column - 1]
    return column + len(before.encode("utf-8", "surrogatepass")) - len(before)
