"""A directive speaks about the block, line or stretch that its author means."""

from __future__ import annotations

import pytest

from suppressing import BAD, accepted, lint, told

HERE = "<!-- healthlint-disable-next-line PRO102 -- x -->"
LINE = "<!-- healthlint-disable-line PRO102 -- x -->"
OFF, ON = "<!-- healthlint-disable PRO102 -- x -->", "<!-- healthlint-enable PRO102 -->"


def sides(source: str, path: str = "a.md") -> tuple[list[int], list[int]]:
    """Return the lines of what is accepted and of what is reported."""
    article = lint(source, path, select=("PRO102",))
    return [each.finding.line for each in article.withheld], [each.line for each in article.findings]


NEXT_BLOCK = {
    "heading": (f"{HERE}\n## A miracle cure\n\n{BAD}\n", [2], [4]),
    "setext-heading": (f"{HERE}\nA miracle cure\n---\n\n{BAD}\n", [2], [5]),
    "wrapped-paragraph": (f"{HERE}\nThey say that it is a\nmiracle cure.\n\n{BAD}\n", [3], [5]),
    "first-item": (f"{HERE}\n- {BAD}\n- {BAD}\n", [2], [3]),
    "item-after-an-item": (f"- {BAD}\n  {HERE}\n- {BAD}\n- {BAD}\n", [3], [1, 4]),
    "item-with-the-comment-in-it": (f"- {HERE}\n  {BAD}\n- {BAD}\n", [2], [3]),
    "item-of-a-numbered-list": (f"1. {BAD}\n\n   {HERE}\n\n2. {BAD}\n3. {BAD}\n", [5], [1, 6]),
    "nested-item": (f"- Tea\n  - {BAD}\n    {HERE}\n  - {BAD}\n  - {BAD}\n", [4], [2, 5]),
    "first-nested-item": (f"- {BAD}\n  {HERE}\n  - {BAD}\n  - {BAD}\n", [3], [1, 4]),
    "paragraph-of-an-item": (f"- {BAD}\n\n  {HERE}\n  {BAD}\n\n  {BAD}\n", [4], [1, 6]),
    "task": (f"- [ ] {BAD}\n  {HERE}\n- [x] {BAD}\n", [3], [1]),
    "definition-list": (f"Tea\n{HERE}\n: {BAD}\n\n{BAD}\n", [3], [5]),
    "within-a-quotation": (f"> {HERE}\n> {BAD}\n>\n> {BAD}\n", [2], [4]),
    "before-a-quotation": (f"{HERE}\n> {BAD}\n>\n> {BAD}\n\n{BAD}\n", [2, 4], [6]),
    "before-a-quotation-and-a-blank-line": (f"{HERE}\n\n> {BAD}\n\n{BAD}\n", [3], [5]),
    "within-a-cell": (f"| Tea | Use |\n|-|-|\n| {HERE} {BAD} | {BAD} |\n", [3], [3]),
    "within-a-later-cell": (f"| Tea | Use |\n|-|-|\n| {BAD} | {HERE} {BAD} |\n| {BAD} | x |\n", [3], [3, 4]),
    "before-a-table": (f"{HERE}\n\n| Tea | {BAD} |\n|-|-|\n| {BAD} | x |\n\n{BAD}\n", [3, 5], [7]),
    "middle-of-a-paragraph": (f"{BAD} {HERE} A wonder drug.\nA miracle cure.\n\n{BAD}\n", [1, 2], [1, 4]),
    "end-of-a-paragraph": (f"{BAD} {HERE}\n\n{BAD}\n", [3], [1]),
    "end-of-a-heading": (f"# A miracle cure {HERE}\n\n{BAD}\n", [3], [1]),
    "within-bold-words": (f"**{HERE}They call it a miracle cure.**\n\n{BAD}\n", [1], [3]),
    "two-comments": (f"{HERE}\n\n<!-- note -->\n{HERE.replace('102', '101')}\n{BAD}\n\n{BAD}\n", [5], [7]),
    "before-an-html-block": (f"{HERE}\n<div>\n<p>{BAD}</p>\n</div>\n\n{BAD}\n", [3], [6]),
    "within-an-html-block": (f"<div>\n{HERE}\n<p>{BAD}</p>\n<p>{BAD}</p>\n</div>\n", [3], [4]),
    "picture": (f"{HERE}\n![A miracle cure](tea.png)\n\n{BAD}\n", [2], [4]),
    "picture-before-words": (f"{HERE}\n![Tea](tea.png) {BAD}\n\n{BAD}\n", [2], [4]),
    "before-code": (f"{HERE}\n\n```\nTea\n```\n\n{BAD}\n", [], [7]),
    "words-on-its-own-line": (f"{HERE} {BAD}\n\n{BAD}\n", [1], [3]),
    "nothing-follows": (f"{BAD}\n\n{HERE}\n", [], [1]),
    "chinese": (f"{HERE}\n邻居说它是灵丹妙药。\n\n他说它是灵丹妙药。\n", [2], [4]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "withheld", "reported"), NEXT_BLOCK.values(), ids=NEXT_BLOCK)
