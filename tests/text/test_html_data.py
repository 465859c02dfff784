from __future__ import annotations

import pytest

from healthlint.text.model import Document
from healthlint.text.readers.html.reader import read


def shown(document: Document, text: str) -> str:
    """Return the source behind a text of the prose."""
    start = document.prose.index(text)
    span = document.span(start, start + len(text))
    return document.source[span.start : span.end]


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


def test_front_matter_before_a_page_is_data() -> None:
    document = read("---\ntitle: Tea\n---\n<h1>Cups</h1>", "a.html")
    assert [(block.kind, block.text) for block in document.blocks] == [("title", "Tea"), ("heading", "Cups")]
