from __future__ import annotations

import pytest

from healthlint.text.builder import DocumentBuilder
from healthlint.text.model import Document
from healthlint.text.readers.html.reader import read, read_into


def blocks(source: str, path: str = "page.html") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(source, path).blocks]


def words(source: str) -> list[str]:
    return [block.text for block in read(source, "page.html").blocks]


def shown(document: Document, text: str) -> str:
    """Return the source behind a text of the prose."""
    start = document.prose.index(text)
    span = document.span(start, start + len(text))
    return document.source[span.start : span.end]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>one<p>two", ["one", "two"], id="a paragraph ends where the next begins"),
        pytest.param("<p>one<ul><li>two<li>three</ul>four", ["one", "two", "three", "four"], id="list items"),
        pytest.param("<dl><dt>one<dd>two<dt>three</dl>", ["one", "two", "three"], id="terms of a list"),
        pytest.param(
            "<table><tr><td>one<td>two<tr><th>three</table>four",
            ["one", "two", "three", "four"],
            id="table cells",
        ),
        pytest.param("mira<b>cle</b> c<i>u</i>re", ["miracle cure"], id="tags in a word"),
        pytest.param("<b><i>one</b> two</i> three", ["one two three"], id="tags that cross"),
        pytest.param("one</b></p></i></section> two", ["one", "two"], id="stray end tags"),
        pytest.param("<b>one<p>two</b> three</p>", ["one", "two three"], id="an inline tag across a block"),
        pytest.param("<section><table><tr><td>one</section>two</table>", ["onetwo"], id="a cell holds"),
        pytest.param("<b>one<button>two</b>three</button>", ["one", "twothree"], id="so does a button"),
        pytest.param("one<br>two<br/>three", ["one two three"], id="a line break is a blank"),
        pytest.param("one<br>\n<br>two", ["one", "two"], id="two line breaks end a paragraph"),
        pytest.param("<p>one <meta itemprop=price content=9>two", ["one two"], id="data in a sentence"),
        pytest.param("one<wbr>two", ["onetwo"], id="a place to break a word is nothing"),
        pytest.param("<p>  one \n\t two\r\n three  </p>", ["one two three"], id="white space is folded"),
        pytest.param("<p>one <b> two </b> three</p>", ["one two three"], id="blanks on both sides of a tag"),
        pytest.param("<p>血糖\n  升高</p>", ["血糖升高"], id="wrapped Chinese has no blank"),
        pytest.param("<p>血糖\n<b>\n升高</b></p>", ["血糖升高"], id="nor across a tag"),
        pytest.param("<p>血糖\n<b>GI</b></p>", ["血糖 GI"], id="before a Latin word it has one"),
        pytest.param("a < b and c <3 d", ["a < b and c <3 d"], id="less-than signs are no tags"),
        pytest.param("one <a href='x'>two", ["one two"], id="a link that is never closed"),
        pytest.param("one <a href='x>two", ["one"], id="a quote that is never closed swallows the rest"),
        pytest.param("one<!-- two -->three<!-->four<!--->five<!-- six", ["onethreefourfive"], id="comments"),
        pytest.param("one<!doctype html><?php two ?><![if IE]>three", ["onethree"], id="declarations"),
        pytest.param("one<script>if (a</b) '<p>two'</script>three", ["onethree"], id="scripts"),
        pytest.param("one<style>p::after{content:'two'}</style>three", ["onethree"], id="styles"),
        pytest.param("one<svg><title>two</title><text>x</text></svg>three", ["onethree"], id="drawings"),
        pytest.param("<pre>two</pre>three<textarea>four</textarea>", ["three"], id="code and fields"),
        pytest.param("<iframe>one</iframe><object>two</object>three", ["three"], id="frames and objects"),
        pytest.param("神<ruby>药<rp>(<rt>yao<rp>)</ruby>！", ["神药！"], id="pronunciation stands beside"),
        pytest.param(
            "H<sub>2</sub>O, 10<sup>6</sup>, 1<sup>st</sup>", ["H2O, 10⁶, 1st"], id="raised figures"
        ),
        pytest.param("He said <q>it cures</q>.", ["He said “it cures”."], id="a quotation has its marks"),
        pytest.param("<p>{{ page.lead }}Drink {% if x %}tea{% endif %}</p>", ["Drink tea"], id="templates"),
        pytest.param("<p><%= a %>Drink <% if x %>tea<% end %></p>", ["Drink tea"], id="templates-of-erb"),
        pytest.param("", [], id="nothing"),
        pytest.param("<", ["<"], id="a lone sign"),
        pytest.param("one</", ["one</"], id="half an end tag"),
    ],
)
def test_a_page_reads_as_a_browser_shows_it(source: str, expected: list[str]) -> None:
    assert words(source) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("&amp;", "a&b"),
        ("&ampx", "a&xb"),
        ("&lt;p&gt;", "a<p>b"),
        ("&nbsp;", "a b"),
        ("&#160;&#32;", "a b"),
        ("&shy;", "ab"),
        ("&#8203;", "ab"),
        ("&eacute;", "aéb"),
        ("&notit;", "a¬it;b"),
        ("&nothing;", "a¬hing;b"),
        ("&xyzzy;", "a&xyzzy;b"),
        ("&#x1F375;", "a🍵b"),
        ("&#X41;", "aAb"),
        ("&#65 ", "aA b"),
        ("&#147;", "a“b"),
        ("&#0;", "a\ufffdb"),
        ("&#xD800;", "a\ufffdb"),
        ("&#99999999999;", "a\ufffdb"),
        ("&#" + "0" * 9000 + "65;", "aAb"),
        ("&#" + "9" * 9000 + ";", "a\ufffdb"),
        ("&#;", "a&#;b"),
        ("& ", "a& b"),
        ("&NotEqualTilde;", "a≂̸b"),
    ],
    ids=lambda value: value[:20],
)
def test_character_references_are_what_they_stand_for(reference: str, expected: str) -> None:
    assert words(f"<p>a{reference}b</p>") == [expected]


