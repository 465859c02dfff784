"""What does a reader of the page see of a Markdown source?

CommonMark and GFM, as pulldown-cmark parses them; what is no Markdown (shortcodes, MDX,
directives, formulas) is struck out before, HTML is read as the HTML reader reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.builder import DocumentBuilder
from healthlint.text.expression import Expression
from healthlint.text.readers.markdown.events import Walk
from healthlint.text.readers.markdown.mdx import EVERYWHERE, MDX
from healthlint.text.readers.markdown.strike import Strikes, apply
from healthlint.text.readers.markdown.templates import CHINESE, TABLE, has_chinese_emphasis

if TYPE_CHECKING:
    from healthlint.text.model import Document
    from healthlint.text.prose import Span

_LONE_CR = Expression(r"\r(?!\n)")
_SURROGATE = Expression("[\ud800-\udfff]")


def read(source: str, path: str) -> Document:
    """Return the document of a Markdown source; no text makes it raise."""
    mdx = path.endswith(".mdx")
    front = None
    if source.startswith(("---", "+++", "{", "\ufeff")):
        from healthlint.text.frontmatter import reader as frontmatter

        front = frontmatter.find(source)
    shown, comments = without_foreign_markup(source, front.end if front else 0, mdx=mdx)
    builder = DocumentBuilder(source, path, "markdown")
    if front is not None:
        frontmatter.show(front, builder)
    builder._read_from(shown)
    for comment in comments:
        builder.comment(*comment)
    Walk(builder, shown, mdx=mdx).read()
    return builder.build()


def without_foreign_markup(source: str, front: int, *, mdx: bool) -> tuple[str, list[Span]]:
    """Return a source as the parser is given it, equally long, and where the comments in it stand.

    Front matter, of so many code points, and what site generators put in are struck out.
    """
    text = source
    if "\r" in text:  # a lone CR ends a line for us; for the parser it would not always
        text = _LONE_CR.sub("\n", text)
    try:
        text.encode()
    except UnicodeEncodeError:  # the parser takes no lone surrogates
        text = _SURROGATE.sub("\ufffd", text)
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    if front:
        text = "\n" * front + text[front:]
    strikes = Strikes(text)
    if mdx:
        apply(strikes, MDX)
    apply(strikes, EVERYWHERE)
    apply(strikes, TABLE)
    if has_chinese_emphasis(strikes.text):
        apply(strikes, CHINESE)
    return strikes.text, strikes.comments
