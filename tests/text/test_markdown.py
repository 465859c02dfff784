from __future__ import annotations

import pytest

from healthlint.text.model import Document
from healthlint.text.readers.markdown.reader import read


def blocks(source: str, path: str = "a.md") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(source, path).blocks]


def sources_of(source: str, path: str = "a.md") -> list[str]:
    document = read(source, path)
    return [source[slice(*block.span)] for block in document.blocks]


CASES = {
    "the first level-1 heading is the title": (
        "# Sore knees #\n\n# More\n\n## Less {#less .x}",
        [("title", "Sore knees"), ("heading", "More"), ("heading", "Less")],
    ),
    "a setext heading may go over two lines": ("Sore\nknees\n====\n", [("title", "Sore knees")]),
    "emphasis, code and strikethrough are seen through": (
        "A *very* **sore** ~~old~~ `knee`.",
        [("paragraph", "A very sore old knee.")],
    ),
    "one tilde strikes nothing out": ("每天3~5次，~每周~", [("paragraph", "每天3~5次，~每周~")]),
    "a soft break is a blank": ("a miracle\n   cure", [("paragraph", "a miracle cure")]),
    "a soft break between Chinese characters is nothing": (
        "神奇\n**疗法**",
        [("paragraph", "神奇疗法")],
    ),
    "Chinese emphasis that ends in a full-width sign is emphasis": (
        "**注意：**请休息。他*“很好”*地说 2 * 3：*4",
        [("paragraph", "注意：请休息。他“很好”地说 2 * 3：*4")],
    ),
    "a hard break is a blank": ("one\\\ntwo  \nthree", [("paragraph", "one two three")]),
    "escapes and entities show what they stand for": (
        r"5 \* 3 &lt; 16 &amp; &#x4e2d;&nbsp;&hearts;",
        [("paragraph", "5 * 3 < 16 & 中 ♥")],
    ),
    "code blocks are no prose": ("```\nx = 1\n```\n\n    y = 2\n\ntext", [("paragraph", "text")]),
    "a list in a list makes its own items": (
        "- one\n  - two\n- [x] three",
        [("list-item", "one"), ("list-item", "two"), ("list-item", "three")],
    ),
    "a loose item has several paragraphs": (
        "1. one\n\n   more\n2. two",
        [("list-item", "one"), ("list-item", "more"), ("list-item", "two")],
    ),
    "the text of an item goes on behind a heading": (
        "- # Head\n  tail",
        [("title", "Head"), ("list-item", "tail")],
    ),
    "everything in a quotation is a quotation": (
        "> said\n> # Loud\n> - item\n>\n> | a |\n> |---|\n> | b |",
        [("quote", "said"), ("quote", "Loud"), ("quote", "item"), ("quote", "a"), ("quote", "b")],
    ),
    "a call-out is no quotation": ("> [!NOTE]\n> Drink water.", [("paragraph", "Drink water.")]),
    "a call-out of Obsidian keeps its title": (
        "> [!tip]- For later\n> Rest.",
        [("paragraph", "For later Rest.")],
    ),
    "each cell of a table is a block": (
        "| dose | when |\n|-----:|:----|\n| 5 \\| 10 | `noon` |",
        [("table-cell", "dose"), ("table-cell", "when"), ("table-cell", "5 | 10"), ("table-cell", "noon")],
    ),
    "terms and definitions are list items": (
        "Ache\n: A dull pain.",
        [("list-item", "Ache"), ("list-item", "A dull pain.")],
    ),
    "footnotes are references": (
        "Text.[^n]\n\n[^n]: A *book*.\n\n    Its second edition.",
        [("paragraph", "Text."), ("reference", "A book."), ("reference", "Its second edition.")],
    ),
    "image texts stand behind their paragraph": (
        "Press ![the *red* knob](k.png) twice.",
        [("paragraph", "Press twice."), ("alt", "the red knob")],
    ),
    "titles of links and images are texts of their own": (
        '[see](/a \'All &amp; more\') ![x](i.png "A \\"view\\"")',
        [("paragraph", "see"), ("alt", "All & more"), ("alt", "x"), ("alt", 'A "view"')],
    ),
    "the title of a link definition is one too": (
        "[see][a]\n\n[a]: /a (All of it)\n\nEnd",
        [("paragraph", "see"), ("alt", "All of it"), ("paragraph", "End")],
    ),
    "a footnote does not hide it": (
        "[see][a].[^1]\n\n[^1]: Elsewhere.\n\n[a]: /a (All of it)\n",
        [("paragraph", "see."), ("reference", "Elsewhere."), ("alt", "All of it")],
    ),
    "inline tags vanish": ('a <b>bold</b> <span class="x">word</span>', [("paragraph", "a bold word")]),
    "a line break tag is a blank": ("one<br>two", [("paragraph", "one two")]),
    "scripts in a line are no prose": ("a <script>x = 1</script> b", [("paragraph", "a b")]),
    "hidden words are hidden": (
        "seen <span hidden>not *seen*</span>",
        [("paragraph", "seen"), ("hidden", "not seen")],
    ),
    "HTML blocks are read as HTML": (
        "<div>\n<p>One <b>word</b></p>\n<ul><li>item</ul>\n</div>",
        [("paragraph", "One word"), ("list-item", "item")],
    ),
    "HTML in a quotation is quoted, without the marks": (
        "> <div>\n> one\n> two\n> </div>",
        [("quote", "one two")],
    ),
    "an element hides the Markdown in it": (
        "<div hidden>\n\n*secret* words\n\n</div>\n\nopen",
        [("hidden", "secret words"), ("paragraph", "open")],
    ),
    "exponents stay": ("10<sup>9</sup> cells, 5 m<sup>2</sup>", [("paragraph", "109 cells, 5 m2")]),
    "a file name is no image text": ("![[scan.png]] [[Knee|the knee]]", [("paragraph", "the knee")]),
    "a lone CR ends a line": (
        "# Head\rtext\r\r- item\r",
        [("title", "Head"), ("paragraph", "text"), ("list-item", "item")],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_what_a_reader_sees(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


def link_texts(document: Document) -> list[tuple[str, str, str, bool]]:
    return [
        (document.prose[link.start : link.end], link.target, document.source[slice(*link.span)], link.image)
        for link in document.links
    ]


LINKS = {
    "inline": ("[a *b*](/x)", [("a b", "/x", "[a *b*](/x)", False)]),
    "by reference": (
        "[a][r] [r]\n\n[r]: /治疗",
        [("a", "/治疗", "[a][r]", False), ("r", "/治疗", "[r]", False)],
    ),
    "in angle brackets": (
        "<https://a.example>",
        [("https://a.example", "https://a.example", "<https://a.example>", False)],
    ),
    "mail": ("<a@b.example>", [("a@b.example", "mailto:a@b.example", "<a@b.example>", False)]),
    "bare": (
        "(see https://a.example/x_(y)_z).",
        [("https://a.example/x_(y)_z", "https://a.example/x_(y)_z", "https://a.example/x_(y)_z", False)],
    ),
    "bare, in Chinese text": (
        "见https://a.example/x。再见www.b.example看",
        [
            ("https://a.example/x", "https://a.example/x", "https://a.example/x", False),
            ("www.b.example", "http://www.b.example", "www.b.example", False),
        ],
    ),
    "an address in code is none": ("`https://a.example`", []),
    "an address that is the text of a link is that link": (
        "[https://a.example](/b)",
        [("https://a.example", "/b", "[https://a.example](/b)", False)],
    ),
    "image": ("x ![alt](i.png)", [("alt", "i.png", "![alt](i.png)", True)]),
    "an image in a link": (
        "[![alt](i.png)](/x)",
        [("alt", "i.png", "![alt](i.png)", True), ("alt", "/x", "[![alt](i.png)](/x)", False)],
    ),
    "HTML": ('a <a href="/x?a&amp;b">b</a>', [("b", "/x?a&b", '<a href="/x?a&amp;b">b</a>', False)]),
    "wiki": ("[[Knee pain]]", [("Knee pain", "Knee pain", "[[Knee pain]]", False)]),
}


@pytest.mark.parametrize(("source", "expected"), LINKS.values(), ids=LINKS)
def test_links_know_their_text_target_and_markup(source: str, expected: list[object]) -> None:
    assert sorted(link_texts(read(source, "a.md"))) == sorted(expected)  # type: ignore[type-var]


def test_marks_of_footnotes_are_no_words_but_known() -> None:
    source = "One[^1] two<sup>[2](#n2)</sup> [3].\n\n[^1]: Note."
    document = read(source, "a.md")
    assert document.blocks[0].text == "One two [3]."
    assert [(mark.label, mark.position, source[slice(*mark.span)]) for mark in document.markers] == [
        ("1", 3, "[^1]"),
        ("2", 7, "<sup>[2](#n2)</sup>"),
    ]


def test_inline_code_is_noted() -> None:
    document = read("Type `a  b` or <kbd>c</kbd>.", "a.md")
    assert [document.prose[start:end] for start, end in document.code] == ["a b", "c"]


def test_comments_are_noted_and_not_read() -> None:
    source = "a <!-- b --> c\n\n<!-- d\n\ne -->\n\n[//]: # (f)\n\n{/* g */}\n"
    document = read(source, "a.md")
    assert document.prose.strip() == "a c"
    assert {source[slice(*comment)] for comment in document.comments} == {
        "<!-- b -->",
        "<!-- d\n\ne -->",
        "[//]: # (f)",
        "{/* g */}",
    }


def test_the_place_of_a_block_is_that_of_its_words() -> None:
    assert sources_of("# *A* b #\n\n- c **d**\n\n> e\n> f\n") == ["A* b", "c **d", "e\n> f"]


def test_levels_are_those_of_the_headings() -> None:
    document = read("# a\n\n### b\n\nc\n\n> ## d", "a.md")
    assert [block.level for block in document.blocks] == [1, 3, 0, 0]
