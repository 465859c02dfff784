"""What is escaped for Markdown is seen as it was, whatever signs it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.report.builders import NASTY
from tests.report.markdown_reader import blocks

from healthlint.report.markup import emphasized, escaped
from healthlint.report.visible import in_one_line


def plain(text: str) -> str:
    """Return what a report shows of a text: one line, single blanks."""
    return " ".join(in_one_line(text).split())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# no heading", id="heading"),
        pytest.param("- no list", id="list"),
        pytest.param("12. no list", id="numbered list"),
        pytest.param("> no quote", id="quote"),
        pytest.param("| no | table |", id="table"),
        pytest.param("*no* __emphasis__ ~~struck~~", id="emphasis"),
        pytest.param("`no code` ``` ~~~", id="code"),
        pytest.param("[no](link) ![no](image) <https://example.org>", id="link"),
        pytest.param("<script>alert(1)</script> <!-- no comment -->", id="HTML"),
        pytest.param("&amp; &#65;", id="entity"),
        pytest.param("C:\\drafts\\note.md", id="backslash"),
        pytest.param("=== ---", id="underline"),
        pytest.param("---", id="rule"),
        pytest.param("[^1]: no footnote", id="footnote"),
        pytest.param("drafts #", id="closing sequence"),
        pytest.param("costs $5 to $10", id="math"),
        pytest.param("第1章_睡眠*好*.md", id="Chinese"),
    ],
)
def test_no_sign_means_anything(text: str) -> None:
    assert blocks(escaped(text)) == [("Paragraph", text)]
    assert blocks(f"## {escaped(text)}") == [("Heading", text)]


@given(NASTY)
def test_any_text_is_seen_as_it_was(text: str) -> None:
    shown = plain(text)
    if shown:
        assert blocks(f"- {escaped(text)}") == [("Item", shown)]
        assert blocks(f"## {escaped(text)}") == [("Heading", shown)]


@given(NASTY, NASTY, NASTY)
def test_words_are_strong_whatever_stands_beside_them(before: str, words: str, behind: str) -> None:
    if not plain(words):
        return
    markup = f"{escaped(before)}{emphasized(words)}{escaped(behind)}"
    assert blocks(markup, strong=True) == [
        ("Paragraph", f"{plain(before)}⟦**{plain(words)}**⟧{plain(behind)}")
    ]
