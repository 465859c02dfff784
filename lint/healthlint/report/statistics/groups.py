"""By what are figures told, and in which order?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from healthlint.report.counted import thousands

if TYPE_CHECKING:
    from healthlint.report.statistics.counts import Counts
    from healthlint.report.statistics.tally import Tally

MOST_ROWS = 20
_LANGUAGES = {"en": "English", "zh": "Chinese"}
SEVERITY_FIRST = ("error", "warning", "info")


class Row(NamedTuple):
    """The figures of one name."""

    name: str
    findings: int
    articles: int | None = None  # with such findings; None where nobody has counted them
    severities: Mapping[str, int] = {}  # where findings are told apart by it


class Group(NamedTuple):
    """Figures by one aspect, the greatest first."""

    key: str  # as in JSON: `families`
    title: str  # as over a chart: `Families of rules`
    rows: tuple[Row, ...]
    rest: Row | None = None  # of names that are not told one by one


def groups_of(counts: Counts, most: int = MOST_ROWS) -> list[Group]:
    """Return the figures by severity, family, rule, language, site and file; empty groups are left out.

    `most` is how many rules, sites and files are told one by one.
    """
    found = counts.severities()
    severities = [Row(each, found[each], None, {each: found[each]}) for each in SEVERITY_FIRST if found[each]]
    families = [
        Row(family, of.total(), counts.family_articles[family], of)
        for family, of in counts.families().items()
    ]
    rules = [
        Row(f"{code} {name}", of.total(), counts.rule_articles[code], of)
        for (code, name), of in counts.by_rule().items()
    ]
    groups = [
        Group("severities", "Severity", tuple(severities)),
        Group("families", "Families of rules", tuple(sorted(families, key=_greatest_first))),
        _first("rules", "Rules", sorted(rules, key=_greatest_first), most),
        _of_tally("languages", "Languages", counts.languages, most),
        _of_tally("sites", "Sites", counts.sites, most),
        _of_tally("files", "Articles", counts.files, most, articles=False),
    ]
    return [group for group in groups if group.rows]


def headline(counts: Counts) -> str:
    """Return what a run comes to, in a line: `12 findings in 3 of 2,000 articles; 1 could not be read`."""
    found = thousands(counts.findings, "finding")
    line = f"{found} in {counts.with_findings:,} of {thousands(counts.articles, 'article')}"
    return f"{line}; {counts.unreadable:,} could not be read" if counts.unreadable else line


def _first(key: str, title: str, rows: list[Row], most: int) -> Group:
    rest = rows[most:]
    if not rest:
        return Group(key, title, tuple(rows))
    of: Counter[str] = Counter()
    for row in rest:
        of.update(row.severities)
    name = thousands(len(rest), "other")
    return Group(key, title, tuple(rows[:most]), Row(name, sum(row.findings for row in rest), None, of))


def _of_tally(key: str, title: str, tally: Tally, most: int, *, articles: bool = True) -> Group:
    rows = [
        Row(_LANGUAGES.get(name, name), figure.findings, figure.articles if articles else None)
        for name, figure in tally.first(most)
    ]
    rest = tally.beyond(most)
    others = Row("all others", rest.findings, rest.articles if articles else None) if rest.findings else None
    return Group(key, title, tuple(rows), others)


def _greatest_first(row: Row) -> tuple[int, str]:
    return -row.findings, row.name
