"""Where does a line for a terminal end, in a text of either language?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.report.snippet import columns

_NOT_FIRST = frozenset("，。；：！？、）】》〉」』”’…,.;:!?)]}%")  # no line begins with one of these
_NOT_LAST = frozenset("（【《〈「『“‘([{")  # nor ends with one of these


def wrapped(text: str, width: int) -> list[str]:
    """Return a text without line feeds in lines of at most `width` columns of a terminal.

    A line ends at a blank or before or after a Chinese sign; a word that has no room is not broken.
    """
    if columns(text) <= width:
        return [text.rstrip(" ")]
    lines = [""]
    used = 0
    for part in _parts(text):
        room = columns(part.rstrip(" "))
        if used and used + room > width:
            lines[-1] = lines[-1].rstrip(" ")
            lines.append("")
            used = 0
            part = part.lstrip(" ")
        lines[-1] += part
        used += columns(part)
    lines[-1] = lines[-1].rstrip(" ")
    return lines


def _parts(text: str) -> Iterator[str]:
    """Yield the pieces of a text that stay together: words with the blanks behind them, Chinese signs.

    Punctuation stays with what stands before it.
    """
    piece = ""
    for sign in text:
        last = piece[-1:]
        if (
            last
            and (last == " " or _stands_alone(sign) or _stands_alone(last))
            and sign != " "
            and sign not in _NOT_FIRST
            and last not in _NOT_LAST
        ):
            yield piece
            piece = ""
        piece += sign
    yield piece


def _stands_alone(sign: str) -> bool:
    return (
        "\u2e80" <= sign <= "\u9fff" or "\uf900" <= sign <= "\uffef" or "\U00020000" <= sign <= "\U0003ffff"
    )