def test_the_next_line_is_the_next_block(source: str, withheld: list[int], reported: list[int]) -> None:
    assert sides(source) == (withheld, reported)


IN_HTML = {
    "before-a-paragraph": (f"{HERE}\n<p>{BAD}</p>\n<p>{BAD}</p>\n", [2], [3]),
    "before-a-list": (f"{HERE}\n<ul>\n<li>{BAD}</li>\n<li>{BAD}</li>\n</ul>\n", [3], [4]),
    "within-a-list": (f"<ul>\n<li>{BAD}</li>\n{HERE}\n<li>{BAD}</li>\n<li>{BAD}</li>\n</ul>\n", [4], [2, 5]),
    "before-a-cell": (f"<table>\n<tr>\n{HERE}\n<td>{BAD}</td>\n<td>{BAD}</td>\n</tr></table>\n", [4], [5]),
    "before-a-row": (
        f"<table>\n{HERE}\n<tr><td>{BAD}</td>\n<td>{BAD}</td></tr>\n<tr><td>{BAD}</td></tr></table>\n",
        [3, 4],
        [5],
    ),
    "before-a-table": (
        f"{HERE}\n<table><tr><td>{BAD}</td></tr>\n<tr><td>{BAD}</td></tr></table>\n<p>{BAD}</p>\n",
        [2, 3],
        [4],
    ),
    "before-a-quotation": (
        f"{HERE}\n<blockquote><p>{BAD}</p>\n<p>{BAD}</p></blockquote>\n<p>{BAD}</p>\n",
        [2, 3],
        [4],
    ),
    "within-bold-words": (f"<p><b>{HERE}{BAD}</b></p>\n<p>{BAD}</p>\n", [1], [2]),
    "blocks-on-one-line": (f"<p>{BAD}</p>{HERE}<p>{BAD}</p><p>{BAD}</p>\n", [1], [1, 1]),
    "description": (f"{HERE}\n<meta name='description' content='{BAD}'>\n<p>{BAD} So.</p>\n", [2], [3]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "withheld", "reported"), IN_HTML.values(), ids=IN_HTML)
def test_the_next_line_of_a_page_is_its_next_element(
    source: str, withheld: list[int], reported: list[int]
) -> None:
    assert sides(source, "a.html") == (withheld, reported)


LINES = {
    "behind-the-words": (f"{BAD} {LINE}\n\n{BAD}\n", [1], [3]),
    "row-of-a-table": (f"| Tea | Use |\n|-|-|\n| {BAD} | {BAD} {LINE} |\n| {BAD} | x |\n", [3, 3], [4]),
    "a-finding-over-two-lines": (f"It is a miracle\ncure. {LINE}\n\n{BAD}\n", [1], [4]),
    "one-line-of-a-paragraph": (f"{BAD}\n{BAD} {LINE}\n{BAD}\n", [2], [1, 3]),
    "on-a-line-of-its-own": (f"{LINE}\n{BAD}\n", [], [2]),
}


