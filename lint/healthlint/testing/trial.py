"""What does one rule report for one text?

What a rule is looked for by is worked out once, however many texts it is tried on.
"""

from __future__ import annotations

import datetime
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from healthlint.rule.base import Rule
from healthlint.rule.scan import Scanner
from healthlint.text.readers import BY_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.references.judging.judge import JudgedReference
    from healthlint.rule.finding import Finding
    from healthlint.text.model import Document

_PATH = "example"
_KEPT = 512  # rules that stay ready: tests may come in any order


class Trial:
    """A rule that is ready to be tried."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._terms = rule.terms
        self._scanner = Scanner([rule])

    def document(self, text: str, format: str = "markdown") -> Document:  # noqa: A002  the field's word
        """Return a text as a document in which the terms of the rule have been looked for."""
        if self.rule.terms is not self._terms:  # a test may put others in their place
            self._terms = self.rule.terms
            self._scanner = Scanner([self.rule])
        document = BY_FORMAT[format](text, _PATH)
        self._scanner.scan(document)
        return document

    def judged(self, document: Document) -> tuple[JudgedReference, ...]:
        """Return the verdicts on the references of a document, by the works that the examples know."""
        with _asking(self.rule):
            return self.rule.judged(document)

    def findings(self, document: Document) -> list[Finding]:
        """Return what the rule reports for a document, in the order of the text."""
        if not self._scanner.concerned(document):
            return []
        with _asking(self.rule):
            return sorted(self.rule.check(document), key=lambda finding: finding.order)


@contextmanager
def _asking(rule: Rule) -> Iterator[None]:
    """Let a rule ask, for as long as it is tried, about the works that its examples know, and nobody else."""
    if not rule.looks_up:
        yield
        return
    from healthlint.references.judging.judge import Judge

    known, judge = rule.known_works(), rule._judge
    day = (known and known.snapshot) or datetime.date.today()
    rule._judge = None if known is None else Judge(lambda: known, lambda: day)
    try:
        yield
    finally:
        rule._judge = judge


def trial_of(rule: Rule | type[Rule]) -> Trial:
    """Return a rule ready to be tried, always the same; a class has the default settings."""
    return _kept(rule)  # type: ignore[arg-type]  # classes are hashable, too


@lru_cache(maxsize=_KEPT)
def _kept(rule: Rule | type[Rule]) -> Trial:
    return Trial(rule if isinstance(rule, Rule) else rule())
