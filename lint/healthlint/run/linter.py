"""What is wrong with one article?"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from healthlint.rule.finding import SEVERITIES, Finding
from healthlint.rule.scan import Memory, Scanner

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from healthlint.rule.base import Rule
    from healthlint.text.model import Document

    Reader = Callable[[str, str], Document]


class Linter:
    """A set of rules, ready to look at articles one after another."""

    def __init__(
        self, rules: Sequence[Rule], *, names: Collection[str] = (), memory: Memory | None = None
    ) -> None:
        """Take the rules to apply; `names` are accepted as they are written, exactly those words."""
        self.rules = tuple(rules)
        self._scanner = Scanner(self.rules, memory)
        self._ranks = {rule.code: rule.rank for rule in self.rules}
        longest_first = sorted(names, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, longest_first))) if names else None

    def lint(self, source: str, path: str, reader: Reader) -> list[Finding]:
        """Return the findings of an article, in the order of its source.

        A rule that fails is a finding of its own (HL901): the others still report.
        """
        try:
            document = reader(source, path)
        except Exception as error:  # a reader may be a stranger's, too
            reason = f"its reader failed: {type(error).__name__}: {error}"
            return [engine_finding("HL902", "unreadable-file", path, reason)]
        self._scanner.scan(document)
        findings: list[Finding] = []
        for rule in self.rules:
            try:
                findings.extend(rule.check(document))
            except Exception as error:  # a rule may be a stranger's
                findings.append(rule_crashed(rule, path, error))
        if self._names is not None and findings:
            findings = list(_outside(self._names, source, findings))
        return sorted(merged(findings, self._ranks), key=lambda finding: finding.order)


def merged(findings: Iterable[Finding], ranks: Mapping[str, int]) -> list[Finding]:
    """Return one finding a rule and sentence, and one a family where words overlap.

    The longest speaks for its rule; the most severe, then the one of the highest rank, for its
    family, and names the others as related.
    """
    longest: dict[tuple[str, int], Finding] = {}
    for finding in findings:
        key = (finding.code, finding.anchor)
        held = longest.get(key)
        if held is None or _weight(finding) > _weight(held):
            longest[key] = finding
    kept: list[Finding] = []
    # By family, the offsets of those kept and their numbers: they do not overlap, so neighbours suffice.
    places: dict[str, list[tuple[int, int]]] = {}
    for finding in sorted(longest.values(), key=lambda each: _strength(each, ranks), reverse=True):
        taken = places.setdefault(finding.family, [])
        at = bisect_left(taken, (finding.offset, -1))
        for _, number in taken[max(0, at - 1) : at + 1]:
            if _overlap(kept[number], finding):
                related = (*kept[number].related, f"{finding.code} {finding.name}")
                kept[number] = kept[number]._replace(related=related)
                break
        else:
            if finding.end_offset > finding.offset:
                taken.insert(at, (finding.offset, len(kept)))
            kept.append(finding)
    return kept


def rule_crashed(rule: Rule, path: str, error: Exception) -> Finding:
    """Return the finding that says that a rule failed on an article."""
    return engine_finding(
        "HL901", "rule-crashed", path, f"{rule} failed here: {type(error).__name__}: {error}"
    )


def engine_finding(code: str, name: str, path: str, message: str) -> Finding:
    """Return a finding of the engine itself about a file."""
    return Finding(
        path=path,
        scope="document",
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        offset=0,
        end_offset=0,
        code=code,
        name=name,
        severity="error",
        confidence="high",
        status="asserted",
        language="en",
        message=message,
        text="",
    )


def _weight(finding: Finding) -> tuple[int, int]:
    return (-SEVERITIES.index(finding.severity), finding.end_offset - finding.offset)


def _strength(finding: Finding, ranks: Mapping[str, int]) -> tuple[int, int, int, int]:
    severity, length = _weight(finding)
    return (severity, ranks.get(finding.code, 0), length, -finding.offset)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.offset < other.end_offset and other.offset < one.end_offset


def _outside(names: re.Pattern[str], source: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    accepted = [match.span() for match in names.finditer(source)]
    for finding in findings:
        inside = any(start <= finding.offset and finding.end_offset <= end for start, end in accepted)
        if finding.scope == "document" or not inside:
            yield finding
