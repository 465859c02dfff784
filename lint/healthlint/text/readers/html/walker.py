"""In which context does each text of a page stand?

No tree is built: a stack of open elements tells, mended as a browser mends it where end tags are
missing, stray or out of turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.readers.html import attributes as html_attributes
from healthlint.text.readers.html import elements as elements
from healthlint.text.readers.html import markers as html_markers
from healthlint.text.readers.html import metadata as html_metadata
from healthlint.text.readers.html.blocks import Blocks
from healthlint.text.readers.html.context import OUTERMOST, inside, is_button
from healthlint.text.readers.html.stack import Element, Stack
from healthlint.text.readers.html.tokens import NONE, Attributes, Token, Tokens

if TYPE_CHECKING:
    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.readers.html.context import Context

_PARAGRAPH = frozenset(("p",))
_OF_PAGE = frozenset(("header", "footer"))


class Walker:
    """Walks over the tags of a stretch of HTML."""

    def __init__(self, builder: DocumentBuilder, *, xml: bool) -> None:
        self._builder = builder
        self._source = builder._shown
        self._xml = xml
        self._blocks = Blocks(builder)
        self._stack = Stack()
        self._context = OUTERMOST
        self._skipped = ""  # the element whose content is passed over
        self._depth = 0
        self._json = False
        self._tokens = Tokens(self._source, 0, 0)  # of the stretch
        self._last = 0  # where it ends

    def read(self, start: int, end: int) -> None:
        """Read the source from `start` to `end`; no block is open afterwards."""
        text = self._blocks.text
        self._last = end
        self._tokens = Tokens(self._source, start, end, xml=self._xml)
        for token in self._tokens:
            kind, begin, stop, _, _, _ = token
            if kind == "comment":
                self._builder.comment(begin, stop)
            elif self._skipped:
                self._pass_over(token)
            elif kind == "text":
                text(self._context, begin, stop)
            elif kind == "start":
                self._start(token)
            elif kind == "end":
                self._end(token)
            else:
                self._raw(token)
        while self._stack:
            self._leave(self._stack.pop(), end)
        self._blocks.close(end)

    def _pass_over(self, token: Token) -> None:
        if token.type == "start" and token.name == self._skipped and not token.self_closing:
            self._depth += 1
        elif token.type == "end" and token.name == self._skipped:
            self._depth -= 1
            if not self._depth:
                self._skipped = ""
        elif token.type == "raw" and self._json and token.name == "script":
            self._blocks.close(token.start)
            html_metadata.read_json_ld(self._builder, token.start, token.end)
        elif self._skipped in ("rt", "rp") and token.type != "text" and token.name in ("rt", "rp", "ruby"):
            self._skipped = ""
            (self._start if token.type == "start" else self._end)(token)

    def _raw(self, token: Token) -> None:
        if token.name == "title":
            self._blocks.title(token.start, token.end)
        elif token.name == "cdata":
            self._blocks.text(self._context, token.start, token.end, references=False)

    def _start(self, token: Token) -> None:
        name = token.name
        attributes = Attributes(self._source, token) if token.end - token.attributes > 2 else NONE
        if attributes is NONE:
            if name in elements.LEAVES and not token.self_closing:  # as most
                self._imply_ends(name, token.start)
                self._blocks.close(token.start)
                self._enter_leaf(token)
                return
        elif attributes.any_of(elements.NOTED):
            html_attributes.note(self._builder, self._blocks, self._context, token, attributes)
        if name in elements.SKIPPED:
            if name in elements.BLOCK:
                self._blocks.close(token.start)
            if not (self._xml or name == "svg") or not token.self_closing:
                self._skipped, self._depth = name, 1
            self._json = name == "script" and "ld+json" in attributes["type"].lower()
            return
        if name in elements.BLOCK:
            self._imply_ends(name, token.start)
            self._blocks.close(token.start)
        if name in elements.VOID or (self._xml and token.self_closing):
            html_attributes.read_void(self._builder, self._blocks, self._context, token, attributes)
        elif name in ("html", "body", "head"):
            if "lang" in attributes or "xml:lang" in attributes:
                self._builder.language = attributes["lang"].strip() or attributes["xml:lang"].strip() or None
        elif name in elements.INERT and not attributes and not self._stack.has(name):
            if name == "sup":
                self._marker(token)
        elif name == "sup" and self._marker(token):
            pass
        else:
            self._enter(token, attributes)

    def _enter(self, token: Token, attributes: Attributes) -> None:
        name = token.name
        if name == "a":
            if self._stack.has("a"):  # one that stands around a table cell stays open
                self._close_element("a", token.start)
            if attributes["href"].startswith("#") and self._marker(token):
                return
        outer = self._context
        telling = attributes is not NONE and attributes.any_of(elements.TELLING)
        button = (telling or name == "button") and is_button(outer, name, attributes)
        sectioned = name in _OF_PAGE and self._stack.sectioned()
        context = inside(outer, name, attributes, sectioned=sectioned, telling=telling, button=button)
        if name == "h1" and not (self._blocks.titled or context.hidden or context.navigation):
            context = context.changed(kind="title")
        apart = button or name == "button"
        if apart:
            self._blocks.close(token.start)
        elif name in elements.LEAVES and self._is_leaf(token, context):
            return
        if context.hidden != outer.hidden:
            self._blocks.end_hidden()
        element = Element(name, outer, token.start)
        if not self._stack.push(element):
            return
        element.apart = apart
        if name == "a":
            element.target = attributes["href"].strip() if "href" in attributes else None
            self._blocks.linked += 1
        if name == "a" or name in elements.CODE:
            element.prose = self._blocks.here(token.start)
        elif name == "q" and not context.hidden:
            self._blocks.sign(context, token.start, token.end, "“")
        self._context = context

    def _enter_leaf(self, token: Token) -> None:
        """Enter a block that most pages fill with words, and that has no attributes."""
        name, outer = token.name, self._context
        context = outer.named.get(name) or inside(outer, name, NONE)
        if name == "h1" and not (self._blocks.titled or context.hidden or context.navigation):
            context = context.changed(kind="title")
        if not self._is_leaf(token, context) and self._stack.push(Element(name, outer, token.start)):
            self._context = context

    def _is_leaf(self, token: Token, context: Context) -> bool:
        """Read a block with its end tag if it holds nothing but one text; tell whether that is so.

        Most blocks of most articles are like that, and need not be opened, filled and closed step by step.
        """
        tag = elements.LEAVES[token.name]
        end = self._source.find("<", token.end)
        after = end + len(tag)
        if not self._source.startswith(tag, end) or after > self._last or not self._stack.has_room():
            return False
        if not self._blocks.whole(context, token.end, end):
            return False
        self._tokens.ahead = after
        return True

    def _leave(self, element: Element, at: int, end: int | None = None) -> None:
        """Close an element whose end tag stands from `at` to `end`, or that ends at `at` without one."""
        stop = at if end is None else end
        name = element.name
        if name == "a":
            self._blocks.linked -= 1
            if element.target is not None and not self._context.hidden:
                self._builder.link(element.prose, element.target, element.start, stop)
        elif name == "q":
            if end is not None and self._builder.kind is not None and not self._context.hidden:
                self._blocks.sign(self._context, at, end, "”")
        elif name in elements.CODE and self._builder.position > element.prose:
            self._builder.code(element.prose)
        if name in elements.BLOCK or element.apart:
            self._blocks.close(at)
        if self._context.hidden != element.outer.hidden:
            self._blocks.end_hidden()
        self._context = element.outer

    def _end(self, token: Token) -> None:
        name = token.name
        stack = self._stack
        if stack.innermost == name and not stack.spilt:  # as most
            self._leave(stack.pop(), token.start, token.end)
        elif name == "br":
            self._blocks.line_break(token.start, token.end)
        elif stack.has(name):
            self._close_element(name, token.start, token.end)
        elif name in elements.BLOCK:
            self._blocks.close(token.start)

    def _close_element(self, name: str, at: int, end: int | None = None) -> None:
        if self._stack.innermost == name and not self._stack.spilt:
            self._leave(self._stack.pop(), at, end)
            return
        block = name in elements.BLOCK or name == "button"
        index = self._stack.find(name, reach_out=name in elements.TABLE)
        if index is None:
            return
        if not block and self._stack.block_above(index):
            element = self._stack.remove(index)
            context = self._context
            self._leave(element, at, end)
            self._context = context
            return
        while len(self._stack) > index + 1:
            self._leave(self._stack.pop(), at)
        self._leave(self._stack.pop(), at, end)

    def _imply_ends(self, name: str, at: int) -> None:
        rule = elements.IMPLIED_ENDS.get(name)
        if rule is not None:
            if self._stack.innermost in rule[1]:
                return
            index = self._stack.outermost(*rule)
        elif self._stack.has("p"):
            index = self._stack.outermost(_PARAGRAPH, elements.PARAGRAPH_SCOPE)
        elif name in elements.HEADINGS:
            index = self._stack.outermost(elements.HEADINGS, elements.HEADING_SCOPE)
        else:
            return
        if index is not None:
            while len(self._stack) > index:
                self._leave(self._stack.pop(), at)

    def _marker(self, token: Token) -> bool:
        """Read a mark that stands for a source, or raised figures, as a whole; tell whether it was one."""
        if self._context.hidden or self._context.navigation:
            return False
        end = html_markers.read(self._builder, token)
        if not end and token.name == "sup":
            figures = html_markers.raised_figures(self._source, token)
            if figures is not None:
                end = figures[0]
                self._blocks.sign(self._context, token.start, end, figures[1])
        self._tokens.ahead = max(self._tokens.ahead, end)
        return end > 0
