"""How does a text fit into so many columns of a terminal?

Chinese signs take two columns, combining marks none (Unicode Standard Annex #11, in wcwidth's tables).
"""

from __future__ import annotations

from healthlint.report.snippet import columns
from healthlint.report.visible import in_one_line

_CUT = "…"


def fitted(text: str, width: int) -> str:
    """Return a text in one line of at most `width` columns, with … where its end is cut off.

    Nothing in it acts on a terminal.
    """
    text = in_one_line(text[: 4 * width + 1] if len(text) > 4 * width else text)
    if text.isascii():
        return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + _CUT
    if columns(text) <= width:
        return text
    from wcwidth import wcwidth

    used = 0
    for at, sign in enumerate(text):
        used += max(0, wcwidth(sign))
        if used > width - 1:
            return text[:at].rstrip() + _CUT
    return text


def padded(text: str, width: int) -> str:
    """Return a text with blanks behind it up to `width` columns."""
    return text + " " * (width - columns(text))
