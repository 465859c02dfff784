"""Why does the engine not report words that a rule has found?

Of several reasons one is told: first that of the place, then of the rule's tables, then of the meaning.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from healthlint.rule.declared import DeclaredRule
from healthlint.rule.effects import severity_in_context
from healthlint.rule.terms import term_lists
from healthlint.testing.conditions import clears
from healthlint.testing.lists import key_of, keys_of
from healthlint.testing.variants import heedless, outspoken, reported_by

if TYPE_CHECKING:
    from healthlint.rule.base import Rule
    from healthlint.text.model import Document, Match

_LANGUAGES = {"en": "English", "zh": "Chinese"}
_REACH = {
    "close": "close to it",
    "document": "in the article",
    "first-part": "in the first quarter",
    "last-part": "in the last quarter",
}


class Excuse(NamedTuple):
    """Why a match is not reported."""

    kind: str  # in a word, to be counted: a status, or covered, company, unless, scope, repetition, …
    said: str  # what is to be said of the match, as the rest of a sentence


class Excuses:
    """What excuses the matches of a rule in one document."""

    def __init__(self, rule: Rule, document: Document) -> None:
        """Take a document in which the terms of the rule have been looked for."""
        self._rule = rule
        self._document = document

    def of(self, match: Match, name: str = "") -> Excuse | None:
        """Return why a match of one of the rule's lists is not reported, or None where it is.

        What code of the rule makes of it is not known here, nor is `per`, which lets one finding
        speak for many.
        """
        excuse = self._of_place(match)
        if excuse is None and isinstance(self._rule, DeclaredRule):
            excuse = self._of_tables(self._rule, match, name)
        excuse = excuse or self._of_language(match) or self._of_meaning(match, name)
        if excuse is not None or not isinstance(self._rule, DeclaredRule) or self._rule.requires is None:
            return excuse
        return None if match.span in self._reported else self._of_requirement(self._rule)

    @cached_property
    def _reported(self) -> set[tuple[int, int]]:
        assert isinstance(self._rule, DeclaredRule)  # asked for no other
        return reported_by(outspoken(self._rule), self._document)

    @cached_property
    def _in_company(self) -> set[tuple[int, int]]:
        """What a milder list does not leave to another, and has the company that it needs."""
        assert isinstance(self._rule, DeclaredRule)  # asked for no other
        return reported_by(heedless(self._rule, of_unless=True), self._document)

    @cached_property
    def _uncleared(self) -> set[tuple[int, int]]:
        assert isinstance(self._rule, DeclaredRule)  # asked for no other
        return reported_by(heedless(self._rule, of_unless=False), self._document)

    def _of_place(self, match: Match) -> Excuse | None:
        rule, block = self._rule, match.block
        if not rule.reads(block):
            wanted = f"scope is [{', '.join(rule.scope)}]" if rule.scope else "only prose counts"
            part = f" ({block.section})" if block.section != "body" else ""
            return Excuse("scope", f"stands in a block of the kind {block.kind}{part}, but {wanted}")
        if block.repeats is not None:
            return Excuse("repetition", "stands out of sight, where the page repeats what it says elsewhere")
        return None

    def _of_tables(self, rule: DeclaredRule, match: Match, name: str) -> Excuse | None:
        if match.span not in self._in_company:
            for other in term_lists(rule.terms):
                if other == name:
                    break
                for taken in self._document.matches(rule, other):
                    overlaps = taken.start < match.end and match.start < taken.end
                    if overlaps and taken.span in self._in_company:
                        return Excuse("covered", f"is left to {key_of(rule, other, taken.term)}")
            where = _REACH.get(rule.company_in, f"in its {rule.company_in}")
            return Excuse("company", f"needs a word of [company] {where}, and none stands there")
        if match.span not in self._uncleared:
            where = _REACH.get(rule.unless_in, f"in its {rule.unless_in}")
            return Excuse("unless", f"is cleared by {self._clearing(rule)} {where}")
        return None

    def _clearing(self, rule: DeclaredRule) -> str:
        for key in keys_of("unless", rule.unless):
            if clears(rule, key, self._document):
                return str(key)
        return "a word of [unless]"

    def _of_language(self, match: Match) -> Excuse | None:
        language, wanted = match.sentence.language, self._rule.languages
        if not wanted or language in wanted:
            return None
        return Excuse(
            "language",
            f"stands in a sentence that counts as {_LANGUAGES[language]}, but languages is"
            f" [{', '.join(wanted)}]",
        )

    def _of_meaning(self, match: Match, name: str) -> Excuse | None:
        rule = self._rule
        for status in match.statuses:
            if status in rule.ignore_statuses:
                return Excuse(status, f"is {_spelt(status)}, and ignore-statuses excuses that")
        severity = "info" if name == "mild" else rule.severity
        in_title = match.block.kind in ("title", "heading")
        for status in match.statuses:
            if severity_in_context(severity, rule.context, status, in_title=in_title) is None:
                return Excuse(status, f'is {_spelt(status)}, and the context "{rule.context}" excuses that')
        return None

    def _of_requirement(self, rule: DeclaredRule) -> Excuse:
        for said in self._document.matches(rule, "requires"):
            line = self._document.lines.position(said.span.start)[0]
            key = key_of(rule, "requires", said.term)
            return Excuse("requires", f"is in order, since line {line} says {key}")
        return Excuse("requires", "is in order, since the front matter has what [requires] asks")


def _spelt(status: str) -> str:
    """Return a status as a sentence says it after `is`."""
    nouns = {"question": "part of a question", "work-title": "in the title of a work, a link or code"}
    return nouns.get(status, status.replace("-", " "))
