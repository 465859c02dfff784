"""What in a Markdown source is neither Markdown nor prose?

Shortcodes of Hugo, tags of Liquid, fences of directives, attribute lists, formulas: each is
struck out, sign for sign, before the parser sees the source, so that every offset stays where
it was. Code is left alone: there such signs are only shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from healthlint.text.expression import Expression, compiled
from healthlint.text.prose import STRUCK, Span

Replacement = Callable[["re.Match[str]"], str]
# Under a sign that all have: signs of which a text must have one, what to strike out, and how.
Entry = tuple[tuple[str, ...], str, Replacement]
Table = tuple[tuple[str, tuple[Entry, ...]], ...]

# Code begins with one of these; to look for them alone is many times as fast as to look for code.
_CODE_SIGN = Expression(r"``*|~~~~*|<(?=script|style|pre)", re.IGNORECASE)
_FENCED = Expression(
    r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})(?!\{[a-z]+\})[^\n]*\n"
    r"(?:.*\n)*?(?:[ \t>]*\1[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.IGNORECASE,
)
_IN_LINE = Expression(r"(`++)(?:[^`\n]|\n(?!\s*\n)|(?!(?<!`)\1(?!`))`)+(?<!`)\1(?!`)")
_VERBATIM = Expression(r"<(script|style|pre)\b[\s\S]*?</\1\s*>", re.IGNORECASE)
_SEEN = Expression(r"[^\s>]")
_NOT_LINE_END = Expression(r"[^\r\n]")


class Strikes:
    """A source in which markup is struck out, pattern by pattern."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.comments: list[Span] = []
        self._code: list[tuple[int, int]] | None = None

    def strike(self, expression: str, replacement: Replacement) -> None:
        """Replace each match of an expression outside code by a text of the same length."""
        pattern = compiled(expression)  # compiled now: a source that lacks its signs never asks
        parts: list[str] = []
        done = position = 0
        text = self.text
        while found := pattern.search(text, position):
            start, end = found.span()
            if end == start or self._in_code(start):
                position = start + 1
                continue
            parts += text[done:start], replacement(found)
            if replacement is note_comment:
                self.comments.append(Span(start, end))
            done = position = end
        if done:
            self.text = "".join((*parts, text[done:]))

    def _in_code(self, position: int) -> bool:
        if self._code is None:
            self._code = _code_in(self.text)
        index = bisect_right(self._code, (position, len(self.text) + 1)) - 1
        return index >= 0 and position < self._code[index][1]


def _code_in(text: str) -> list[tuple[int, int]]:
    """Return where the code of a source stands, in order."""
    found: list[tuple[int, int]] = []
    position = 0
    while sign := _CODE_SIGN.search(text, position):
        at = sign.start()
        if text[at] == "<":
            code = _VERBATIM.match(text, at)
        else:
            line = text.rfind("\n", 0, at) + 1
            code = _FENCED.match(text, line) if line >= position else None
            if code is None and text[at] == "`":
                code = _IN_LINE.match(text, at)
        if code is not None:
            found.append(code.span())
        position = (code or sign).end()
    return found


def struck(text: str) -> str:
    """Return signs that the parser takes for text and that no page shows, as many as `text` has."""
    return _NOT_LINE_END.sub(STRUCK, text)


def blank(text: str) -> str:
    """Return as many blanks as `text` has signs, its line ends kept: markup that parts paragraphs."""
    return _NOT_LINE_END.sub(" ", text)


def vanish(found: re.Match[str]) -> str:
    """Strike out a match; where it is alone on its lines, it parts the paragraphs around it.

    A line before an indented one stays a line: after a blank one the parser would take that for code.
    """
    text = found.string
    line = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    end = len(text) if end < 0 else end
    alone = not _SEEN.search(text, line, found.start()) and not _SEEN.search(text, found.end(), end)
    indented = text.startswith(("    ", "\t"), end + 1) or found.start() - line > 3
    return blank(found.group()) if alone and not indented else struck(found.group())


def note_comment(found: re.Match[str]) -> str:
    """Strike out a match; `Strikes` knows this one and notes a comment."""
    return vanish(found)


def apply(strikes: Strikes, table: Table) -> None:
    """Strike out the patterns of a table whose telling signs the text has; most texts have none."""
    text = strikes.text
    for sign, entries in table:
        # One character is looked for many times faster.
        if sign[0] in text and sign[-1] in text and sign in text:
            for signs, pattern, replacement in entries:
                for each in signs:
                    if each in text:
                        strikes.strike(pattern, replacement)
                        break
