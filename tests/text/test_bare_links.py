"""Are the addresses of a text found that one search through all of it would find?"""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from healthlint.text.bare_links import _ADDRESS, _addresses, find_bare_links
from healthlint.text.expression import compiled

PIECES = st.sampled_from(
    [
        *(
            "http",
            "https",
            "HTTP",
            "ftp",
            "sftp",
            "://",
            ":",
            "/",
            "www.",
            "WWW.",
            "wWw.",
            "w",
            ".",
            "@",
            "a",
            "b1",
        ),
        *(
            "foo",
            "x.y",
            "-",
            "+",
            "_",
            " ",
            "，",
            "“",
            "com",
            "a" * 40,
            "b.c",
            "(",
            ")",
            ";",
            "\n",
            "é",
            "ſ",
            "\u212a",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
@example("foo.www.x@y.z")
@example("foo@http://a.b")
@example("http://a@b.c www.d@e.f")
@example("a" * 64 + "@b.c")
@example("a" * 65 + "@b.c")
@example("www." + "x" * 2010 + ".y@z.w")
def test_signs_lead_to_all_addresses(text: str) -> None:
    found = [each.span() for each in _addresses(text)]
    assert found == [each.span() for each in compiled(_ADDRESS).finditer(text)]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("See https://a.example/x.", "https://a.example/x"),
        ("见https://a.example/x，谢谢", "https://a.example/x"),
        ("See www.a.example!", "http://www.a.example"),
        ("Write to m.p+q@a.example.", "mailto:m.p+q@a.example"),
        ("Write to foo.www.x@y.example", "mailto:foo.www.x@y.example"),
    ],
)
def test_an_address_leads_to_its_target(text: str, target: str) -> None:
    assert [each[2] for each in find_bare_links(text)] == [target]
