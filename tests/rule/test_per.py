"""How often does a declared rule speak, which finding does, and what does the run make of it?"""

from __future__ import annotations

import pytest

from declaring import declared
from healthlint.rule.declared.rule import DeclaredRule
from healthlint.rule.finding import Finding
from healthlint.run.linter import Linter
from healthlint.text.readers import BY_FORMAT

ARTICLE = """\
A detox. A flush and a strong detox.

Another detox.

# One

A purge.

## Two

A detox, a flush; a detox.
A purge.
"""

# For each value: the words that speak, with the line and what they tell of the others.
SPEAKING: dict[str, list[tuple[str, int, tuple[str, ...]]]] = {
    "match": [
        ("detox", 1, ()),
        ("flush", 1, ()),
        ("strong detox", 1, ()),
        ("detox", 3, ()),
        ("purge", 7, ()),
        ("detox", 11, ()),
        ("flush", 11, ()),
        ("detox", 11, ()),
        ("purge", 12, ()),
    ],
    "sentence": [
        ("detox", 1, ()),
        ("strong detox", 1, ()),
        ("detox", 3, ()),
        ("purge", 7, ()),
        ("detox", 11, ()),
        ("purge", 12, ()),
    ],
    "paragraph": [
        ("detox", 1, ()),
        ("detox", 3, ()),
        ("purge", 7, ()),
        ("detox", 11, ("also on line 12",)),
    ],
    "section": [
        ("detox", 1, ("also on line 3",)),
        ("purge", 7, ()),
        ("detox", 11, ("also on line 12",)),
    ],
    "document": [("detox", 1, ("also on lines 3, 7, 11 and 12",))],
}


def rule_of(per: str, more: str = "", **keys: str) -> DeclaredRule:
    return declared(
        f'[terms]\nen = ["detox", "strong detox", "flush", "purge"]\n{more}',
        context='context = "document"',
        per=f'per = "{per}"',
        **keys,
    )


def linted(*rules: DeclaredRule, article: str = ARTICLE) -> list[Finding]:
    """Return what a run reports, merged."""
    return Linter(rules).lint(article, "a.md", BY_FORMAT["markdown"])


@pytest.mark.parametrize("per", SPEAKING)
def test_a_rule_speaks_once_for_each_of_what_per_names(per: str) -> None:
    found = [(finding.text, finding.line, finding.related) for finding in linted(rule_of(per))]

    assert found == SPEAKING[per]


def test_a_rule_speaks_once_a_sentence_where_it_says_nothing_else() -> None:
    rule = declared(
        '[terms]\nen = ["detox", "strong detox", "flush", "purge"]\n', context='context = "document"'
    )

    assert [(finding.text, finding.line) for finding in linted(rule)] == [
        (text, line) for text, line, _ in SPEAKING["sentence"]
    ]


@pytest.mark.parametrize("per", ["paragraph", "section", "document"])
def test_the_most_severe_speaks_and_of_these_the_first(per: str) -> None:
    rule = declared(
        '[terms]\nen = ["purge"]\n[mild]\nen = ["detox"]\n',
        context='context = "document"',
        per=f'per = "{per}"',
        severity='severity = "error"',
    )
    (finding,) = linted(rule, article="A detox.\nA purge.\nA purge.\nA detox.\n")

    assert (finding.text, finding.severity, finding.line) == ("purge", "error", 2)
    assert finding.related == ("also on lines 1, 3 and 4",)


def test_of_a_hundred_lines_a_few_are_named() -> None:
    (finding,) = linted(rule_of("document"), article="A detox.\n\n" * 100)

    assert finding.related == ("also on lines 3, 5, 7, 9, 11 and 94 more",)


def test_a_finding_that_speaks_for_many_is_left_to_a_rule_of_its_family_that_overlaps() -> None:
    other = declared(
        '[terms]\nen = ["detox tea"]\n',
        code='code = "HOU102"',
        name='name = "no-tea"',
        context='context = "document"',
        rank="rank = 1",
    )
    found = linted(rule_of("document"), other, article="A detox tea.\n\nA purge.\n")

    assert [(finding.code, finding.text) for finding in found] == [("HOU102", "detox tea")]
    assert found[0].related == ("HOU101 no-detox: also on line 3",)


@pytest.mark.parametrize(("rank", "speaking"), [(1, "HOU101"), (0, "HOU102"), (-1, "HOU102")])
def test_of_two_rules_that_overlap_the_rank_decides_and_then_the_length(rank: int, speaking: str) -> None:
    other = declared(
        '[terms]\nen = ["detox tea"]\n',
        code='code = "HOU102"',
        name='name = "no-tea"',
        context='context = "document"',
    )
    found = linted(rule_of("match", rank=f"rank = {rank}"), other, article="A detox tea.\n")

    assert [finding.code for finding in found] == [speaking]
    assert len(found[0].related) == 1


def test_what_is_required_is_told_once_a_document_with_where_it_stands_in_vain() -> None:
    rule = rule_of("document", '[requires]\nen = ["see a doctor"]\nin = "first-part"\n')
    article = f"A detox.\n\n{'And so on. ' * 9}\n\nA purge.\n\nSee a doctor.\n"
    (finding,) = linted(rule, article=article)

    assert (finding.line, finding.related) == (1, ("line 7 says it elsewhere", "also on line 5"))


def test_thousands_of_matches_are_told_apart_from_thousands_of_conditions() -> None:
    rule = declared(
        '[terms]\nen = ["detox"]\n[mild]\nen = ["purge"]\n[unless]\nen = ["myth"]\nin = "section"\n'
        '[requires]\nen = ["see a doctor"]\nin = "section"\n',
        context='context = "document"',
        per='per = "section"',
    )
    section = "# {}\n\n" + "A detox, a purge.\n\n" * 20
    kinds = ("", "A myth.\n\n", "See a doctor.\n\n")
    article = "".join(section.format(number) + kinds[number % 3] for number in range(150))
    found = linted(rule, article=article)

    assert len(found) == 50
    assert {finding.text for finding in found} == {"detox"}
    assert all(finding.related[-1].endswith("and 14 more") for finding in found)
