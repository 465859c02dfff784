"""Why does the engine not report words that a rule has found?

Asked in the order in which the engine asks, so that the first reason is the one that counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from healthlint.rule.declared import DeclaredRule
from healthlint.rule.declared.rule import REPORTED
from healthlint.rule.effects import severity_in_context
from healthlint.rule.reach import stretch
from healthlint.rule.terms import term_lists
from healthlint.testing.finder import finder_of
from healthlint.testing.lists import key_of, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.rule.base import Rule
    from healthlint.text.model import Block, Match

_LANGUAGES = {"en": "English", "zh": "Chinese"}
_REACH = {"close": "next to it", "first-part": "in the first quarter", "last-part": "in the last quarter"}


class Excuse(NamedTuple):
    """Why a match is not reported."""

    kind: str  # in a word, to be counted: a status, or covered, company, unless, scope, repetition, …
    said: str  # in a sentence that begins with the match


def excuse_of(rule: Rule, match: Match, name: str = "") -> Excuse | None:
    """Return why a match of one of a rule's lists is not reported, or None where it is.

    What code of the rule makes of it is not known here, nor is `per`, which lets one finding speak for many.
    """
    if isinstance(rule, DeclaredRule):
        excuse = _passed_over(rule, match, name)
        if excuse is not None:
            return excuse
    excuse = _of_place(rule, match.block) or _of_language(rule, match) or _of_meaning(rule, match, name)
    if excuse is None and isinstance(rule, DeclaredRule):
        excuse = _of_requirement(rule, match)
    return excuse


def _covered(rule: DeclaredRule, match: Match, name: str) -> Excuse | None:
    """Return the word that another list has reported already: the milder ones add only what is new."""
    for other_name in term_lists(rule.terms):
        if other_name == name:
            return None
        if other_name not in REPORTED.values() or other_name == "mild":
            continue
        for other in match.document.matches(rule, other_name):
            overlap = other.start < match.end and match.start < other.end
            if overlap and not _passed_over(rule, other, other_name):
                return Excuse("covered", f"is left to {key_of(rule, other_name, other.term)}")
    return None


def _passed_over(rule: DeclaredRule, match: Match, name: str) -> Excuse | None:
    return _covered(rule, match, name) or _lonely(rule, match, name) or _cleared(rule, match)


def _lonely(rule: DeclaredRule, match: Match, name: str) -> Excuse | None:
    if name != "ordinary" or rule._has_company(match):
        return None
    where = _REACH.get(rule.company_in, f"in its {rule.company_in}")
    return Excuse("company", f"needs a word of [company] {where}, and none stands there")


def _cleared(rule: DeclaredRule, match: Match) -> Excuse | None:
    start, end = stretch(match, rule.unless_in)
    if not rule.unless or not rule.unless.stand_between(match.document, start, end):
        return None
    numbers = finder_of(rule.unless).numbers_between(match.document, start, end)
    keys = [key for number, key in enumerate(keys_of("unless", rule.unless)) if number in numbers]
    where = _REACH.get(rule.unless_in, f"in its {rule.unless_in}")
    return Excuse("unless", f"is cleared by {keys[0] if keys else '[unless]'} {where}")


def _of_place(rule: Rule, block: Block) -> Excuse | None:
    if not rule.reads(block):
        wanted = f"scope is [{', '.join(rule.scope)}]" if rule.scope else "only prose counts"
        return Excuse("scope", f"stands in a block of the kind {block.kind} ({block.section}), but {wanted}")
    if block.repeats is not None:
        return Excuse("repetition", "stands where the page says again, out of sight, what it says elsewhere")
    return None


def _of_language(rule: Rule, match: Match) -> Excuse | None:
    language = match.sentence.language
    if not rule.languages or language in rule.languages:
        return None
    wanted = ", ".join(rule.languages)
    return Excuse(
        "language", f"stands in a sentence that counts as {_LANGUAGES[language]}, but languages is [{wanted}]"
    )


def _of_meaning(rule: Rule, match: Match, name: str) -> Excuse | None:
    statuses = match.statuses
    for status in statuses:
        if status in rule.ignore_statuses:
            return Excuse(status, f"is {spelt(status)}, and ignore-statuses leaves that alone")
    severity = "info" if name == "mild" else rule.severity
    in_title = match.block.kind in ("title", "heading")
    for status in statuses:
        if severity_in_context(severity, rule.context, status, in_title=in_title) is None:
            return Excuse(
                status, f'is {spelt(status)}, and the context "{rule.context}" of the rule excuses that'
            )
    return None


def _of_requirement(rule: DeclaredRule, match: Match) -> Excuse | None:
    if rule.requires is None or not rule.requires.is_met(match, rule):
        return None
    return Excuse("requires", f"is in order, since {required_words(rule, match)}")


def required_words(rule: DeclaredRule, match: Match) -> str:
    """Say by what the article meets the requirement of a match."""
    for said in said_for(rule, match):
        line = match.document.lines.position(said.span.start)[0]
        return f"line {line} says {key_of(rule, 'requires', said.term)}, as [requires] asks"
    return "its front matter has what [requires] asks"


def said_for(rule: DeclaredRule, match: Match) -> Iterator[Match]:
    """Yield the words that meet the requirement of a match."""
    requires = rule.requires
    if requires is None:
        return
    start, end = stretch(match, requires.reach)
    for said in match.document.matches(rule, "requires"):
        if start <= said.start < end and requires._counts(said, match.sentence.language):
            yield said


def spelt(status: str) -> str:
    """Return a status as a sentence says it after `is`."""
    nouns = {"question": "part of a question", "work-title": "in the title of a work, a link or code"}
    return nouns.get(status, status.replace("-", " "))
