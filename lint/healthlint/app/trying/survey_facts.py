"""What does a survey tell, apart from how it is shown?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.finding import letters_of
from healthlint.rule.terms import term_lists
from healthlint.testing.examples import Place, Places
from healthlint.testing.lists import TermKey, keys_of, table_of
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from healthlint.app.trying.overlaps import Overlap
    from healthlint.app.trying.survey import Survey
    from healthlint.rule.base import Rule


class Unmatched(NamedTuple):
    """The terms of a rule that no article has."""

    rule: Rule
    terms: tuple[tuple[Place, TermKey], ...]
    of: int  # terms of the rule that are looked for


class Excused(NamedTuple):
    """A term that articles have, and that is reported nowhere."""

    rule: Rule
    place: Place
    term: TermKey
    by: Mapping[str, int]  # how often, by what excuses it


class Noise(NamedTuple):
    """How much a rule reports."""

    rule: Rule
    findings: int
    articles: int
    per_thousand: float  # findings per 1,000 sentences


class Facts(NamedTuple):
    """What is to be told, in the order in which it is shown."""

    silent: tuple[Rule, ...]
    unmatched: tuple[Unmatched, ...]
    excused: tuple[Excused, ...]
    noise: tuple[Noise, ...]
    between_owners: tuple[Overlap, ...]
    between_families: tuple[Overlap, ...]


def facts_of(survey: Survey, tried: Collection[str], owner_of: Callable[[Rule], str]) -> Facts:
    """Return what a survey tells of the rules that are tried, by code; of overlaps, where one of them is."""
    rules = [survey.rules[code] for code in sorted(survey.rules) if code in tried]
    overlaps = [each for each in survey.overlaps.all() if not set(each.codes).isdisjoint(tried)]

    def owners(overlap: Overlap) -> tuple[str, str]:
        one, other = overlap.codes
        return owner_of(survey.rules[one]), owner_of(survey.rules[other])

    def families(overlap: Overlap) -> tuple[str, str]:
        one, other = overlap.codes
        return letters_of(one), letters_of(other)

    return Facts(
        silent=tuple(rule for rule in rules if not survey.findings[rule.code]),
        unmatched=tuple(_unmatched(survey, rules)),
        excused=tuple(_excused(survey, rules)),
        noise=tuple(sorted(_noise(survey, rules), key=lambda each: (-each.findings, each.rule.code))),
        between_owners=tuple(each for each in overlaps if len(set(owners(each))) == 2),
        between_families=tuple(
            each for each in overlaps if len(set(owners(each))) == 1 and len(set(families(each))) == 2
        ),
    )


def _unmatched(survey: Survey, rules: list[Rule]) -> Iterator[Unmatched]:
    for rule in rules:
        places = Places(rule)
        lost = []
        total = 0
        for name, terms in term_lists(rule.terms).items():
            if terms.enough is not None:  # the engine stops looking before it has seen all
                continue
            for key in keys_of(table_of(rule, name), terms):
                total += 1
                if not survey.matched[rule.code, name, key.term]:
                    lost.append((places.of(key.keys), key))
        if lost:
            yield Unmatched(rule, tuple(lost), total)


def _excused(survey: Survey, rules: list[Rule]) -> Iterator[Excused]:
    for rule in rules:
        places = Places(rule)
        for name, terms in term_lists(rule.terms).items():
            for key in keys_of(table_of(rule, name), terms):
                term = (rule.code, name, key.term)
                if term in survey.excused and not survey.reported[term]:
                    by = dict(survey.excused[term].most_common())
                    yield Excused(rule, places.of(key.keys), key, by)


def _noise(survey: Survey, rules: list[Rule]) -> Iterator[Noise]:
    for rule in rules:
        findings = survey.findings[rule.code]
        if findings:
            per_thousand = round(findings * 1000 / max(1, survey.sentences), 1)
            yield Noise(rule, findings, survey.articles_with[rule.code], per_thousand)
