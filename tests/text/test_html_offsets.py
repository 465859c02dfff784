"""Property tests: words that the test hides in markup are found where the test put them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healthlint.text.model import Document
from healthlint.text.readers.html.reader import read, read_into

SOME = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


# In an attribute's value a tag is text, and a reference without a semicolon may be none.
_NOT_IN_ATTRIBUTES = re.compile("[<>]|&eacute$")


class Hidden(NamedTuple):
    """A word, as a reader of the page sees it, and where the test put it."""

    text: str
    start: int
    end: int
    kind: str


class Page:
    """A source in the making, which knows where its words are."""

    def __init__(self) -> None:
        self.source = ""
        self.words: list[Hidden] = []

    def add(self, markup: str) -> None:
        self.source += markup

    def hide(self, pieces: list[tuple[str, str]], kind: str) -> None:
        start = len(self.source)
        self.source += "".join(written for written, _ in pieces)
        self.words.append(Hidden("".join(seen for _, seen in pieces), start, len(self.source), kind))


# No letter of these stands in any markup of the test, so each hidden word is there once.
LETTERS = st.sampled_from([*"QXZЖЩ血糖愈藥ＱＺé", "e\u0301", "🍵", "𠮷", "👩"])
REFERENCES = st.sampled_from(
    [("&amp;", "&"), ("&lt;", "<"), ("&#81;", "Q"), ("&#x7CD6;", "糖"), ("&eacute", "é"), ("&Omega;", "Ω")]
)
IN_WORD = st.sampled_from(
    [
        ("<b>", ""),
        ("</b>", ""),
        ("<i class='y'>", ""),
        ("</i >", ""),
        ("<!-- y > y -->", ""),
        ("&shy;", ""),
        ("\u200b", ""),
        ("\0", ""),
        ("<wbr>", ""),
        ("<span title=\"\" data-y='>'>", ""),
        ("</span>", ""),
        ("\ufeff", ""),
    ]
)


@st.composite
def pieces(draw: st.DrawFn, number: int) -> list[tuple[str, str]]:
    """Return a word in pieces, each as it is written and as it is seen; ends are letters."""
    middle = draw(
        st.lists(st.one_of(LETTERS.map(lambda sign: (sign, sign)), REFERENCES, IN_WORD), max_size=6)
    )
    name = f"K{number}K"
    return [(name, name), *middle, ("J", "J")]


BLANKS = st.sampled_from(
    [" ", "\n", "\r\n", "\r", "\t", "  \n ", "&nbsp;", "<br>", " <b> </b> ", "\n<!-- y -->\n"]
)
PLACES = st.sampled_from(
    [
        ("<p>", "</p>", "paragraph"),
        ("<p>", "", "paragraph"),
        ("<DIV\nid=y>", "</DIV>", "paragraph"),
        ("<h2>", "</h2>", "heading"),
        ("<ul><li>", "</ul>", "list-item"),
        ("<ul><li>y<ul><li>", "</ul></ul>", "list-item"),
        ("<table><tr><td>", "</table>", "table-cell"),
        ("<table><tr><th>y<td>y<tr><td>", "</table>", "table-cell"),
        ("<blockquote>\n<p>", "</p></blockquote>", "quote"),
        ("<figcaption>", "</figcaption>", "caption"),
        ("<section><article>", "</article></section>", "paragraph"),
        ("<nav>", "</nav>", "navigation"),
        ("<button type=button>", "</button>", "button"),
        ("<p hidden>", "</p>", "hidden"),
        ("<script>'y</p>'</script><p>", "</p>", "paragraph"),
        ("</p></b></td><p>", "</p></div>", "paragraph"),
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        ('<img src=y alt="', '">', "alt"),
        ("<p title='", "'>y</p>", "alt"),
        ('<meta name=description content="', '">', "metadata"),
        ("<input type=submit value='", "'>", "button"),
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    page = Page()
    number = 0
    page.add(draw(st.sampled_from(["", "\ufeff", "<!doctype html>\r\n", "<html lang=en>", "<!--\r-->"])))
    for _ in range(draw(st.integers(1, 5))):
        if draw(st.integers(0, 3)) == 0:
            before, after, kind = draw(ATTRIBUTES)
            page.add(before)
            inside = draw(pieces(number))
            page.hide([piece for piece in inside if not _NOT_IN_ATTRIBUTES.search(piece[0])], kind)
            number += 1
        else:
            before, after, kind = draw(PLACES)
            page.add(before)
            for index in range(draw(st.integers(1, 3))):
                if index:
                    page.add(draw(BLANKS))
                page.hide(draw(pieces(number)), kind)
                number += 1
        page.add(after + draw(st.sampled_from(["", "\n", "\r\n\r\n", "\r", "<hr>"])))
    return page


def line_and_column(source: str, offset: int) -> tuple[int, int]:
    """Count in bytes, by code that has nothing in common with the engine's."""
    before = source[:offset].encode("utf-8", "surrogatepass")
    lines = before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return len(lines), sum(byte & 0xC0 != 0x80 for byte in lines[-1]) + 1


