from __future__ import annotations

import pytest

from healthlint.text.readers.html.reader import read


def blocks(source: str, path: str = "page.html") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(source, path).blocks]


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
