from __future__ import annotations

import pytest

from healthlint.text.builder import DocumentBuilder
from healthlint.text.model import Document
from healthlint.text.readers.html import read, read_into


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


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<title>T</title><h1>H</h1>", [("title", "T"), ("heading", "H")], id="title and h1"),
        pytest.param("<h1>H</h1><h1>I</h1>", [("title", "H"), ("heading", "I")], id="the first h1 alone"),
        pytest.param("<title> </title><h1>H</h1>", [("title", "H")], id="an empty title is none"),
        pytest.param(
            "<h1><img alt=L></h1><h1>H</h1>", [("alt", "L"), ("title", "H")], id="a logo is no title"
        ),
        pytest.param("<p role=heading aria-level=3>H</p>", [("heading", "H")], id="a heading by its role"),
        pytest.param("<ul><li><p>a</p><p>b</ul>", [("list-item", "a"), ("list-item", "b")], id="item"),
        pytest.param(
            "<table><caption>C<tr><td>x</table>", [("caption", "C"), ("table-cell", "x")], id="cell"
        ),
        pytest.param("<table role=presentation><td>x</table>", [("paragraph", "x")], id="layout table"),
        pytest.param(
            "<blockquote><p>x<ul><li>y</ul></blockquote>z",
            [("quote", "x"), ("quote", "y"), ("paragraph", "z")],
            id="quote",
        ),
        pytest.param("<figure><figcaption>x</figcaption></figure>", [("caption", "x")], id="caption"),
        pytest.param(
            "<details><summary>Is it?</summary>No.</details>",
            [("question", "Is it?"), ("paragraph", "No.")],
            id="summary",
        ),
        pytest.param(
            "<dl><dt>有用吗？<dd>没有。</dl>", [("question", "有用吗？"), ("list-item", "没有。")], id="dt"
        ),
        pytest.param(
            "<h3><button aria-expanded=false>Is it?</button></h3>", [("heading", "Is it?")], id="accordion"
        ),
        pytest.param(
            "<p>Ready? <button>Book now</button> Today.",
            [("paragraph", "Ready?"), ("button", "Book now"), ("paragraph", "Today.")],
            id="button",
        ),
        pytest.param("<input type=submit value='Order &amp; pay'>", [("button", "Order & pay")], id="submit"),
        pytest.param(
            "<a class='btn btn-big' href=x>Book</a>", [("button", "Book")], id="link with a button class"
        ),
        pytest.param(
            "<a class=button-like>x</a> <a class=cta>y</a>",
            [("button", "x"), ("button", "y")],
            id="call to action",
        ),
        pytest.param("<div role=button>x</div>", [("button", "x")], id="role of a button"),
        pytest.param(
            "<nav><p>Home</p><button>x</button></nav>y",
            [("navigation", "Home"), ("navigation", "x"), ("paragraph", "y")],
            id="nav",
        ),
        pytest.param("<ol class='breadcrumb'><li>Home</ol>", [("navigation", "Home")], id="breadcrumb"),
        pytest.param("<form role=search>Find</form>", [("navigation", "Find")], id="search"),
        pytest.param(
            "<p>a <img src=i alt='An &quot;x&quot;'> b</p>",
            [("paragraph", "a b"), ("alt", 'An "x"')],
            id="alt text waits",
        ),
        pytest.param(
            "<p>WHO <abbr title='World Health'>WHO</abbr> x</p>",
            [("paragraph", "WHO WHO x"), ("alt", "World Health")],
            id="title attribute",
        ),
        pytest.param("<p hidden>x</p>y", [("hidden", "x"), ("paragraph", "y")], id="hidden"),
        pytest.param(
            "<p>a<span style='color:red; display : none'>x</span>b</p>",
            [("paragraph", "ab"), ("hidden", "x")],
            id="display none",
        ),
        pytest.param("<div style=visibility:hidden><p>x</div>", [("hidden", "x")], id="visibility"),
        pytest.param(
            "<i aria-hidden=true>x</i><i aria-hidden=false>y</i>",
            [("hidden", "x"), ("paragraph", "y")],
            id="aria-hidden",
        ),
        pytest.param(
            "<template>x</template><noscript>y</noscript>", [("hidden", "x"), ("hidden", "y")], id="template"
        ),
        pytest.param(
            "<span hidden><span>x</span> y</span> z",
            [("hidden", "x y"), ("paragraph", "z")],
            id="nested hidden",
        ),
        pytest.param(
            "<meta name=description content='D &amp; E'>", [("metadata", "D & E")], id="description"
        ),
        pytest.param(
            "<meta content=D property=og:title><meta name=viewport content=w>", [("metadata", "D")], id="og"
        ),
    ],
)
def test_a_block_is_of_the_kind_that_its_element_says(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<footer><p>Words for all.</footer>", [("paragraph", "footer")], id="footer"),
        pytest.param("<footer><li><a href=p>Privacy</a></footer>", [("navigation", "footer")], id="its menu"),
        pytest.param(
            "<footer>Our <a href=n>advice on knees</a>.</footer>",
            [("paragraph", "footer")],
            id="its sentence",
        ),
        pytest.param(
            "<footer><a href=p>隐私</a> · <a href=t>条款</a></footer>",
            [("navigation", "footer")],
            id="its line",
        ),
        pytest.param(
            "<footer><h2>Disclaimer</h2><p>Ask.</footer>",
            [("heading", "disclaimer"), ("paragraph", "disclaimer")],
            id="its notice",
        ),
        pytest.param(
            "<article><footer><p>x</footer></article>", [("paragraph", "body")], id="footer of an article"
        ),
        pytest.param("<aside><a class=btn>Book</a></aside>", [("button", "aside")], id="button in an aside"),
        pytest.param(
            "<div class='sidebar'>x</div>y", [("paragraph", "aside"), ("paragraph", "body")], id="sidebar"
        ),
        pytest.param(
            "<div id=disclaimer><p>x</div>y",
            [("paragraph", "disclaimer"), ("paragraph", "body")],
            id="disclaimer by its id",
        ),
        pytest.param(
            "<h2>References</h2><ul><li>Holm, 2020.</ul><aside><p>Offer</aside><p role=contentinfo>x y</p>",
            [
                ("heading", "references"),
                ("reference", "references"),
                ("paragraph", "aside"),
                ("paragraph", "footer"),
            ],
            id="sources end before the footer",
        ),
        pytest.param(
            "<ol class=references><li>Holm, 2020.</ol>",
            [("reference", "references")],
            id="sources by their class",
        ),
    ],
)
def test_a_block_knows_its_part_of_the_page(source: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.section) for block in read(source, "page.html").blocks] == expected


