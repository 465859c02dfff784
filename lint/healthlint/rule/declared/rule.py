"""What does a declared rule report?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from healthlint.rule.base import Rule
from healthlint.rule.reach import Reach, stretch
from healthlint.rule.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from healthlint.rule.declared.requirement import Requirement
    from healthlint.rule.effects import Context
    from healthlint.rule.finding import Finding
    from healthlint.text.model import Block, Document, Match

REPORTED = {"terms": "", "ordinary": "ordinary", "mild": "mild"}  # tables, and the names of their lists


class DeclaredRule(Rule):
    """A rule that is made of words only."""

    context: ClassVar[Context] = "style"
    company: ClassVar[Terms] = Terms()
    company_in: ClassVar[Reach] = "close"
    unless: ClassVar[Terms] = Terms()
    unless_in: ClassVar[Reach] = "sentence"
    requires: ClassVar[Requirement | None] = None
    per: ClassVar[str] = "sentence"  # what it speaks about once
    declared: ClassVar[Mapping[str, Any]] = {}  # the file as it was parsed, keys with hyphens

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the terms that nothing clears; without terms, whether the article lacks what it must have."""
        if not any(name in REPORTED.values() for name in self._lists):
            if self.requires is not None and self.requires.is_missing_from(document, self):
                yield self.finding(document)
            return
        found = self._found(document)
        if self.per == "sentence":
            yield from (finding for _, finding in found)
        elif self.per == "match":
            yield from (finding._replace(anchor=finding.offset) for _, finding in found)
        else:
            yield from _once(found, document, self.per)

    @property
    def _lists(self) -> Mapping[str, Terms]:
        assert not isinstance(self.terms, Terms)  # the builder of the class makes tables
        return self.terms or {}

    def _found(self, document: Document) -> Iterator[tuple[Block, Finding]]:
        """Yield findings with their blocks; the milder tables add only what is new."""
        reported: list[Match] = []
        for table in self._lists:
            if table not in REPORTED.values():
                continue
            for match in document.matches(self, table):
                if any(match.start < other.end and other.start < match.end for other in reported):
                    continue
                if table == "ordinary" and not self._has_company(match):
                    continue
                if self.unless and self.unless.stand_between(document, *stretch(match, self.unless_in)):
                    continue
                if table != "mild":
                    reported.append(match)
                for finding in self.report(match, severity="info" if table == "mild" else None):
                    if self.requires is None:
                        yield match.block, finding
                    elif not self.requires.is_met(match, self):
                        yield match.block, self.requires.explained(finding, match, self)

    def _has_company(self, match: Match) -> bool:
        document = match.document
        start, end = stretch(match, self.company_in)
        if self.company_in != "close":
            return self.company.stand_between(document, start, end)
        # Company that is cut off at the edge stands for nothing; the term itself is no company.
        return self.company.stand_between(document, start, match.start) or self.company.stand_between(
            document, match.end, end
        )


def _once(found: Iterable[tuple[Block, Finding]], document: Document, per: str) -> Iterator[Finding]:
    """Yield the first finding of each paragraph, section or document, which tells of the others."""
    first: dict[int, Finding] = {}
    more: dict[int, list[int]] = {}
    headings = [heading.start for heading in document.headings]
    for block, finding in sorted(found, key=lambda each: each[1].order):
        if per == "paragraph":
            key = block.start
        elif per == "section":
            key = max((start for start in headings if start <= block.start), default=0)
        else:
            key = 0
        if key in first:
            more.setdefault(key, []).append(finding.line)
        else:
            first[key] = finding
    for key, finding in first.items():
        lines = sorted(set(more.get(key, ())) - {finding.line})
        also = (f"also on line {', '.join(map(str, lines))}",) if lines else ()
        yield finding._replace(anchor=finding.offset, related=(*finding.related, *also))
