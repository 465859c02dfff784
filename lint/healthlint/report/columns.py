"""Where in a line does a place stand, in the unit that a reader of the report counts in?

Findings count code points. SARIF is told so (`columnKind`), and so are GitHub, GitLab and Azure, which say
nowhere what they count and only show the line; reviewdog counts bytes of UTF-8, the Language Server
Protocol UTF-16 code units, a terminal cells. All columns are from 1, and the byte order mark, which is no
part of the text, has none. A column behind the end of a line, within its line end, is so in every unit.
"""

from __future__ import annotations


def utf16_column(line: str, column: int) -> int:
    """Return a column of a line, given in code points, in UTF-16 code units: signs beyond U+FFFF are two."""
    if line.isascii():
        return column
    return column + sum(sign > "\uffff" for sign in line[: column - 1])


def utf8_column(line: str, column: int) -> int:
    """Return a column of a line, given in code points, in bytes of UTF-8, whatever the file's encoding."""
    if line.isascii():
        return column
    before = line[: column - 1]
    return column + len(before.encode("utf-8", "surrogatepass")) - len(before)


def display_column(line: str, column: int) -> int:
    """Return a column of a line, given in code points, in cells of a terminal.

    Chinese signs and most emoji take two cells, combining marks none; a tab reaches to the next stop.
    """
    if line.isascii() and "\t" not in line:
        return column
    from healthlint.report.snippet import snippet

    before = line[: column - 1]
    behind = column - 1 - len(before)  # signs of the line end
    return 1 + behind + snippet(before, len(before), len(before), 8 * len(before) + 8).indent
