"""What stands in a line of Markdown besides words: links, images, code, footnote marks, tags?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.readers.markdown.asides import Asides
    from healthlint.text.readers.markdown.inline_html import InlineHtml

# The title of an inline link stands last in its brackets.
_TITLE = Expression(
    r"\s(?:\"((?:[^\"\\]|\\[\s\S])*+)\"|'((?:[^'\\]|\\[\s\S])*+)'|\(((?:[^()\\]|\\[\s\S])*+)\))\s*\)\Z"
)


class Inline:
    """The inline elements of one document."""

    def __init__(self, builder: DocumentBuilder, asides: Asides, shown: str) -> None:
        self._builder = builder
        self._asides = asides
        self._shown = shown
        self.html: InlineHtml | None = None
        self._open: list[tuple[Any, int, int]] = []  # link data, text in the prose, markup in the source

    def start(self, key: str, data: Any, at: int) -> None:
        """Begin a link, an image or struck-through words."""
        if key == "Strikethrough":
            # One tilde strikes nothing out on most pages: it says “about” or “from … to”.
            if not self._shown.startswith("~~", at):
                self._asides.sink.text(at, at + 1)
            return
        if key == "Image":
            wiki = data["link_type"].__class__ is dict and not data["link_type"]["WikiLink"]["has_pothole"]
            self._asides.open(None if wiki else "alt", at)  # ![[scan.png]] has a name and no description
        self._open.append((data, self._builder.position, at))

    def end(self, key: str, at: int) -> None:
        """End what was begun last."""
        if key == "Strikethrough":
            if not self._shown.startswith("~~", at - 2):
                self._asides.sink.text(at - 1, at)
            return
        data, prose, start = self._open.pop()
        target = data["dest_url"]
        if key == "Image":
            self._asides.close((target, start, at))
        elif not self._asides.inside:
            if data["link_type"] == "Email" and not target.startswith("mailto:"):
                target = "mailto:" + target
            self._builder.link(prose, target, start, at)
        if data["title"] and data["link_type"] == "Inline":
            place = _TITLE.search(self._shown, start, at)
            if place is not None and place.lastindex:
                self._asides.note("alt", *place.span(place.lastindex))

    def piece(self, name: str, value: str, start: int, end: int) -> None:
        """Take what comes as one piece: code, a tag, a footnote mark."""
        if name == "Code":
            self._code(value, start, end)
        elif name == "InlineHtml":
            if self.html is None:
                from healthlint.text.readers.markdown.inline_html import InlineHtml

                self.html = InlineHtml(self._builder, self._asides, self._shown)
            self.html.tag(start, end)
        elif name == "FootnoteReference" and not self._asides.inside:
            self._builder.marker(value, start, end)

    def _code(self, value: str, start: int, end: int) -> None:
        position = self._builder.position
        inner = self._shown.find(value, start, end)
        if inner < 0:  # it goes on in another line, or a bar in it is escaped
            self._asides.sink.atom(start, end, value)
        else:
            self._asides.sink.text(inner, inner + len(value))
        if not self._asides.inside and self._builder.position > position:
            self._builder.code(position)
