"""What does a declared rule report?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from healthlint.rule.base import Rule
from healthlint.rule.declared.near import Near
from healthlint.rule.declared.requirement import Said, lines_of
from healthlint.rule.finding import SEVERITIES, Finding
from healthlint.rule.reach import Reach
from healthlint.rule.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from healthlint.rule.declared.requirement import Requirement
    from healthlint.rule.effects import Context
    from healthlint.text.model import Block, Document, Match

STRICT = "strict"  # the table, and its list
# Tables, and the names of their lists.
REPORTED = {"terms": "", "ordinary": "ordinary", "mild": "mild", "strict": STRICT}


class DeclaredRule(Rule):
    """A rule that is made of words only."""

    needs: ClassVar[Sequence[str]] = tuple(REPORTED.values())  # one that has none of them is always asked
    context: ClassVar[Context] = "style"
    company: ClassVar[Terms] = Terms()
    company_in: ClassVar[Reach] = "close"
    unless: ClassVar[Terms] = Terms()
    unless_in: ClassVar[Reach] = "sentence"
    requires: ClassVar[Requirement | None] = None
    per: ClassVar[str] = "sentence"  # what it speaks about once
    declared: ClassVar[Mapping[str, Any]] = {}  # the file as it was parsed, keys with hyphens

    def check(self, document: Document) -> Iterator[Finding]:
        """Return the terms that nothing clears; without terms, whether the article lacks what it must."""
        if not self._tables:
            missing = self.requires is not None and Said(self.requires, document, self).is_missing()
            return iter((self.finding(document),) if missing else ())
        matches = document.matches
        for table in self._tables:
            if matches(self, table):
                return self._reported(document)
        return iter(())

    def _reported(self, document: Document) -> Iterator[Finding]:
        found = self._found(document)
        if self.per == "sentence":
            yield from (finding for _, finding in found)
        elif self.per == "match":
            yield from (finding._replace(anchor=finding.offset) for _, finding in found)
        else:
            yield from _once(found, document, self.per)

    @classmethod
    def without_strict(cls) -> type[DeclaredRule]:
        """Return the rule without the words that only the strict preset reports."""
        if not isinstance(cls.terms, Mapping) or STRICT not in cls.terms:
            return cls
        lists = {name: terms for name, terms in cls.terms.items() if name != STRICT}
        return type(cls.__name__, (cls,), {"terms": lists, "__doc__": cls.__doc__})

    @property
    def _lists(self) -> Mapping[str, Terms]:
        assert not isinstance(self.terms, Terms)  # the builder of the class makes tables
        return self.terms or {}

    @cached_property
    def _tables(self) -> tuple[str, ...]:
        """The names of the lists that are reported."""
        return tuple(name for name in self._lists if name in REPORTED.values())

    def _found(self, document: Document) -> Iterator[tuple[Block, Finding]]:
        """Yield findings with their blocks; the milder tables add only what is new."""
        taken: list[tuple[int, int]] = []  # places of the tables before; they do not overlap
        company = Near(self.company, self.company_in)
        clearing = Near(self.unless, self.unless_in)
        said = Said(self.requires, document, self) if self.requires is not None else None
        for table in self._tables:
            for match in document.matches(self, table):
                if _overlaps(match, taken):
                    continue
                # A word is no company of itself.
                if table == "ordinary" and not company.stand_by(match, beside=True):
                    continue
                if self.unless and clearing.stand_by(match):
                    self._drop(match, "unless", clearing.words)
                    continue
                if table != "mild":
                    insort(taken, (match.start, match.end))
                for finding in self.report(match, severity="info" if table == "mild" else None):
                    if said is None:
                        yield match.block, finding
                    elif not said.answers(match):
                        yield match.block, said.explained(finding, match)
                    else:
                        self._drop(match, "requires")


def _overlaps(match: Match, taken: list[tuple[int, int]]) -> bool:
    at = bisect_left(taken, (match.start, match.end))
    return (at < len(taken) and taken[at][0] < match.end) or (at > 0 and taken[at - 1][1] > match.start)


def _once(found: Iterable[tuple[Block, Finding]], document: Document, per: str) -> Iterator[Finding]:
    """Yield one finding of each paragraph, section or document, which tells of the others.

    The first of the most severe: an error must not hide behind an info.
    """
    together: dict[int, list[Finding]] = {}
    headings = [heading.start for heading in document.headings]
    for block, finding in found:
        if per == "paragraph":
            key = block.start
        elif per == "section":
            key = bisect_right(headings, block.start)
        else:
            key = 0
        together.setdefault(key, []).append(finding)
    for findings in together.values():
        first = min(findings, key=lambda finding: (SEVERITIES.index(finding.severity), finding.order))
        lines = sorted({finding.line for finding in findings} - {first.line})
        also = (f"also on {lines_of(lines)}",) if lines else ()
        yield first._replace(anchor=first.offset, related=(*first.related, *also))
