"""Is a block that holds one text read as one whose end the reader must look for?"""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from healthlint.text.model import Document
from healthlint.text.readers.html.reader import read

PIECES = st.sampled_from(
    [
        *(
            "<p>Rest helps.</p>",
            "<li>Rest helps</li>",
            "<h1>Cough</h1>",
            "<h2>Why?</h2>",
            "<dt>Does it help?</dt>",
        ),
        *(
            "<dd>No.</dd>",
            "<td>7 %</td>",
            "<th>咳嗽</th>",
            "<p> Rest </p>",
            "<p>Two\nlines</p>",
            "<p>Q&amp;A</p>",
        ),
        *(
            "<p>\u00ad</p>",
            "<p></p>",
            "<p>a  b</p>",
            "<P>Rest</P>",
            "<p hidden>No</p>",
            "<p id=references>A</p>",
        ),
        *(
            '<li class="nav">Home</li>',
            '<p role="button">Buy</p>',
            '<h3 title="Tip">Head</h3>',
            "<p>{{ x }}</p>",
        ),
        *(
            "<footer>",
            "</footer>",
            "<nav>",
            "</nav>",
            "<ul>",
            "</ul>",
            "<table>",
            "</table>",
            "<tr>",
            "<blockquote>",
        ),
        *(
            "</blockquote>",
            "<details>",
            "<summary>Why?</summary>",
            "</details>",
            '<a href="/x">',
            "</a>",
            "<p>",
        ),
        *(
            "text ",
            "<b>",
            "</b>",
            "<div hidden>",
            "</div>",
            '<img alt="A knee" src="k.png">',
            "<h1>",
            "</h1>",
            "\n",
        ),
    ]
)
ENDS = ("p", "P", "li", "h1", "h2", "h3", "dt", "dd", "td", "th")


def seen(document: Document) -> list[tuple[object, ...]]:
    return [
        (block.kind, block.level, block.section, block.text, document.source[slice(*block.span)])
        for block in document.blocks
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
@example("<p>One</p>two<p>Three</p>")
@example('<a href="/x"><p>Rest</p></a>')
@example("<footer><p>About</p></footer>")
def test_a_block_of_one_text_is_read_like_any_other(source: str) -> None:
    longer = source
    for name in ENDS:
        longer = longer.replace(f"</{name}>", f"</{name} >")
    first, second = read(source, "a.html"), read(longer, "a.html")
    assert seen(first) == seen(second)
    assert first.prose == second.prose
    assert [link.target for link in first.links] == [link.target for link in second.links]


def test_a_block_deeper_than_browsers_go_is_still_read() -> None:
    document = read("<section>" * 600 + "<p>Rest</p>" + "</section>" * 600 + "<p>More</p>", "a.html")
    assert [block.text for block in document.blocks] == ["Rest", "More"]


def test_an_end_tag_beyond_what_is_to_be_read_ends_nothing() -> None:
    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.readers.html.reader import read_into

    source = "<p>Rest</p> and more"
    builder = DocumentBuilder(source, "a.md", "markdown")
    read_into(builder, 0, source.index("</p>"))
    document = builder.build()
    assert seen(document) == [("paragraph", 0, "body", "Rest", "Rest")]