def assert_found(document: Document, word: Hidden) -> None:
    at = document.prose.find(word.text)
    assert at >= 0, (word, document.prose)
    assert document.prose.count(word.text) == 1
    assert document.block_at(at).kind == word.kind
    assert document.span(at, at + len(word.text)) == (word.start, word.end)
    assert document.lines.position(word.start) == line_and_column(document.source, word.start)


@SOME
@given(pages())
def test_words_hidden_in_markup_are_found_where_they_were_put(page: Page) -> None:
    document = read(page.source, "page.html")
    for word in page.words:
        assert_found(document, word)


@SOME
@given(pages(), st.text("y \r\n*#", max_size=8), st.text("y \r\n*#", max_size=8))
def test_words_in_a_piece_of_a_markdown_source_keep_their_place(page: Page, before: str, after: str) -> None:
    from healthlint.text.builder import DocumentBuilder

    source = before + page.source + after
    builder = DocumentBuilder(source, "a.md", "markdown")
    read_into(builder, len(before), len(before) + len(page.source))
    assert builder.kind is None
    document = builder.build()
    for word in page.words:
        moved = word._replace(start=word.start + len(before), end=word.end + len(before))
        assert_found(document, moved)


SOUP = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            "<p> <b </b> </p> <a href=' \" ' > <!-- --> <![CDATA[ ]]> <script> </script> <title> <h1> & &amp"
            " &# &#x <sup> 1 </sup> <td> <table> </table> <li> </ul> <q> <code> <img alt= <nav> <footer>"
            ' <meta name=description content= <script type=ld+json> "description":"\\u12 <template> <svg>'
            " <ruby> <rt> <br> hidden> {{ {% --- <button> <summary> <select> <option> 血 糖 \r \n \r\n"
            " \0 \ufeff \ud800 🍵 <dl> <dt>? / = <".split(" ")
        ),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_no_text_makes_the_reader_raise_and_all_spans_are_in_order(source: str) -> None:
    document = read(source, "page.html")
    position = 0
    for block in document.blocks:
        assert position <= block.start < block.end
        position = block.end
        assert 0 <= block.span.start < block.span.end <= len(source)
        ends = [document.span(at, at + 1) for at in range(block.start, block.end)]
        assert all(0 <= span.start <= span.end <= len(source) for span in ends)
        assert all(one.start <= other.start for one, other in pairwise(ends))
    for link in document.links:
        assert 0 <= link.start <= link.end <= len(document.prose)
        assert 0 <= link.span.start <= link.span.end <= len(source)


@settings(max_examples=100, deadline=None)
@given(SOUP, st.data())
def test_a_piece_may_begin_and_end_anywhere(source: str, data: st.DataObject) -> None:
    from healthlint.text.builder import DocumentBuilder

    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    builder = DocumentBuilder(source, "a.md", "markdown")
    read_into(builder, start, end)
    assert builder.kind is None
    for block in builder.build().blocks:
        assert start <= block.span.start <= block.span.end <= end


def test_a_line_of_a_megabyte_is_read() -> None:
    source = "<p>" + "word <b>more</b> &amp; " * 45_000 + "<i>QQ</i>ZZ"
    document = read(source, "a.html")
    at = document.prose.index("QQZZ")
    assert document.span(at, at + 4) == (len(source) - 8, len(source))