def test_cdata_is_text_in_xhtml() -> None:
    source = "<p><![CDATA[a <b> &amp; c]]></p><script src='x'/><p>after</p>"
    assert blocks(source, "a.xhtml") == [("paragraph", "a <b> &amp; c"), ("paragraph", "after")]
    assert blocks('<?xml version="1.0"?>' + source) == blocks(source, "a.xhtml")


def test_cdata_is_a_comment_up_to_the_first_tag_in_html() -> None:
    assert blocks("<p><![CDATA[a <b> &amp; c]]></p>") == [("paragraph", "& c]]>")]


def test_a_piece_of_html_is_read_into_a_document_that_others_write() -> None:
    source = "# Tea\n\n<div class=x><p>One <b>cup\n</div></p> & more\n\nEnd"
    start, end = source.index("<div"), source.index("\n\nEnd")
    builder = DocumentBuilder(source, "a.md", "markdown")
    builder.open("title", 0, 1)
    builder.text(2, 5)
    read_into(builder, start, end)
    assert builder.kind is None
    document = builder.build()
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("title", "Tea"),
        ("paragraph", "One cup"),
        ("paragraph", "& more"),
    ]
    assert shown(document, "& more") == "& more"


@pytest.mark.parametrize(
    "unit",
    [
        "<a ",
        "<!--",
        "<",
        '<a b="',
        "<!x",
        "</a ",
        "<div>",
        "<b>",
        "<b>x<div>",
        "<li>x",
        "&#1111",
        "<sup>1 ",
        "<a href=#>[1",
        "<title>",
        "<p hidden>x ",
        "<table><tr><td>x",
        "<q>x",
        "<ruby><rt>",
        "<svg><path>",
        "中 <b> ",
        "{{",
        "{%",
        "<blockquote>",
    ],
)
def test_a_long_line_of_open_tags_is_read_to_its_end(unit: str) -> None:
    source = unit * (200_000 // len(unit))
    document = read(source, "a.html")
    assert all(0 <= block.span.start <= block.span.end <= len(source) for block in document.blocks)
