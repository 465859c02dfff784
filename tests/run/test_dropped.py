"""What a rule finds and does not report is told with what excuses it, where a run asks."""

from __future__ import annotations

import json
from typing import Any

import pytest

from declaring import TERMS, declared
from healthlint import Rule
from healthlint.rule.dropped import Dropped
from healthlint.run.linter import Linter
from healthlint.text.readers import read_html, read_markdown

SEVERE = {"severity": 'severity = "error"'}


def told(rule: Rule, text: str, *, reader: Any = read_markdown, **settings: Any) -> list[Dropped]:
    dropped: list[Dropped] = []
    Linter([rule], **settings).lint(text, "a.md", reader, dropped)
    assert all(text[each.offset : each.end_offset] == each.text for each in dropped)
    return dropped


def reasons(rule: Rule, text: str, **settings: Any) -> list[str]:
    return [
        f"{each.line}:{each.column} {each.severity or 'dropped'} {each.reason} {each.detail}".strip()
        for each in told(rule, text, **settings)
    ]


@pytest.mark.parametrize(
    ("tables", "keys", "text", "said"),
    [
        pytest.param("", {}, "A detox.", [], id="reported"),
        pytest.param("", {}, "A kettle.", [], id="not-found"),
        pytest.param("", {}, "It is no detox.", ["1:10 dropped negated"], id="negated"),
        pytest.param("", {}, "Is it a detox?", ["1:9 dropped question"], id="question"),
        pytest.param(
            "", SEVERE, "“A detox,” said Jonas Weber.", ["1:4 warning quoted"], id="lowered-and-reported"
        ),
        pytest.param(
            "",
            {"ignored": 'ignore-statuses = ["quoted"]'},
            "“A detox,” said Jonas Weber.",
            ["1:4 dropped quoted"],
            id="status-that-is-ignored",
        ),
        pytest.param(
            "", {"scope": 'scope = ["~quote"]'}, "> A detox.", ["1:5 dropped scope quote"], id="scope"
        ),
        pytest.param(
            "",
            {"languages": 'languages = ["zh"]'},
            "A detox.",
            ["1:3 dropped language en"],
            id="language",
        ),
        pytest.param(
            '[unless]\nen = ["so called"]\n',
            {},
            "A so-called detox.",
            ["1:13 dropped unless so-called"],
            id="word-that-clears",
        ),
        pytest.param(
            '[requires]\nen = ["ask your doctor"]\n',
            {},
            "A detox. Ask your doctor.",
            ["1:3 dropped requires"],
            id="what-is-required-is-said",
        ),
        pytest.param(
            '[requires]\nen = ["ask your doctor"]\n',
            SEVERE,
            "“A detox,” said Jonas Weber. Ask your doctor.",
            ["1:4 dropped requires"],
            id="lowered-and-then-dropped-is-dropped",
        ),
    ],
)
def test_a_match_is_told_with_what_excuses_it(
    tables: str, keys: dict[str, str], text: str, said: list[str]
) -> None:
    assert reasons(declared(TERMS + tables, **keys), text) == said


def test_an_accepted_name_is_told() -> None:
    rule = declared(TERMS)
    assert reasons(rule, "The Detox House. A detox.", names=["Detox House"]) == ["1:5 dropped accepted-name"]


def test_a_low_confidence_is_told() -> None:
    rule = declared(TERMS, confidence='confidence = "low"')
    assert reasons(rule, "A detox.", sure={"HOU101"}) == ["1:3 dropped low-confidence"]


def test_what_the_page_repeats_for_machines_is_told_with_the_finding_only() -> None:
    text = '<meta name="description" content="A detox for all of us"><h1>A detox for all of us</h1>'
    rule = declared(TERMS)
    assert told(rule, text, reader=read_html) == []
    assert len(Linter([rule]).lint(text, "a.html", read_html)) == 1


def test_the_order_is_that_of_the_article_and_each_is_told_once() -> None:
    class Twice(type(declared(TERMS))):  # type: ignore[misc]
        def check(self, document: Any) -> Any:
            for match in reversed(document.matches(self)):
                yield from self.report(match)
                yield from self.report(match)

    assert reasons(Twice(), "It is no detox. It is not a detox.") == [
        "1:10 dropped negated",
        "1:29 dropped negated",
    ]


def test_words_that_the_rule_reports_after_all_were_not_dropped() -> None:
    class Insistent(type(declared(TERMS))):  # type: ignore[misc]
        def check(self, document: Any) -> Any:
            for match in document.matches(self):
                yield from self.report(match)
                yield self.finding(match)

    assert told(Insistent(), "It is no detox.") == []


def test_a_rule_tells_nothing_where_nobody_asks() -> None:
    rule = declared(TERMS)
    linter = Linter([rule])
    dropped: list[Dropped] = []
    linter.lint("It is no detox.", "a.md", read_markdown, dropped)
    linter.lint("It is no detox, and no detox.", "b.md", read_markdown)
    assert [each.path for each in dropped] == ["a.md"]
    assert rule._dropped is None


def test_what_is_told_can_be_written_as_json() -> None:
    (each,) = told(declared(TERMS), "It is no detox.")
    assert json.loads(json.dumps(each._asdict()))["reason"] == "negated"
