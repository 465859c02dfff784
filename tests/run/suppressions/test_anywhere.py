"""Wherever a comment stands in an article, it changes no word, and means what comes next."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suppressing import lint, session

SAID = "healthlint-disable-next-line PRO102 -- x"
WORDS = (
    "Tea number {} is a miracle cure.",
    "第{}种茶是灵丹妙药。",
    "Tea *number {}* is a\nmiracle **cure**, they say.",
)
Piece = tuple[str, str, bool]  # kind, words, whether a comment stands before them


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    count = draw(st.integers(1, 7))
    return [
        (
            draw(
                st.sampled_from(["paragraph", "heading", "item", "nested", "quote", "cells", "html", "loose"])
            ),
            draw(st.sampled_from(WORDS)).format(number),
            draw(st.booleans()),
        )
        for number in range(count)
    ]


def written(parts: list[Piece], mark: str, *, with_comments: bool) -> str:
    """Return the article in Markdown."""
    text = ["# Tea\n\n"]
    before = ""
    for kind, words, commented in parts:
        note = mark if commented and with_comments else ""
        line = words.replace("\n", " ")
        if kind != before or kind not in ("item", "nested"):
            text.append("\n")
        if kind in ("paragraph", "loose"):
            gap = "\n\n\n" if kind == "loose" else "\n"
            text.append(f"{note}{gap}{words}\n" if note else f"{words}\n")
        elif kind == "heading":
            text.append(f"{note}\n## {line}\n")
        elif kind == "item":
            text.append(f"- {note}\n  {line}\n" if note else f"- {line}\n")
        elif kind == "nested":
            text.append(f"- Tea\n  {note}\n  - {line}\n" if note else f"- Tea\n  - {line}\n")
        elif kind == "quote":
            text.append(f"> {note}\n> {line}\n\n" if note else f"> {line}\n\n")
        elif kind == "cells":
            text.append(f"| Tea | Use |\n|-|-|\n| x | {note} {line} |\n")
        else:
            text.append(f"<div>\n{note}\n<p>{line}</p>\n</div>\n")
        before = kind
    return "".join(text)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces(), st.sampled_from(["a.md", "a.mdx"]), st.sampled_from(["\n", "\r\n"]))
def test_each_comment_accepts_the_block_after_it_and_changes_no_word(
    parts: list[Piece], path: str, end: str
) -> None:
    mark = f"{{/* {SAID} */}}" if path.endswith("x") else f"<!-- {SAID} -->"
    bare = written(parts, mark, with_comments=False).replace("\n", end)
    source = written(parts, mark, with_comments=True).replace("\n", end)
    reader = session(("PRO102",)).reader_of(path)
    assert reader(source, path).prose == reader(bare, path).prose
    article = lint(source, path, select=("PRO102", "HL"))
    assert len(article.withheld) == sum(commented for _, _, commented in parts)
    assert len(article.findings) == sum(not commented for _, _, commented in parts)
    assert {each.state for each in article.suppressions} <= {"used"}


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="<!->{}/*[]():#'\"|` \nheltin-dsabPRO102=，— \t>", max_size=80),
    st.integers(0, 400),
    st.sampled_from(["a.md", "a.mdx", "a.html", "a.txt"]),
)
def test_no_text_makes_it_fail_and_every_place_is_one_of_the_source(text: str, at: int, path: str) -> None:
    whole = (
        f"---\ntitle: Tea\nhealthlint: {{ignore: [CTA]}}\n---\n# Tea\n\n<!-- {SAID} -->\nA miracle cure.\n"
    )
    source = f"{whole[:at]}healthlint-disable {text}{whole[at:]}"
    article = lint(source, path)
    assert all(finding.code not in ("HL901", "HL902") for finding in article.findings)
    for finding in article.findings:
        assert source[finding.offset : finding.end_offset] == finding.text
        for fix in finding.fixes:
            assert all(0 <= edit.offset <= edit.end_offset <= len(source) for edit in fix.edits)