@pytest.mark.parametrize(("source", "withheld", "reported"), LINES.values(), ids=LINES)
def test_a_line_is_what_touches_it(source: str, withheld: list[int], reported: list[int]) -> None:
    assert sides(source) == (withheld, reported)


STRETCHES = {
    "to-the-end": (f"{BAD}\n\n{OFF}\n\n{BAD}\n\n- {BAD}\n", [5, 7], [1]),
    "to-enable": (f"{OFF}\n\n{BAD}\n\n{ON}\n\n{BAD}\n", [3], [7]),
    "enable-of-everything": (f"{OFF}\n\n{BAD}\n\n<!-- healthlint-enable -->\n\n{BAD}\n", [3], [7]),
    "enable-of-the-family": (f"{OFF}\n\n{BAD}\n\n<!-- healthlint-enable PRO -->\n\n{BAD}\n", [3], [7]),
    "enable-by-name": (f"{OFF}\n\n{BAD}\n\n<!-- healthlint-enable miracle-term -->\n\n{BAD}\n", [3], [7]),
    "one-code-of-a-family": (
        f"<!-- healthlint-disable PRO -- x -->\n\n{BAD}\n\n{ON}\n\n{BAD}\n",
        [3],
        [7],
    ),
    "another-code": (
        f"{OFF}\n<!-- healthlint-disable CTA -- x -->\n\n{BAD}\n\n<!-- healthlint-enable CTA -->\n\n{BAD}\n",
        [4, 8],
        [],
    ),
    "twice": (f"{OFF}\n\n{BAD}\n\n{ON}\n\n{BAD}\n\n{OFF}\n\n{BAD}\n", [3, 11], [7]),
    "within-a-paragraph": (f"{BAD} {OFF} A wonder drug. {ON} A miracle cure.\n", [1], [1, 1]),
}


@pytest.mark.parametrize(("source", "withheld", "reported"), STRETCHES.values(), ids=STRETCHES)
def test_a_stretch_ends_where_it_is_ended(source: str, withheld: list[int], reported: list[int]) -> None:
    assert sides(source) == (withheld, reported)


def test_in_plain_text_a_row_of_cells_is_a_block() -> None:
    rows = [f"Tea\t{BAD}\t12", f"Oil\t{BAD}\t13", f"Salt\t{BAD}\t14"]
    said = "healthlint: disable-next-line PRO102 -- x"
    assert sides("\n".join(["Prices\n", rows[0], said, *rows[1:], ""]), "a.txt") == ([5], [3, 6])


def test_front_matter_is_commented_key_by_key() -> None:
    source = (
        "---\ntitle: A miracle cure\n# healthlint-disable-next-line PRO102 -- x\n"
        "description: This is a miracle cure.\n"
        "summary: A wonder drug. # healthlint-disable-line PRO102\n---\n\nTea.\n"
    )
    assert sides(source) == ([4, 5], [2])


def test_the_narrowest_directive_speaks_for_a_finding() -> None:
    source = (
        "<!-- healthlint-disable-file PRO -- file -->\n<!-- healthlint-disable PRO1 -- stretch -->\n\n"
        f"<!-- healthlint-disable-next-line PRO102 -- block -->\n{BAD}\n"
    )
    article = lint(source, select=("PRO102",))
    assert [(each.reason, each.line) for each in article.withheld] == [("block", 4)]
    assert told(article) == []


def test_what_is_about_the_whole_article_is_accepted_for_the_whole_file_only() -> None:
    text = "# Tea\n\nThis miracle cure cures cancer and is guaranteed to work, with no side effects.\n"
    assert "1 DIS101" in told(lint(text))
    by_file = lint(f"{text}\n<!-- healthlint-disable-file DIS101 -- x -->\n")
    assert accepted(by_file) == ["1 DIS101"]
    by_line = lint(f"<!-- healthlint-disable DIS101 -- x -->\n\n{text}")
    assert not accepted(by_line)
    (unused,) = [each for each in by_line.findings if each.code == "HL912"]
    assert "use healthlint-disable-file" in unused.message
    assert not unused.fixes
