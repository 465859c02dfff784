"""What does a line of plain text look like?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from healthlint.text.expression import Expression
from healthlint.text.language.folding import fold
from healthlint.text.prose import STRUCK
from healthlint.text.roles import LONGEST_HEADING, role_of_heading

if TYPE_CHECKING:
    from healthlint.text.model import Section

_LINE = Expression(r"[^\r\n]+")
# White space of any kind, and what no page shows: byte order marks, zero-width signs, NUL.
_BLANK = (
    " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2061\u2062\u2063"
    "\u2064\u3000\ufeff\x00\xad" + STRUCK
)
_HAN_NUMBER = "一二三四五六七八九十"
Shape = Literal[
    "rule", "mark", "quote", "entry", "bullet", "question", "answer", "chapter", "han", "han-paren", "deep",
    "number", "paren", "letter", "roman", "row",
]  # fmt: skip
# Named as Shape; a hyphen cannot stand in the name of a group.
_SHAPE = Expression(
    rf"""(?P<rule>(?:[-=_*~·.•─—═━+\#|]\s?){{3,}}$)
    |(?P<mark>\#{{1,6}}\s+)
    |(?P<quote>>(?:\s?>)*\s?)
    |(?P<entry>[\[【〔]\d{{1,4}}[\]】〕]\s*)
    |(?P<bullet>[-*+–]\s+|o(?:\t|\s\s)\s*|[①-⑳⑴-⒇❶-❿]\s*
        |[•·●○▪▫◦◆◇■□▶►▸➢➤✓✔✅☑❖‣⁃👉🔹🔸\uf000-\uf0ff]\ufe0f?\s*)
    |(?P<question>(?:Q|问|問|Question)\s?\d{{0,2}}\s?[.:：、)]\s*(?=\S))
    |(?P<answer>(?:A|答|Answer)\s?\d{{0,2}}\s?[:：]\s*(?=\S))
    |(?P<chapter>第[{_HAN_NUMBER}百\d]{{1,4}}(?:[章节節篇步]|部分)[\s:：、.]*)
    |(?P<han>[{_HAN_NUMBER}]{{1,3}}[、.．]\s*)
    |(?P<han_paren>[（(][{_HAN_NUMBER}]{{1,3}}[)）][、.．:：]?\s*)
    |(?P<deep>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}[.．、]?\s+(?=[A-Z\u4e00-\u9fff]))
    |(?P<number>\d{{1,3}}(?:[.．、)）]\s*(?=[^\d\s.．])|[.．)）]\s+(?=\S)))
    |(?P<paren>[（(]\d{{1,3}}[)）]\s*)
    |(?P<letter>[a-z][.)]\s+|[A-H]\)\s+|\((?!c\)\s*(?:\d{{4}}|[Cc]opyright|[A-Z©]))[a-z]\)\s+)
    |(?P<roman>(?:i{{2,3}}|iv|vi{{0,3}}|ix|I{{1,3}}|IV|VI{{0,3}}|IX|X)[.)]\s+)
    |(?P<row>\|.*\|$)""",
    re.VERBOSE,
)
# What a line ends with, behind it closing quotes, brackets and citation marks.
_END = Expression(
    r"([.。．｡!！?？…⋯;；:：,，、])[\"'”’」』）)\]】》〉*_\s]*(?:\s?\[\d[\d,，–-]*\]|[¹²³⁰⁴-⁹]|(?<=[.。])\d{1,2})*$"
)
_END_NAMES = {
    **dict.fromkeys(".。．｡…⋯;；", "."),
    **dict.fromkeys("!！", "!"),
    **dict.fromkeys("?？", "?"),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys(",，、", ","),
}


def role_of_line(text: str) -> Section | None:
    """Return the part of an article that a line begins if it is a heading."""
    return None if len(text) > LONGEST_HEADING else role_of_heading(fold(text))


def width_of(text: str) -> int:
    """Return about how many columns a text takes: a Chinese sign takes two."""
    if text.isascii():
        return len(text)
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


def end_of(text: str) -> str:
    """Return the kind of sign a text ends with, one of `.!?:,`, or nothing."""
    last = text[-1]
    if last.isalpha():
        return ""
    found = _END.search(text[-32:])
    return _END_NAMES[found.group(1)] if found else ""


class Line:
    """A line that shows something; offsets are code points of the source, widths columns."""

    __slots__ = (
        "_role",
        "after_blank",
        "begins_paragraph",
        "end",
        "ending",
        "indent",
        "label_end",
        "shape",
        "start",
        "text",
        "width",
    )

    def __init__(self, start: int, text: str, margin: str, after_blank: bool) -> None:
        self.start = start  # of the first visible character
        self.end = start + len(text)
        self.text = text
        self.after_blank = after_blank
        self.indent = len(margin.expandtabs(4)) if margin else 0
        # two ideographic blanks begin a paragraph wherever Chinese is set
        self.begins_paragraph = "\u3000" in margin
        self.width = self.indent + width_of(text)
        self.ending = end_of(text)
        self.shape: Shape | None = None
        self.label_end = start  # behind the bullet, number or mark
        sign = text[0]
        if not (sign.isalpha() and sign.isascii() and text[1:2].isalpha()):
            found = _SHAPE.match(text)
            if found:
                self.shape = (found.lastgroup or "").replace("_", "-")  # type: ignore[assignment]
                if self.shape not in ("rule", "row"):
                    self.label_end = start + found.end(found.lastgroup or 0)
        self._role: Section | Literal["unasked"] | None = "unasked"

    @property
    def role(self) -> Section | None:
        """The part of an article that it begins if it is a heading."""
        if self._role == "unasked":
            self._role = role_of_line(self.text)
        return self._role


def lines_of(source: str) -> list[Line]:
    """Return the lines that show something, in order; LF, CRLF and a lone CR end a line."""
    lines: list[Line] = []
    done = 0
    blank = True
    for found in _LINE.finditer(source):
        start, end = found.span()
        gap = source[done:start]
        done = end
        if len(gap) > 1 and gap != "\r\n":
            blank = True
        raw = found.group()
        text = raw.strip(_BLANK)
        if not text:
            blank = True
            continue
        lead = 0 if raw[0] == text[0] else len(raw) - len(raw.lstrip(_BLANK))
        lines.append(Line(start + lead, text, raw[:lead], blank))
        blank = False
    return lines
