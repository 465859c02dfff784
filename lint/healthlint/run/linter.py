"""What is wrong with one article?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.finding import SEVERITIES, Finding
from healthlint.rule.scan import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from healthlint.rule.base import Rule
    from healthlint.text.model import Document

# Where promotional rules report the same words, the strongest speaks and names the others.
_STRENGTH = ("PRO102", "PRO103", "PRO101", "PRO104", "PRO105")


class Linter:
    """A set of rules, ready to look at documents."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._scanner = Scanner(self.rules)

    def lint(self, document: Document) -> list[Finding]:
        """Return the findings of a document, in the order of its source."""
        self._scanner.scan(document)
        findings = [finding for rule in self.rules for finding in rule.check(document)]
        return sorted(_merged(findings), key=lambda finding: finding.order)


def _merged(findings: Iterable[Finding]) -> Iterable[Finding]:
    return findings


__all__ = ["SEVERITIES", "Linter"]
