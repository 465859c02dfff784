"""What of a Markdown source is code, in which nothing is struck out, and which emphasis is mended?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.text.readers.markdown.strike import Strikes, apply, blank
from healthlint.text.readers.markdown.templates import CHINESE, has_chinese_emphasis


def _blanked(found: re.Match[str]) -> str:
    return blank(found.group())


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("X `X` X", "  `X`  "),
        ("X ``X ` X`` X", "  ``X ` X``  "),
        ("X `X ``X`` X", "  `  ``X``  "),
        ("`X\nX` X", "`X\nX`  "),
        ("`X\n\nX` X", "` \n\n `  "),
        ("X\n```\nX\n```\nX", " \n```\nX\n```\n "),
        ("X\n```\nX `\nX\n", " \n```\nX `\nX\n"),
        ("> - ~~~ X\n> X\n> ~~~\nX", "> - ~~~ X\n> X\n> ~~~\n "),
        ("1. ```\n   X\n   ```\nX", "1. ```\n   X\n   ```\n "),
        ("X ~~~\nX\n~~~\n", "  ~~~\n \n~~~\n"),
        ("X <pre>X\n\n`X</PRE > X`", "  <pre>X\n\n`X</PRE >  `"),
        ("X <prefix>X", "  <prefix> "),
        ("<script>X", "<script> "),
    ],
)
def test_nothing_is_struck_out_of_code(source: str, left: str) -> None:
    strikes = Strikes(source)
    strikes.strike("X", _blanked)
    assert strikes.text == left


@settings(max_examples=150, deadline=None)
@given(st.text("**：“”》咳嗽a \n`", max_size=14))
def test_where_no_emphasis_is_to_be_mended_none_is(text: str) -> None:
    strikes = Strikes(text)
    apply(strikes, CHINESE)
    assert has_chinese_emphasis(text) or strikes.text == text


@pytest.mark.parametrize("text", ["**注意：**请休息", "他说**“休息”**", "*《本草》*说"])
def test_emphasis_that_chinese_authors_mean_is_seen(text: str) -> None:
    strikes = Strikes(text)
    apply(strikes, CHINESE)
    assert has_chinese_emphasis(text)
    assert "*" not in strikes.text
