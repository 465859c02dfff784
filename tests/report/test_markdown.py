"""A reviewer who reads the Markdown document sees what was checked, found and accepted."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from tests.report.builders import NASTY, article_of, finding_at, report_over
from tests.report.markdown_reader import blocks

from healthlint.report.base import DescribedRule, ShownArticle
from healthlint.report.markdown.document import show
from healthlint.rule.coverage import Skipped
from healthlint.rule.dropped import dropped_finding
from healthlint.rule.finding import Edit, Fix
from healthlint.rule.withheld import Withheld

SOURCE = "# 睡眠\n\nA long night — 长夜。\nA nap\nis all.\n"
RULE = DescribedRule(
    "ABC123",
    "example-name",
    "warning",
    "high",
    "Says too much.",
    "Readers <believe> it.",
    ("A law, 2020", "法"),
)
CONFIG = {
    "path": "site/.healthlint.toml",
    "select": ["ALL"],
    "ignore": ["PRO105"],
    "exclude": ["drafts/*"],
    "min_severity": "warning",
    "fail_on": "warning",
    "preset": ["recommended"],
    "profile": "news",
    "jurisdictions": ["CN", "US"],
    "registry": "works.registry",
}


def seen(*articles: ShownArticle, strong: bool = False, **changes: Any) -> list[tuple[str, str]]:
    return blocks("".join(show(report_over(*articles, **changes))), strong=strong)


def texts(*articles: ShownArticle, strong: bool = False, **changes: Any) -> list[str]:
    return [text for _, text in seen(*articles, strong=strong, **changes)]


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")


def test_the_head_says_when_with_what_and_what_came_out() -> None:
    document = texts(article_of(SOURCE, finding_at(SOURCE, "长夜", severity="error")), article_of(SOURCE))
    assert document[:5] == [
        "Review of health articles",
        "Result: 1 error in 1 of 2 files",
        "Date: 2026-09-21 14:13 UTC",
        "Tool: healthlint 1.0",
        "Rules: abc-rules 2.1 (ABC, XY)",
    ]


def test_it_says_what_governed_the_run_and_which_rules_were_applied() -> None:
    document = texts(article_of(SOURCE), config=lambda: [CONFIG], rules=lambda: [RULE])
    assert (
        "Config site/.healthlint.toml: rules: ALL; without: PRO105; files left out: drafts/*;"
        " preset: recommended; profile: news; jurisdictions: CN, US; shown from: warning;"
        " registry: works.registry"
    ) in document
    assert document[document.index("Rules applied") + 1] == "healthlint: ABC123 example-name"


def test_it_says_what_was_not_looked_at() -> None:
    left_out = [
        Skipped("drafts", "left out by exclude"),
        *(Skipped(f"{number}_.docx", "no reader for .docx") for number in range(102)),
    ]
    document = texts(article_of(SOURCE), left_out=left_out)
    assert "3 rules read 1 of 1 file; 103 left out (102 no reader for .docx, 1 by exclude)." in document
    assert "Left out (by exclude): drafts" in document
    (others,) = (text for text in document if text.startswith("Left out (no reader for .docx): 0_.docx, 1_"))
    assert others.endswith(", 99_.docx and 2 more")


def test_a_finding_has_its_rule_its_words_and_what_can_be_done() -> None:
    finding = finding_at(
        SOURCE,
        "长夜",
        status="quoted",
        suggestions=("夜晚", "*夜*"),
        related=("ABC124 other-name",),
        fixes=(Fix("write it out", (Edit(0, 0, "a"),)),),
        proposals=(Fix("add a notice", (Edit(0, 0, "请咨询医生。\n"),)),),
    )
    document = seen(article_of(SOURCE, finding, path="文章/a_b.md"), rules=lambda: [RULE], strong=True)
    at = document.index(("Heading", "ABC123 example-name"))
    assert document[at - 1] == ("Heading", "文章/a_b.md")
    assert document[at + 1 : at + 11] == [
        ("Paragraph", "Says too much."),
        ("Paragraph", "Why: Readers <believe> it."),
        ("Paragraph", "Sources: A law, 2020; 法"),
        ("Item", "**Line 3, column 16** (warning): say it plainly"),
        ("BlockQuote", "A long night — ⟦**长夜**⟧。"),
        ("Item", "Status: quoted"),
        ("Item", "Instead: 夜晚, *夜*"),
        ("Item", "With --fix: write it out"),
        ("Item", "Proposal: add a notice: “请咨询医生。”"),
        ("Item", "Related: ABC124 other-name"),
    ]


def test_of_words_over_several_lines_the_lines_around_them_are_quoted() -> None:
    document = seen(article_of(SOURCE, finding_at(SOURCE, "nap\nis")), strong=True)
    assert ("BlockQuote", "A ⟦**nap is**⟧ all.") in document


def test_a_long_line_is_cut_on_both_sides() -> None:
    source = f"{'before ' * 100}miracle{' behind' * 100}"
    (quoted,) = (
        text for kind, text in seen(article_of(source, finding_at(source, "miracle"))) if kind == "BlockQuote"
    )
    assert quoted.startswith("…")
    assert quoted.endswith("…")
    assert " ⟦miracle⟧ " in quoted
    assert len(quoted) < 350


def test_long_words_are_cut_in_their_middle() -> None:
    source = "begin" + "字" * 2000 + "finish"
    (quoted,) = (
        text for kind, text in seen(article_of(source, finding_at(source, source))) if kind == "BlockQuote"
    )
    assert quoted.startswith("⟦begin字")
    assert quoted.endswith("字finish⟧")
    assert len(quoted) < 650


def test_a_finding_about_the_article_quotes_nothing() -> None:
    document = seen(article_of(SOURCE, finding_at(SOURCE, "", scope="document")))
    assert ("Item", "The article as a whole (warning): say it plainly") in document
    assert not any(kind == "BlockQuote" for kind, _ in document)


def test_the_gravest_rule_comes_first_and_each_is_explained_once() -> None:
    document = texts(
        article_of(
            SOURCE,
            finding_at(SOURCE, "long"),
            finding_at(SOURCE, "长夜", code="ABC124", name="other-name", severity="error"),
            finding_at(SOURCE, "nap"),
        ),
        rules=lambda: [RULE],
    )
    assert document.count("Says too much.") == 1
    assert document.index("ABC124 other-name") < document.index("ABC123 example-name")


def test_what_was_accepted_is_told_with_reason_owner_and_day() -> None:
    finding = finding_at(SOURCE, "长夜")
    withheld = (
        Withheld(finding, "suppression", "书名 | title", "Dr. Li", datetime.date(2027, 1, 31), 2),
        Withheld(finding, "baseline"),
    )
    document = seen(article_of(SOURCE, withheld=withheld), strong=True)
    at = document.index(("Heading", "Accepted"))
    assert document[at + 1 : at + 3] == [
        (
            "Item",
            "**Line 3, column 16** (warning): ABC123 example-name ⟦**长夜**⟧; accepted by a suppression on"
            " line 2; reason: 书名 | title; owner: Dr. Li; until 2027-01-31",
        ),
        (
            "Item",
            "**Line 3, column 16** (warning): ABC123 example-name ⟦**长夜**⟧; accepted by the baseline;"
            " no reason given",
        ),
    ]


def test_the_overview_counts_by_article() -> None:
    document = seen(
        article_of(SOURCE, finding_at(SOURCE, "long", severity="error"), finding_at(SOURCE, "nap")),
        article_of(SOURCE, path="b|c.md", withheld=(Withheld(finding_at(SOURCE, "nap"), "baseline"),)),
    )
    cells = [text for kind, text in document if kind == "TableCell"]
    assert cells[5:] == ["sleep.md", "1", "1", "0", "0", "b|c.md", "0", "0", "0", "1"]


def test_articles_without_findings_are_named() -> None:
    document = texts(
        article_of(SOURCE, path="a.md"),
        article_of(SOURCE, finding_at(SOURCE, "nap"), path="b.md"),
        article_of(SOURCE, path="c.md", withheld=(Withheld(finding_at(SOURCE, "nap"), "baseline"),)),
        article_of(SOURCE, path="睡眠.md"),
    )
    at = document.index("Articles without findings")
    assert document[at + 1 : at + 4] == ["a.md", "睡眠.md", "b.md"]


def test_what_was_not_reported_is_told_where_it_was_asked_for() -> None:
    dropped = dropped_finding(finding_at(SOURCE, "长夜"), "low-confidence")
    document = texts(article_of(SOURCE, dropped=(dropped,)), dropped=True)
    assert document[document.index("Found and not reported") + 1].startswith(
        "sleep.md:3:16: ABC123 not reported"
    )


@pytest.mark.parametrize("articles", [[], [article_of(SOURCE)]], ids=["over nothing", "over a clean article"])
def test_a_run_without_findings_is_a_document(articles: list[ShownArticle]) -> None:
    document = texts(*articles)
    assert document[-1] == "This report flags risk; it is not legal or medical advice."
    assert "Overview" not in document


@given(NASTY, NASTY)
def test_nothing_in_an_article_changes_the_document_around_it(text: str, words: str) -> None:
    def around(text: str, words: str) -> list[str]:
        source = f"{text}x{words}"
        finding = finding_at(source, "x", message=text, suggestions=(text,), related=(text,))
        withheld = (Withheld(finding, "suppression", f"r{text}", f"o{text}", None, 1),)
        article = article_of(source, finding, path=f"p{text}", withheld=withheld)
        return [kind for kind, _ in seen(article, rules=lambda: [RULE._replace(why=f"w{text}")])]

    assert around(text, words) == around("a", "b")


@given(NASTY, NASTY, NASTY)
def test_the_words_of_a_finding_are_marked_whatever_stands_beside_them(
    before: str, words: str, behind: str
) -> None:
    source = f"{before}<{words}>{behind}"
    (quoted,) = (
        text
        for kind, text in seen(article_of(source, finding_at(source, f"<{words}>")), strong=True)
        if kind == "BlockQuote"
    )
    assert quoted.count("⟦**<") == 1
    assert quoted.count(">**⟧") == 1