def test_the_language_of_the_page_is_noted() -> None:
    assert read("<html lang='zh-Hant'><p lang=en>x", "a.html").declared_language == "zh-Hant"


def test_the_head_is_data_on_the_document() -> None:
    document = read(
        "<meta name=author content='Ida &amp; Holm'><meta property='article:published_time' "
        "content=2024-05-01><link rel=canonical href=https://holm.example/tea>"
        "<p><time datetime=2024-06-02>June</time>",
        "a.html",
    )
    assert document.metadata == {
        "author": "Ida & Holm",
        "article:published_time": "2024-05-01",
        "canonical": "https://holm.example/tea",
        "time": ["2024-06-02"],
    }


def test_json_ld_is_data_and_its_description_is_read_where_it_stands() -> None:
    source = (
        '<script type="application/ld+json">{"@type": "Article", "description": "A \\u201cmira\\u00adcle'
        '\\u201d \\ud83c\\udf75 in a cup\\nof \\"tea\\" \\/ day", "headline":"Tea"}</script><p>x</p>'
    )
    document = read(source, "a.html")
    assert [block.text for block in document.blocks if block.kind == "metadata"] == [
        'A “miracle” 🍵 in a cup of "tea" / day',
        "Tea",
    ]
    assert document.metadata["json-ld"][0]["headline"] == "Tea"
    assert shown(document, "miracle") == "mira\\u00adcle"
    assert shown(document, "🍵") == "\\ud83c\\udf75"
    assert shown(document, "a cup") == "a cup"


