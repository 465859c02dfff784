"""Are words found where a test hid them, whatever stands around them?

The test builds a source piece by piece and writes down by itself where each word went; lines and
columns are counted from the bytes.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.text.readers.markdown.reader import read

WORDS = ["zqmiracle", "zqCURE", "奇药甲", "ｗｉｄｅ丙", "zqe\u0301te\u0301", "zq😀smile", "𠮷方丁"]
LINE_ENDS = ["\n", "\r\n", "\r"]

# Markup around a word; ⟦⟧ is where the word goes. Every sign of these is the test's own.
INLINE = [
    "⟦⟧",
    "*⟦⟧*",
    "**⟦⟧**",
    "_a_ ⟦⟧ b",
    "~~⟦⟧~~",
    "[⟦⟧](https://a.example/x_y)",
    "[⟦⟧](/x 'a title')",
    "&amp; ⟦⟧ &#x41;",
    "\\* ⟦⟧ \\_",
    "<b>⟦⟧</b>",
    '<span class="中">⟦⟧</span>',
    "<!-- 😀 --> ⟦⟧ <!-- no -->",
    "a[^1] ⟦⟧[^1]",
    "![alt 中 text](i.png) ⟦⟧",
    "![⟦⟧](i.png)",
    "`code 😀` ⟦⟧",
    "{{< short 中 >}} ⟦⟧ {{ x }}",
    "{% tag %}⟦⟧{% end %}",
    "x\ufeffy ⟦⟧",
    "tab\tbed ⟦⟧",
    "one¶two ⟦⟧ three¶four",
    "<https://a.example/中> ⟦⟧",
    "$x^2$ ⟦⟧",
    "<Note a={b}>⟦⟧</Note>",
]
# Blocks around a line; ¶ is a line end, ⟦⟧ the place of the line, which ¶ must not break.
BLOCKS = [
    "⟦⟧",
    "# ⟦⟧",
    "### ⟦⟧ ###",
    "> ⟦⟧",
    "> > ⟦⟧",
    "- a¶- ⟦⟧",
    "1. ⟦⟧¶   - b",
    "- a¶  - b¶    - ⟦⟧",
    "- [x] ⟦⟧",
    "> - ⟦⟧",
    "| a | 中 |¶|---|:-:|¶| 😀 | ⟦⟧ |",
    "[^1]: ⟦⟧",
    "term¶: ⟦⟧",
    "⟦⟧¶===",
    "<div>¶<p>⟦⟧</p>¶</div>",
    "<details>¶<summary>a</summary>¶¶⟦⟧¶¶</details>",
    "> [!NOTE]¶> ⟦⟧",
    ":::note 中¶⟦⟧¶:::",
    "```¶code 😀¶```¶¶⟦⟧",
    "{{% box %}}¶⟦⟧¶{{% /box %}}",
    "    code¶¶⟦⟧",
]
ONE_LINE = ("#", "|", "term", "<div>")


@st.composite
def hidden_words(draw: st.DrawFn) -> tuple[str, list[tuple[str, int]]]:
    line_end = draw(st.sampled_from(LINE_ENDS))
    source = draw(st.sampled_from(["", "\ufeff", "---\ntitle: 标题 x\n---\n"])).replace("\n", line_end)
    places: list[tuple[str, int]] = []
    for number in range(draw(st.integers(1, 6))):
        block = draw(st.sampled_from(BLOCKS))
        inline = draw(st.sampled_from(INLINE))
        if block.startswith("<div>"):
            inline = "<b>⟦⟧</b> &amp; b"
        elif "¶" in inline and block != "⟦⟧":
            inline = "⟦⟧"
        word = f"{draw(st.sampled_from(WORDS))}{number}"
        before, after = block.split("⟦⟧")
        left, right = inline.split("⟦⟧")
        source += (before + left).replace("¶", line_end)
        places.append((word, len(source)))
        source += word + (right + after).replace("¶", line_end) + line_end * 2
        source += "plain" + line_end * 2  # no list or quotation goes on into the next block
    return source + "[^1]: note", places


@settings(max_examples=200, deadline=None)
@given(hidden_words())
def test_hidden_words_are_found_where_they_were_put(hidden: tuple[str, list[tuple[str, int]]]) -> None:
    source, places = hidden
    document = read(source, "a.md")
    for word, at in places:
        start = document.prose.find(word)
        assert start >= 0, (word, document.blocks)
        assert document.span(start, start + len(word)) == (at, at + len(word))
        assert document.lines.position(at) == _line_and_column(source.encode(), len(source[:at].encode()))


def _line_and_column(data: bytes, at: int) -> tuple[int, int]:
    line = column = 1
    for number, byte in enumerate(data[:at]):
        if byte == 0x0A or (byte == 0x0D and data[number + 1 : number + 2] != b"\n"):
            line, column = line + 1, 1
        elif byte & 0xC0 != 0x80:
            column += 1
    return line, column


SIGNS = st.sampled_from(
    [
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "    ",
        "\t",
        "*",
        "**",
        "`",
        "```",
        "~~",
        "# ",
        "> ",
        "- ",
        "1. ",
        "[",
        "](",
        ")",
        "![",
        "[^1]",
        "[^1]: ",
        "|",
        "|-|",
        "---\n",
        "+++\n",
        "===",
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "<b ",
        "<p hidden>",
        "<script>",
        "</script>",
        "&amp;",
        "&#0;",
        "\\",
        "$",
        "$$",
        "{{",
        "}}",
        "{%",
        "%}",
        "{",
        "}",
        "<A x={",
        ":::note ",
        '!!! x "y"',
        "[!NOTE]",
        "{: .x}",
        "\x00",
        "\ufeff",
        "\u2028",
        "\x0c",
        "\x1a",
        "中",
        "。",
        "😀",
        "́",
        "ｗ",
        "�",
        "word ",
        "title: x\n",
        "https://a.b/c",
        "@",
        "[a]: /u 't'",
        "import a from 'b'\n",
    ]
)
ANY_TEXT = st.one_of(
    st.text(),
    st.lists(SIGNS, max_size=40).map("".join),
    st.lists(st.one_of(SIGNS, st.text(max_size=5)), max_size=20).map("".join),
)


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT, st.sampled_from(["a.md", "a.mdx"]))
def test_no_text_makes_the_reader_raise_or_leave_the_source(source: str, path: str) -> None:
    document = read(source, path)
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(source)
        assert block.text == block.text.strip(" \n") != ""
        places = [sentence.span for sentence in block.sentences]
        assert places == sorted(places)
        assert all(block.span.start <= start <= end <= block.span.end for start, end in places)
    for link in document.links:
        assert 0 <= link.start <= link.end <= len(document.prose)
        assert 0 <= link.span.start <= link.span.end <= len(source)


LONG = {
    "one line of words": "word " * 200_000,
    "one line of Chinese": "奇迹疗法。" * 200_000,
    "open brackets": "[" * 50_000,
    "open braces": "{{ " * 50_000,
    "open tags": "<a " * 50_000,
    "open tags of components": "<Ab " * 20_000,
    "open comments": "<!-- " * 20_000,
    "open code": "` `` " * 20_000,
    "open formulas": "$a_ " * 20_000,
    "deep quotation": ">" * 20_000 + " x",
    "closing brackets behind an address": "https://a.example/" + ")" * 100_000,
    "deep YAML": "---\na: " + "[" * 100_000 + "\n---\n",
    "deep YAML lists": "---\n" + "- " * 50_000 + "\n---\n",
    "deep TOML": "+++\na = " + "[" * 100_000 + "\n+++\n",
    "stars": "**：" * 30_000,
    "links across table cells": "<div><a href=x><td></div>" * 2_000,
    "directives": ":::note a " * 20_000,
    "colons": "\n::" * 20_000,
}


@pytest.mark.parametrize("source", LONG.values(), ids=LONG)
def test_long_lines_are_read(source: str) -> None:
    document = read(source + "\n\nzqend", "a.mdx")
    assert document.source.endswith("zqend")
