from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.text.readers.plain.reader import read

# Words that no layout below contains, so that a search in the source finds only what was hidden.
HIDDEN = ["zyqomel", "水鼠奇药", "𝒒uartz̈", "ZyqoPlus", "神藥☤"]
ENDS = ["\n", "\r\n", "\r"]
FILLERS = [
    "The vole swam across the river.",
    "水鼠游过了小河。",
    "It was, so the vet said, a calm day…",
    "A“quoted”tale：全角，字符！",
    "tab\there and  there",
    "emoji 👩‍⚕️ and e\u0301 accent",
    "null\x00sign and soft\u00adhyphen",
    "see https://penmere.example/a_b。",
    "River LengthNumber of Voles",
    "Short heading",
    "Is it safe?",
    "References",
    "免责声明：请遵医嘱",
    "[1] Wren P. Voles. 2019.",
    "----",
    "",
    "   ",
    "\f",
]
FRAMES = [
    "{}",
    "# {}",
    "- {}",
    "  • {}",
    "1. {}",
    "一、{}",
    "（二）{}",
    "> {}",
    "“{} is what they all say of it.”",
    "Disclaimer: {} is no medicine.",
    "Q: {}?",
    "　　{}。",
    "**{}** is bold",
    "a\t{}\tb",
    "| {} | b |",
    "Figure 1. {}",
    "[{}](https://penmere.example/x)",
    "the words before {} and the words behind it, all of them on one line",
]


def line_and_column(data: bytes, offset: int) -> tuple[int, int]:
    """Count in the bytes of the file, by code of its own: UTF-8, lines from 1, columns from 1."""
    line, column, seen = 1, 1, 0
    at = 0
    while seen < offset:
        lead = data[at]
        size = 1 if lead < 0x80 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
        ended = lead == 0x0A or (lead == 0x0D and data[at + 1 : at + 2] != b"\n")
        line, column = (line + 1, 1) if ended else (line, column + 1)
        at += size
        seen += 1
    return line, column


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[tuple[str, int]]]:
    """Lay out a page and note where each hidden word was put."""
    source = draw(st.sampled_from(["", "\ufeff"]))
    places: list[tuple[str, int]] = []
    end = draw(st.sampled_from(ENDS))
    for _ in range(draw(st.integers(1, 12))):
        if draw(st.booleans()):
            word = draw(st.sampled_from(HIDDEN))
            before, behind = draw(st.sampled_from(FRAMES)).split("{}")
            places.append((word, len(source) + len(before)))
            source += before + word + behind
        else:
            source += draw(st.sampled_from(FILLERS))
        source += end * draw(st.integers(1, 2))
    return source, places


@given(pages())
@settings(max_examples=150, deadline=None)
def test_a_word_is_found_where_the_page_has_it(page: tuple[str, list[tuple[str, int]]]) -> None:
    source, places = page
    document = read(source, "page.txt")
    found = []
    for word in HIDDEN:
        for match in re.finditer(re.escape(word), document.prose):
            span = document.span(*match.span())
            assert source[span.start : span.end] == word
            found.append((word, span.start))
    assert sorted(found) == sorted(places)
    data = source.encode()
    for _, start in found:
        assert document.lines.position(start) == line_and_column(data, start)


@given(st.lists(st.sampled_from(HIDDEN + FILLERS), min_size=1, max_size=8), st.sampled_from(ENDS))
@settings(max_examples=100, deadline=None)
def test_blocks_stand_in_order_and_do_not_overlap(lines: list[str], end: str) -> None:
    document = read(end.join(lines), "page.txt")
    done = 0
    for block in document.blocks:
        assert block.text.strip() == block.text != ""
        assert "\n" not in block.text
        assert block.span.start >= done
        done = block.span.end


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_the_reader_raise(text: str) -> None:
    document = read(text, "page.txt")
    for block in document.blocks:
        for sentence in block.sentences:
            start, end = sentence.span
            assert 0 <= start <= end <= len(text)


@given(
    st.text(
        alphabet=st.sampled_from(
            list("aZ1é水。？：,.:?!-*#>|[]()（）“”\"'_ \t\n\r\f\x00\u3000\u200b一、参考文献")
        ),
        max_size=120,
    )
)
@settings(max_examples=200, deadline=None)
def test_no_layout_makes_the_reader_raise(text: str) -> None:
    document = read(text, "page.txt")
    visible = re.sub(r"\s", "", document.prose)
    rest = iter(text)
    assert all(sign in rest for sign in visible)
