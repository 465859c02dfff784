"""Suppressions are written where they accept what is found, and no word of an article changes."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healthlint.rule.finding import Finding
from healthlint.run.errors import UsageError
from healthlint.run.files.articles import read_article
from healthlint.run.suppressions.writing.adding import Added, with_suppressions
from healthlint.run.suppressions.writing.note import note_of
from suppressing import BAD, article_paths, session

NOTE = note_of("read by the editors", datetime.date(2027, 1, 31), "Kim Lee")
SHORT = note_of("x", None, "")
SEEDS = Path(__file__).parents[3].parent / "shared"


def added(
    source: str, path: str = "a.md", select: tuple[str, ...] = ("PRO102",), note: object = SHORT
) -> Added:
    """Return an article that accepts all that is found in it."""
    reader = session(select).reader_of(path)
    findings = session(select).lint_text(source, path).findings
    return with_suppressions(reader(source, path), findings, note, reader)  # type: ignore[arg-type]


def found(source: str, path: str, select: tuple[str, ...] = ()) -> list[Finding]:
    return list(session(select).lint_text(source, path).findings)


@pytest.mark.parametrize("path", article_paths(), ids=lambda path: path.name)
def test_an_article_accepts_all_that_is_found_and_reads_as_before(path: Path) -> None:
    check(read_article(path), path.name)


def check(source: str, name: str) -> None:
    reader = session().reader_of(name)
    result = added(source, name, select=(), note=NOTE)
    assert result.refused == 0
    assert reader(result.text, name).prose == reader(source, name).prose
    article = session().lint_text(result.text, name)
    assert article.findings == ()
    assert {each.state for each in article.suppressions} <= {"used"}
    assert {each.reason for each in article.withheld} <= {"read by the editors"}
    assert added(result.text, name, select=(), note=NOTE).text == result.text


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample articles are not here")
def test_real_articles_accept_all_that_is_found_and_read_as_before() -> None:
    paths = [*sorted((SEEDS / "seeds").glob("*.txt"))[:3], *sorted((SEEDS / "controls").glob("*.md"))[:3]]
    assert paths
    for path in paths:
        check(read_article(path), path.name)


C = "<!-- healthlint-disable-next-line PRO102 -- x -->"
L = C.replace("next-line", "line")
M = "{/* healthlint-disable-next-line PRO102 -- x */}"
H = "# healthlint-disable-next-line PRO102 -- x"
P = "healthlint: disable-next-line PRO102 -- x"
STYLES = {
    "paragraph": ("a.md", f"Tea.\n\n{BAD}\n", f"Tea.\n\n{C}\n{BAD}\n"),
    "heading": ("a.md", "# A miracle cure\n", f"{C}\n# A miracle cure\n"),
    "wrapped": ("a.md", "Tea is a\nmiracle cure.\n", f"{C}\nTea is a\nmiracle cure.\n"),
    "first-item": ("a.md", f"Tea.\n\n- {BAD}\n- Tea\n", f"Tea.\n\n{C}\n- {BAD}\n- Tea\n"),
    "item": ("a.md", f"- Tea\n- {BAD}\n", f"- Tea\n  {C}\n- {BAD}\n"),
    "item-after-a-blank-line": ("a.md", f"- Tea\n\n- {BAD}\n", f"- Tea\n\n  {C}\n- {BAD}\n"),
    "numbered-item": ("a.md", f"9. Tea\n10. {BAD}\n", f"9. Tea\n    {C}\n10. {BAD}\n"),
    "nested-item": ("a.md", f"- Tea\n  - {BAD}\n", f"- Tea\n  {C}\n  - {BAD}\n"),
    "item-of-a-quotation": ("a.md", f"> - Tea\n> - {BAD}\n", f"> - Tea\n>   {C}\n> - {BAD}\n"),
    "task": ("a.md", f"- [x] Tea\n- [ ] {BAD}\n", f"- [x] Tea\n  {C}\n- [ ] {BAD}\n"),
    "quotation": ("a.md", f"> Tea.\n>\n> {BAD}\n", f"> Tea.\n>\n> {C}\n> {BAD}\n"),
    "cell": ("a.md", f"| Tea |\n|-|\n| {BAD} |\n", f"| Tea |\n|-|\n| {C} {BAD} |\n"),
    "cells-of-a-row": (
        "a.md",
        f"| Tea | Use |\n|-|-|\n| {BAD} | {BAD} |\n",
        f"| Tea | Use |\n|-|-|\n| {C} {BAD} | {C} {BAD} |\n",
    ),
    "row-without-a-bar-before-it": (
        "a.md",
        f"Tea | Use\n-|-\n{BAD} | {BAD}\nOil | x\n",
        f"Tea | Use\n-|-\n{BAD} | {C} {BAD} {L}\nOil | x\n",
    ),
    "link-first": ("a.md", "[A miracle cure](/a) it is.\n", f"{C}\n[A miracle cure](/a) it is.\n"),
    "yaml": ("a.md", "---\ntitle: A miracle cure\n---\n", f"---\n{H}\ntitle: A miracle cure\n---\n"),
    "folded-yaml": (
        "a.md",
        "---\nsummary: >-\n  A miracle cure.\n---\nTea.\n",
        f"---\n{H}\nsummary: >-\n  A miracle cure.\n---\nTea.\n",
    ),
    "toml": ("a.md", "+++\ntitle = 'A miracle cure'\n+++\n", f"+++\n{H}\ntitle = 'A miracle cure'\n+++\n"),
    "mdx": ("a.mdx", f"Tea.\n\n{BAD}\n", f"Tea.\n\n{M}\n{BAD}\n"),
    "mdx-cell": ("a.mdx", f"| Tea |\n|-|\n| {BAD} |\n", f"| Tea |\n|-|\n| {M} {BAD} |\n"),
    "html": ("a.html", f"<body>\n  <p>{BAD}</p>\n</body>\n", f"<body>\n  {C}\n  <p>{BAD}</p>\n</body>\n"),
    "html-in-one-line": ("a.html", f"<p>Tea</p><p>{BAD}</p>\n", f"<p>Tea</p>{C}<p>{BAD}</p>\n"),
    "page-title": ("a.html", "<title>A miracle cure</title>\n", f"{C}\n<title>A miracle cure</title>\n"),
    "xhtml": (
        "a.xhtml",
        f"<p>{BAD}</p>\n",
        f"<!-- healthlint-disable-next-line PRO102 — x -->\n<p>{BAD}</p>\n",
    ),
    "plain": ("a.txt", f"Tea\n\nIt is water.\n\n{BAD}\n", f"Tea\n\nIt is water.\n\n{P}\n{BAD}\n"),
    "indented-plain": ("a.txt", f"Tea\n\n    {BAD}\n", f"Tea\n\n    {P}\n    {BAD}\n"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "source", "after"), STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_the_comment_has_the_style_of_its_place(path: str, source: str, after: str, end: str) -> None:
    source, after = source.replace("\n", end), after.replace("\n", end)
    assert added(source, path).text == after


def test_a_block_gets_one_comment_with_all_its_codes() -> None:
    source = "# Tea\n\nThis revolutionary miracle cure has no side effects.\n"
    text = added(source, select=("PRO101", "PRO102", "CLM103")).text
    assert "<!-- healthlint-disable-next-line CLM103, PRO101, PRO102 -- x -->\nThis revolutionary" in text


TOPS = {
    "markdown": ("a.md", "# Tea\n", "<!-- {} -->\n\n# Tea\n"),
    "front-matter": (
        "a.md",
        "---\ntitle: Tea\n---\n\n# Tea\n",
        "---\ntitle: Tea\n---\n<!-- {} -->\n\n# Tea\n",
    ),
    "mdx": ("a.mdx", "# Tea\n", "{{/* {} */}}\n\n# Tea\n"),
    "page": ("a.html", "<html><body>\n<h1>Tea</h1>\n", "<html><body>\n<!-- {} -->\n<h1>Tea</h1>\n"),
    "fragment": ("a.html", "<h1>Tea</h1>\n", "<!-- {} -->\n\n<h1>Tea</h1>\n"),
    "plain": ("a.txt", "Tea\n\n", "healthlint: disable-file DIS101 -- x\nTea\n\n"),
}
CLAIM = "This miracle cure cures cancer and is guaranteed to work, with no side effects."


@pytest.mark.parametrize(("path", "head", "after"), TOPS.values(), ids=TOPS)
def test_what_is_about_the_whole_article_goes_to_its_top(path: str, head: str, after: str) -> None:
    source = f"{head}<p>{CLAIM}</p>\n" if path.endswith(".html") else f"{head}\n{CLAIM}\n"
    text = added(source, path, select=("DIS101",)).text
    assert text.startswith(after.format("healthlint-disable-file DIS101 -- x"))


def test_a_bar_in_the_reason_breaks_no_table() -> None:
    source = f"| Tea | Use |\n|-|-|\n| {BAD} | x |\n"
    note = note_of("one | other", None, "")
    text = added(source, note=note).text
    assert text == f"<!-- healthlint-disable-next-line PRO102 -- one | other -->\n{source}"


@pytest.mark.parametrize("reason", ["", "   ", "ends --> here", "ends */ here", "until=2030-01-01 it holds"])
def test_a_reason_that_could_not_be_read_again_is_refused(reason: str) -> None:
    with pytest.raises(UsageError):
        note_of(reason, None, "")


WORDS = ("Tea {} is a miracle cure.", "第{}种茶是*灵丹妙药*。", "[Tea {}](/a) is a\nmiracle cure.", "Tea {}.")
KINDS = (
    "{}\n\n",
    "## {}\n\n",
    "- {}\n",
    "  - {}\n",
    "1. {}\n",
    "> {}\n",
    "> - {}\n",
    "- [ ] {}\n",
    "<div>\n<p>{}</p>\n</div>\n\n",
    "| Tea | Use |\n|-|-|\n| {} | **{}** |\n\n",
    "![{}](a.png)\n\n",
    "{}\n: {}\n\n",
    "*{}*\n\n",
    "<Box>\n\n{}\n\n</Box>\n\n",
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(WORDS)), min_size=1, max_size=6),
    st.sampled_from(["a.md", "a.mdx", "a.txt"]),
)
def test_whatever_stands_together_can_be_accepted(parts: list[tuple[str, str]], path: str) -> None:
    lines = []
    for number, (kind, words) in enumerate(parts):
        said = words.format(number)
        lines.append(kind.replace("{}", said if kind == "{}\n\n" else said.replace("\n", " ")))
    source = "# Tea\n\n" + "".join(lines)
    result = added(source, path)
    reader = session(("PRO102",)).reader_of(path)
    assert result.refused == 0
    assert reader(result.text, path).prose == reader(source, path).prose
    assert found(result.text, path, ("PRO102",)) == []
