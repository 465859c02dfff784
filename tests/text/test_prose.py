from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthlint.text.bare_links import find_bare_links
from healthlint.text.builder import DocumentBuilder
from healthlint.text.prose import STRUCK, OffsetTable, ProseBuilder, Span


def shown(source: str) -> tuple[str, OffsetTable]:
    builder = ProseBuilder(source)
    builder.verbatim(0, len(source))
    return builder.finish()


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        pytest.param("a b", "a b", id="a blank stays"),
        pytest.param("a \t\n  b", "a b", id="white space is one blank"),
        pytest.param("a\u00a0b\u3000c", "a b c", id="so is that of other scripts"),
        pytest.param("  a", "a", id="none begins the prose"),
        pytest.param("mira\u00adcle\u200b cu\ufeffre", "miracle cure", id="what takes no room is not shown"),
        pytest.param("a \u200b b", "a b", id="and does not part blanks"),
        pytest.param(f"a {STRUCK * 5} b{STRUCK}c", "a bc", id="nor does what is struck out"),
        pytest.param("奇迹\n  疗法", "奇迹疗法", id="a line end between Chinese signs is nothing"),
        pytest.param("奇迹\n**疗法", "奇迹**疗法", id="also before emphasis"),
        pytest.param("奇迹\ncure", "奇迹 cure", id="beside Latin letters it is a blank"),
        pytest.param("a\x01\u0378b", "a\x01\u0378b", id="signs that are nothing in particular stay"),
    ],
)
def test_white_space_is_folded_as_a_page_folds_it(source: str, prose: str) -> None:
    assert shown(source)[0] == prose


def test_offsets_lead_back_over_folded_white_space() -> None:
    _, table = shown("a \t\n  b\u00adc")
    assert table.span(0, 1) == Span(0, 1)
    assert table.span(1, 2) == Span(1, 6)
    assert table.span(2, 4) == Span(6, 9)
    assert table.span(0, 4) == Span(0, 9)


def test_an_atom_leads_back_to_all_that_it_stands_for() -> None:
    builder = ProseBuilder("x &amp;&amp; y")
    builder.verbatim(0, 2)
    builder.atom(2, 7, "&")
    builder.atom(7, 12, "&")
    builder.verbatim(12, 14)
    prose, table = builder.finish()
    assert prose == "x && y"
    assert table.span(2, 3) == Span(2, 7)
    assert table.span(3, 4) == Span(7, 12)
    assert table.span(3, 3) == Span(7, 7)


def test_an_empty_prose_has_places_too() -> None:
    assert shown("")[1].span(0, 0) == Span(0, 0)


def test_a_block_ends_without_its_blank() -> None:
    builder = ProseBuilder("a b c ")
    builder.verbatim(0, 2)
    assert builder.end_block(0, 2) == 1
    builder.verbatim(2, 6)
    assert builder.end_block(2, 6) == 5
    assert builder.end_block(6, 6) == 6
    prose, table = builder.finish()
    assert prose == "a\nb c\n"
    assert table.span(2, 5) == Span(2, 5)


@given(st.text(alphabet=st.sampled_from(list("ab 中。\t\n\r\u00a0\u200b\ufeff\u0301😀\x00\x1a"))))
def test_every_visible_sign_leads_to_itself(source: str) -> None:
    prose, table = shown(source)
    assert "  " not in prose
    ends = 0
    for position, sign in enumerate(prose):
        start, end = table.span(position, position + 1)
        assert ends <= start < end <= len(source)
        if sign != " ":
            assert source[start:end] == sign
        ends = end


def test_blocks_without_text_leave_no_trace() -> None:
    builder = DocumentBuilder("a  b", "x", "markdown")
    builder.open("heading", 0, 2)
    builder.open("paragraph", 0)
    builder.text(0, 1)
    builder.open("list-item", 1)
    builder.text(1, 3)
    builder.close(3)
    builder.open("paragraph", 3)
    builder.text(3, 4)
    document = builder.build()
    assert [(block.kind, block.text, block.span) for block in document.blocks] == [
        ("paragraph", "a", (0, 1)),
        ("paragraph", "b", (3, 4)),
    ]


@pytest.mark.parametrize(
    ("prose", "targets"),
    [
        ("see http://a.example.", ["http://a.example"]),
        ("www.a.example/x?y=z&amp;", ["http://www.a.example/x?y=z"]),
        ("(https://a.example/(b))", ["https://a.example/(b)"]),
        ("“https://a.example/b”", ["https://a.example/b"]),
        ("写信给me.too@a.example，谢谢", ["mailto:me.too@a.example"]),
        ("https:// and www. and a@b", []),
        ("xhttp://a.example", []),
        ("https://a.example/，https://b.example/", ["https://a.example/", "https://b.example/"]),
    ],
)
def test_addresses_end_where_a_reader_would_end_them(prose: str, targets: list[str]) -> None:
    found = list(find_bare_links(prose))
    assert [target for _, _, target in found] == targets
    assert all(target.endswith(prose[start:end]) for start, end, target in found)
