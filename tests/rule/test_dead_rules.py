"""Does each installed rule speak, and do rules of different families leave each other's words alone?

Where two families report the same words, a reader is told one fault twice. A few do so for different
reasons: same_words.tsv says which, and why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from healthlint.rule.base import Rule
from healthlint.rule.finding import Finding
from healthlint.rule.marks import unmarked
from healthlint.run.plugins.installed import load_plugins
from healthlint.run.request import Request
from healthlint.run.session import Session
from healthlint.testing import OPEN, marked_by
from healthlint.testing.examples import examples_of
from measuring.reports import ARTICLES, EXAMPLES, articles_in, findings_in, pinned_day

RULES = load_plugins().rules
ALLOWED = Path(__file__).with_name("same_words.tsv")

Pair = tuple[str, str]  # two codes, in order


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_fired_by_an_example_of_its_own(rule: type[Rule]) -> None:
    with pinned_day():
        assert any(
            OPEN in marked_by(example.rule, unmarked(example.text))
            for example in examples_of(rule)
            if example.kind == "bad"
        )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_speaks_for_rules_and_families_that_there_are(rule: type[Rule]) -> None:
    codes = {each.code for each in RULES}
    others = (codes | {code[:3] for code in codes}) - {rule.code, rule.code[:3]}
    assert set(rule.supersedes) <= others


@cache
def reports() -> dict[str, tuple[Finding, ...]]:
    """Return what a run at default settings finds, by what it is found in."""
    found = findings_in([*articles_in(ARTICLES), *articles_in(EXAMPLES)])
    by_name = {path.name: findings for path, findings in found.items()}
    session = Session(Request(isolated=True))
    with pinned_day():
        for rule in RULES:
            for example in examples_of(rule):
                name = f"{rule.code}, {example.label}"
                by_name[name] = session.lint_text(unmarked(example.text), "example.md").findings
    return by_name


def same_words(findings: Iterable[Finding]) -> set[Pair]:
    """Return the codes of different families that report the same words: more than half of them in common."""
    placed = [each for each in findings if each.scope == "text"]
    pairs = set()
    for number, one in enumerate(placed):
        for other in placed[number + 1 :]:
            common = min(one.end_offset, other.end_offset) - max(one.offset, other.offset)
            longer = max(one.end_offset - one.offset, other.end_offset - other.offset)
            if one.family != other.family and 2 * common > longer:
                pairs.add((min(one.code, other.code), max(one.code, other.code)))
    return pairs


@cache
def pairs() -> dict[Pair, list[str]]:
    """Return where rules of different families report the same words."""
    where = defaultdict(list)
    for name, findings in reports().items():
        for pair in same_words(findings):
            where[pair].append(name)
    return dict(where)


@cache
def allowed() -> dict[Pair, str]:
    """Return the pairs that may report the same words, `*` for any ending, with the reason."""
    rows = [line.split("\t") for line in ALLOWED.read_text(encoding="utf-8").splitlines()[1:]]
    return {(one, other): why for one, other, why in rows}


def is_allowed(pair: Pair) -> bool:
    return any(all(map(fnmatchcase, pair, row)) for row in allowed())


def test_rules_of_different_families_report_the_same_words_only_for_different_reasons() -> None:
    assert {pair: names[:3] for pair, names in pairs().items() if not is_allowed(pair)} == {}


def test_what_is_allowed_still_happens_and_has_a_reason() -> None:
    happening = pairs()
    idle = [row for row in allowed() if not any(all(map(fnmatchcase, pair, row)) for pair in happening)]
    assert idle == []
    assert all(len(why) > 20 for why in allowed().values())


def test_each_family_is_heard_in_the_articles_of_the_project() -> None:
    names = {path.name for path in articles_in(ARTICLES)}
    heard = {finding.family for name, findings in reports().items() if name in names for finding in findings}
    assert heard == {rule.code[:3] for rule in RULES}