@pytest.mark.parametrize(
    "script", ["{", '"description": "x', "[1,2]", "\\", '{"description": "\\u12"}', "[" * 5000]
)
def test_json_ld_that_is_broken_breaks_nothing(script: str) -> None:
    document = read(f"<script type=application/ld+json>{script}</script><p>after</p>", "a.html")
    assert document.blocks[-1].text == "after"


def test_links_and_images_are_noted_with_their_text() -> None:
    document = read(
        "<p>See <a href='/a?b&amp;c'>the <b>tea</b></a> <img src=i.png alt=Cup> or <a name=x>y</a>", "a.html"
    )
    assert [(document.prose[link.start : link.end], link.target, link.image) for link in document.links] == [
        ("the tea", "/a?b&c", False),
        ("Cup", "i.png", True),
    ]
    span = document.links[0].span
    assert document.source[span.start : span.end] == "<a href='/a?b&amp;c'>the <b>tea</b></a>"


@pytest.mark.parametrize(
    ("source", "labels", "prose"),
    [
        ("It works<sup>1</sup>.", ["1"], "It works."),
        ("It works<sup>1,3–5</sup>.", ["1", "3", "4", "5"], "It works."),
        ('It works<sup class=r><a href="#c1">[2]</a></sup>.', ["2"], "It works."),
        ('It works<sup><a href="#1">1</a>,<a href="#2">2</a></sup>.', ["1", "2"], "It works."),
        ('It works <a href="#r12">[12]</a>.', ["12"], "It works ."),
        ("有效<sup>［7］</sup>。", ["7"], "有效。"),
        ("Five m<sup>2</sup> of <sup>131</sup>I", [], "Five m² of ¹³¹I"),
        ('See <a href="#s1">part 1</a>', [], "See part 1"),
    ],
)
def test_a_mark_that_stands_for_a_source_is_no_word(source: str, labels: list[str], prose: str) -> None:
    document = read(f"<p>{source}</p>", "a.html")
    assert [marker.label for marker in document.markers] == labels
    assert document.blocks[0].text == prose


def test_inline_code_is_noted() -> None:
    document = read("<p>Take <code>npm <b>i</b></code> daily", "a.html")
    assert [document.prose[start:end] for start, end in document.code] == ["npm i"]


def test_comments_are_noted_where_they_stand() -> None:
    source = "<p>a<!-- one --><b>b</b><!--[if IE]><p>x<![endif]--></p><svg><!-- two --></svg>"
    document = read(source, "a.html")
    assert [source[start:end] for start, end in document.comments] == [
        "<!-- one -->",
        "<!--[if IE]><p>x<![endif]-->",
        "<!-- two -->",
    ]


def test_cdata_is_text_in_xhtml() -> None:
    source = "<p><![CDATA[a <b> &amp; c]]></p><script src='x'/><p>after</p>"
    assert blocks(source, "a.xhtml") == [("paragraph", "a <b> &amp; c"), ("paragraph", "after")]
    assert blocks('<?xml version="1.0"?>' + source) == blocks(source, "a.xhtml")


def test_cdata_is_a_comment_up_to_the_first_tag_in_html() -> None:
    assert blocks("<p><![CDATA[a <b> &amp; c]]></p>") == [("paragraph", "& c]]>")]


def test_front_matter_before_a_page_is_data() -> None:
    document = read("---\ntitle: Tea\n---\n<h1>Cups</h1>", "a.html")
    assert [(block.kind, block.text) for block in document.blocks] == [("title", "Tea"), ("heading", "Cups")]


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
