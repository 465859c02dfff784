"""What does a single HTML tag do in the middle of a line of Markdown?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.expression import compiled
from healthlint.text.readers.html.elements import CODE, HIDDEN_STYLE, SKIPPED
from healthlint.text.readers.html.tokens import Attributes, Token, tokens
from healthlint.text.readers.markdown.asides import show_escaped

if TYPE_CHECKING:
    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.readers.markdown.asides import Asides

_MARK = (
    "(?i)"
    r"<sup\b[^>]*>\s*(?:<a\b[^>]*>|\[(?=[^\]\n]*\]\())?\s*"
    r"(\[?(?:\d{1,3}|[*†‡§¶])(?:\s*[,;、–—-]\s*\d{1,3})*\]?)\s*(?:</a\s*>|\]\([^)\n]*\))?\s*</sup\s*>"
)
# After a digit or a unit a raised number is an exponent: 10² and m² are no citations.
_EXPONENT = r"(?:\d|(?<![^\W\d_])(?:[kcdmnμµ]?m|s|h|L))$"


class InlineHtml:
    """The tags that stand in the text of one document."""

    def __init__(self, builder: DocumentBuilder, asides: Asides, source: str) -> None:
        self._builder = builder
        self._asides = asides
        self._source = source
        self._skipping: list[str] = []
        self._codes: list[int] = []
        self._links: list[tuple[int, int, str]] = []

    def tag(self, start: int, end: int) -> None:
        """Take the tag or comment from `start` to `end`."""
        for token in tokens(self._source, start, end):
            if token.type == "comment":
                self._builder.comment(token.start, token.end)
            elif token.type == "end":
                self._close(token)
            elif token.type == "start" and not self._skips(token):
                self._open(token)

    def block_ends(self) -> None:
        """Forget what is open: no inline element goes on in another block."""
        self._skipping.clear()
        self._codes.clear()
        self._links.clear()

    def _skips(self, token: Token) -> bool:
        if self._skipping:
            if token.name == self._skipping[-1] and not token.self_closing:
                self._skipping.append(token.name)
            return True
        return False

    def _open(self, token: Token) -> None:
        name = token.name
        if name == "br" or name == "hr":
            self._asides.sink.space(token.start, token.end)
            return
        if name == "sup" and self._is_mark(token):
            return
        if name in SKIPPED and not token.self_closing:
            self._asides.open(None, token.start)
            self._skipping.append(name)
            return
        if name in CODE:
            self._codes.append(self._builder.position)
        if token.end - token.start <= len(name) + 2:
            return
        found = Attributes(self._source, token)
        hidden = "hidden" in found or ("style" in found and HIDDEN_STYLE.search(found["style"]) is not None)
        if name == "img":
            if hidden:
                return
            self._asides.open("alt", token.start)
            if alt := found.place("alt"):
                show_escaped(self._asides.sink, self._source, *alt)
            self._asides.close((found["src"].strip(), token.start, token.end))
        elif hidden and not token.self_closing:
            self._asides.open("hidden", token.start)
            self._skipping.append(name)
            return
        elif name == "a" and "href" in found:
            self._links.append((self._builder.position, token.start, found["href"].strip()))
        if title := found.place("title"):
            self._asides.note("alt", *title)

    def _is_mark(self, token: Token) -> bool:
        mark = compiled(_MARK).match(self._source, token.start)
        if mark is None or compiled(_EXPONENT).search(self._source[max(0, token.start - 4) : token.start]):
            return False
        if not self._asides.inside:
            self._builder.marker(mark[1].strip("[]"), *mark.span())
        self._asides.open(None, token.start)
        self._skipping.append("sup")
        return True

    def _close(self, token: Token) -> None:
        name = token.name
        if self._skipping:
            if name == self._skipping[-1]:
                self._skipping.pop()
                if not self._skipping or self._skipping[-1] != name:
                    self._asides.close()
        elif name in CODE and self._codes:
            self._builder.code(self._codes.pop())
        elif name == "a" and self._links:
            prose, start, target = self._links.pop()
            self._builder.link(prose, target, start, token.end)
