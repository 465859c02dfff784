"""How many of the wanted findings are there, and how many of those that are there are wanted?

A row that must be found is found where a finding of its group shares words with it; findings and rows
about the article as a whole meet by their code. A finding is right where it shares words with a row of
its group, or begins on a line where one stands: several of one family on a line count once, and what
only `soft` rows ask for does not count. A row that must not be found is hit where a finding of its group
shares words with it and with no row that is wanted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from measuring.gold import Gold, Row, group_of, language_at

if TYPE_CHECKING:
    from healthlint.rule.finding import Finding

Key = tuple[str, str]  # family and language


class Scores(NamedTuple):
    """What came of all articles, by family and language."""

    wanted: Counter[Key]  # rows that must be found
    found: Counter[Key]
    right: Counter[Key]  # findings, one a family and line
    wrong: Counter[Key]
    protected: Counter[str]  # rows that must not be found, by language
    missed: tuple[tuple[Gold, Row, str], ...]  # with what reports it at `info`, if anything does
    false: tuple[tuple[Gold, Finding], ...]
    hit: tuple[tuple[Gold, Row, Finding], ...]

    def precision(self, key: Key) -> float | None:
        """Return the share of the findings that are right; None where there is none."""
        return _share(self.right[key], self.right[key] + self.wrong[key])

    def recall(self, key: Key) -> float | None:
        """Return the share of the wanted findings that are there; None where none is wanted."""
        return _share(self.found[key], self.wanted[key])

    def hits(self, language: str) -> int:
        """Return how many of the protected words of a language are reported."""
        return sum(row.language == language for _, row, _ in self.hit)


def scores_of(pairs: Iterable[tuple[Gold, Iterable[Finding]]]) -> Scores:
    """Return what came of articles with their findings."""
    scores = Scores(Counter(), Counter(), Counter(), Counter(), Counter(), (), (), ())
    for gold, findings in pairs:
        scores = _with(scores, gold, tuple(findings))
    return scores


def _with(scores: Scores, gold: Gold, all_findings: tuple[Finding, ...]) -> Scores:
    shown = [each for each in all_findings if each.severity != "info"]
    milder = [each for each in all_findings if each.severity == "info"]
    wanted = [row for row in gold.rows if row.verdict != "must-not"]
    missed: list[tuple[Gold, Row, str]] = []
    for row in gold.rows:
        key = (row.family, row.language)
        if row.verdict == "must":
            scores.wanted[key] += 1
            if any(_meet(finding, row) for finding in shown):
                scores.found[key] += 1
            else:
                at_info = {finding.code for finding in milder if _meet(finding, row)}
                missed.append((gold, row, " ".join(sorted(at_info))))
        elif row.verdict == "must-not":
            scores.protected[row.language] += 1
    hit = [
        (gold, row, finding)
        for row in gold.rows
        if row.verdict == "must-not"
        for finding in [next((each for each in shown if _is_hit(each, row, wanted)), None)]
        if finding is not None
    ]
    false = _judge(scores, gold, shown, wanted)
    return scores._replace(
        missed=(*scores.missed, *missed), false=(*scores.false, *false), hit=(*scores.hit, *hit)
    )


def _judge(scores: Scores, gold: Gold, shown: list[Finding], wanted: list[Row]) -> list[tuple[Gold, Finding]]:
    """Count what is right and wrong in an article, and return what is wrong."""
    units: defaultdict[tuple[str, int, str], list[tuple[Finding, str]]] = defaultdict(list)
    for finding in shown:
        whole = finding.scope == "document"
        unit = (finding.family, 0 if whole else finding.line, finding.code if whole else "")
        units[unit].append((finding, _verdict(finding, gold, wanted)))
    false = []
    for (family, _, _), judged in units.items():
        first = judged[0][0]
        key = (family, language_at(gold.source, (first.offset, first.end_offset), gold.facts))
        verdicts = {verdict for _, verdict in judged}
        if "wrong" in verdicts:
            scores.wrong[key] += 1
            false += [(gold, finding) for finding, verdict in judged if verdict == "wrong"]
        elif "must" in verdicts:
            scores.right[key] += 1
    return false


def _verdict(finding: Finding, gold: Gold, wanted: list[Row]) -> str:
    meeting = [row for row in wanted if _meet(finding, row)]
    if not meeting:
        if any(row.verdict == "must-not" and _meet(finding, row) for row in gold.rows):
            return "wrong"
        groups = _groups(finding)
        beside = range(finding.line, finding.end_line + 1)
        meeting = [
            row
            for row in wanted
            if finding.scope == "text" and groups & row.groups and any(line in beside for line in row.lines)
        ]
    if not meeting:
        return "wrong"
    return "must" if any(row.verdict == "must" for row in meeting) else "soft"


def _is_hit(finding: Finding, row: Row, wanted: list[Row]) -> bool:
    return _meet(finding, row) and not any(_meet(finding, other) for other in wanted)


def _meet(finding: Finding, row: Row) -> bool:
    if finding.scope == "document" or not row.spans:
        return finding.code in row.codes
    if not _groups(finding) & row.groups:
        return False
    return any(finding.offset < end and start < finding.end_offset for start, end in row.spans)


def _groups(finding: Finding) -> set[str]:
    """Return the groups for which a finding speaks, with those of the rules that it names as related."""
    codes = [finding.code, *(each.split()[0] for each in finding.related if each[:3].isupper())]
    return set(map(group_of, codes))


def _share(some: int, of: int) -> float | None:
    return some / of if of else None
