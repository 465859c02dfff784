"""Where do the tags of an HTML source stand?

The states of the WHATWG tokeniser that decide what is markup, as possessive regular expressions:
no input makes them go back, so a page of unclosed tags costs no more than another. The standard
library's parser is no choice here: it does not say where an attribute's value stands, counts
lines instead of offsets, and takes quadratic time on unclosed tags in Python 3.11.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.prose import STRUCK, Span
from healthlint.text.readers.html.entities import plain

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_BLANK = r"[\t\n\f\r ]"
# What may stand inside a tag; a value whose quote is never closed runs to the end, as in a browser.
_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r "'>][^\t\n\f\r >]*+|(?=>))"""
_ATTRIBUTES = rf"(?:[\t\n\f\r /]++|=?[^\t\n\f\r />=]++(?:{_BLANK}*+={_BLANK}*+{_VALUE})?+|=)*+"
# Most tags are no more than a name, and need not be looked through for attributes.
_MARKUP = Expression(
    rf"<(?:(/?)([A-Za-z][^\t\n\f\r />]*+)(?:(>)|({_ATTRIBUTES})(>)?)|!--|!\[CDATA\[|[!?]|/(?=[^A-Za-z]))"
)
_ATTRIBUTE = Expression(
    rf"(=?[^\t\n\f\r />=]++)(?:{_BLANK}*+={_BLANK}*+"
    rf"""(?:"([^"]*+)"?|'([^']*+)'?|([^\t\n\f\r "'>][^\t\n\f\r >]*+)|(?=>)))?+"""
)
_COMMENT_END = Expression(r"--!?>")
# Inside these elements no tag begins; only their own end tag ends them.
_RAW_TEXT = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))

Type = Literal["start", "end", "text", "raw", "comment"]


class Token(NamedTuple):
    """A piece of the source: `start` to `end`; of a tag, `attributes` is where they begin in it.

    `name` is the element's, in small letters; of raw text that of the element it stands in.
    """

    type: Type
    start: int
    end: int
    name: str = ""
    attributes: int = 0
    self_closing: bool = False


class Attributes:
    """The attributes of a start tag by name, in small letters; of two with one name the first counts."""

    __slots__ = ("_source", "_token", "_values")

    def __init__(self, source: str, token: Token) -> None:
        self._source = source
        self._token = token
        # As they are written, quotes left out; where they stand, few are asked.
        self._values: dict[str, str] = {}
        if token.end - token.attributes > 2:
            found = _ATTRIBUTE.findall(source, token.attributes, token.end - 1)
            self._values = {name.lower(): a or b or c for name, a, b, c in reversed(found)}

    def place(self, name: str) -> Span | None:
        """Return where the value of an attribute stands, quotes left out."""
        if name not in self._values:
            return None
        token = self._token
        for found in _ATTRIBUTE.finditer(self._source, token.attributes, token.end - 1):
            if found[1].lower() == name:
                break
        group = found.lastindex or 1
        return Span(*found.span(group)) if group > 1 else Span(found.end(), found.end())

    def __getitem__(self, name: str) -> str:
        """Return the value of an attribute, or nothing where it is missing."""
        value = self._values.get(name, "")
        if "&" in value:
            value = plain(value, 0, len(value))
        return value.replace(STRUCK, "") if STRUCK in value else value

    def any_of(self, names: frozenset[str]) -> bool:
        """Tell whether the tag has one of these attributes."""
        return not names.isdisjoint(self._values)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def __bool__(self) -> bool:
        return bool(self._values)


def tokens(source: str, start: int, end: int, *, xml: bool = False) -> Iterator[Token]:
    """Yield the pieces of source[start:end] in order; what no browser shows between them is left out.

    `xml`: CDATA sections are text and the end tag of a script may be spared, as in XHTML.
    """
    return iter(Tokens(source, start, end, xml=xml))


class Tokens:
    """The pieces of source[start:end], of which whoever goes through them may skip some."""

    __slots__ = ("_end", "_source", "_start", "_xml", "ahead")

    def __init__(self, source: str, start: int, end: int, *, xml: bool = False) -> None:
        self._source = source
        self._start = start
        self._end = end
        self._xml = xml
        self.ahead = 0  # where to go on after a start tag whose content has been read with it

    def __iter__(self) -> Iterator[Token]:
        """Yield the pieces."""
        source, position, end, xml = self._source, self._start, self._end, self._xml
        search = _MARKUP.search
        new = tuple.__new__  # a third of the time that the class's own constructor takes
        while position < end:
            found = search(source, position, end)
            if found is None:
                yield Token("text", position, end)
                return
            begin, after = found.span()
            if begin > position:
                yield new(Token, ("text", position, begin, "", 0, False))
            slash, name, bare, inside, closed = found.groups()
            if name is None:
                position = yield from _declaration(source, begin, after, end, xml=xml)
                continue
            position = after
            if not (bare or closed):
                return  # a tag that is never closed swallows the rest of the page
            name = name.lower()
            if slash:
                yield new(Token, ("end", begin, position, name, 0, False))
                continue
            self_closing = not bare and source[position - 2] == "/"
            attributes = position - 1 if bare else position - 1 - len(inside)
            yield new(Token, ("start", begin, position, name, attributes, self_closing))
            if self.ahead > position:
                position = self.ahead
            elif name in _RAW_TEXT and not (xml and self_closing):
                stop = _raw_text_end(source, name, position, end)
                yield Token("raw", position, stop, name)
                position = stop


def _declaration(source: str, begin: int, after: int, end: int, *, xml: bool) -> Generator[Token, None, int]:
    if source.startswith("<!--", begin):
        if source.startswith(">", after) or source.startswith("->", after):
            stop = source.index(">", after) + 1
        else:
            closing = _COMMENT_END.search(source, after, end)
            stop = closing.end() if closing else end
        yield Token("comment", begin, min(stop, end))
        return stop
    if xml and source.startswith("<![CDATA[", begin):
        closing_at = source.find("]]>", after, end)
        yield Token("raw", after, closing_at if closing_at >= 0 else end, "cdata")
        return closing_at + 3 if closing_at >= 0 else end
    closing_at = source.find(">", after, end)
    return closing_at + 1 if closing_at >= 0 else end


def _raw_text_end(source: str, name: str, position: int, end: int) -> int:
    closing = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).search(source, position, end)
    return closing.start() if closing else end


NONE = Attributes("", Token("start", 0, 0))
