"""How does a stretch of a source look under which a caret line is to stand?

What counts is the width on a terminal: Chinese signs and emoji take two columns, combining marks
none (Unicode Standard Annex #11, in wcwidth's tables); a tab reaches to the next stop.
"""

from __future__ import annotations

from healthlint.report.visible import visible
from healthlint.text.named_tuple import NamedTuple

_TAB = 4
_CUT = "…"


class Snippet(NamedTuple):
    """One line of a source as it is shown, and where in it the carets stand, in columns from 0."""

    line: str
    indent: int
    carets: int

    @property
    def underline(self) -> str:
        """The line to stand under the line."""
        return " " * self.indent + "^" * self.carets


def snippet(line: str, start: int, end: int, width: int) -> Snippet:
    """Return a line (without its end) cut to `width` columns around the code points `start` to `end`.

    A stretch of no width has one caret, so that there is always something to look at.
    """
    start = min(start, len(line))
    end = max(start, min(end, len(line)))
    before, marked, after = _cut(line, start, end, width)
    head = _expanded(before, 0)
    indent = columns(head)
    body = _expanded(marked, indent)
    carets = columns(body)
    tail = _expanded(after, indent + carets)
    return Snippet((head + body + tail).rstrip(), indent, max(1, carets))


def columns(text: str) -> int:
    """Return how many columns a text without tabs takes on a terminal."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    width = wcswidth(visible(text))
    return width if width >= 0 else len(text)


def _cut(line: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """Return what stands before, under and after the carets, with … where something was left out."""
    if len(line) <= width * 2 and columns(line.replace("\t", " " * _TAB)) <= width:
        return line[:start], line[start:end], line[end:]
    marked = _first(line[start:end], width - 2 * len(_CUT))
    if len(marked) < end - start:
        marked += _CUT
    left = max(0, width - columns(marked.replace("\t", " " * _TAB)))
    after = line[end : end + left] if not marked.endswith(_CUT) else ""
    room_after = min(left // 2, columns(after.replace("\t", " " * _TAB)))
    before = _last(line[max(0, start - 2 * width) : start], max(0, left - room_after - len(_CUT)))
    if len(before) < start:
        before = _CUT + before
    left -= columns(before.replace("\t", " " * _TAB))
    if after:
        kept = _first(line[end : end + 2 * width], max(0, left))
        if len(kept) < len(line) - end:
            kept = _first(kept, max(0, left - len(_CUT))) + _CUT
        after = kept
    return before, marked, after


def _first(text: str, width: int) -> str:
    """Return the beginning of a text that takes at most `width` columns; a sign keeps its marks."""
    text = text[: width * 2]
    used = 0
    for index, sign in enumerate(text):
        used += _TAB if sign == "\t" else columns(sign)
        if used > width:
            return text[:index]
    return text


def _last(text: str, width: int) -> str:
    """Return the end of a text that takes at most `width` columns."""
    used = 0
    begin = len(text)
    for index in range(len(text) - 1, -1, -1):
        taken = _TAB if text[index] == "\t" else columns(text[index])
        used += taken
        if used > width:
            break
        if taken:
            begin = index
    return text[begin:]


def _expanded(text: str, column: int) -> str:
    """Return a text as it is shown from a column on: tabs as blanks, nothing that acts on a terminal."""
    if "\t" not in text:
        return visible(text)
    parts = text.split("\t")
    shown = visible(parts[0])
    for part in parts[1:]:
        at = column + columns(shown)
        shown += " " * (_TAB - at % _TAB) + visible(part)
    return shown
