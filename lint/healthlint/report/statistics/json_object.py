"""One JSON object with the figures of a run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from healthlint.report.data.record import dumped
from healthlint.report.statistics.groups import SEVERITY_FIRST, Group, Row, groups_of

if TYPE_CHECKING:
    from healthlint.report.statistics.counts import Counts

SCHEMA_VERSION = 1
_MOST = 1_000  # rules, sites and files that are told one by one


def show(counts: Counts) -> Iterator[str]:
    """Yield the object."""
    yield dumped(data_of(counts), indent=2) + "\n"


def data_of(counts: Counts) -> dict[str, Any]:
    """Return the figures: totals, and lists by severity, family, rule, language, site and file.

    `others` is the sum of those that a list does not name.
    """
    groups = {group.key: group for group in groups_of(counts, _MOST)}
    return {
        "schema_version": SCHEMA_VERSION,
        "articles": counts.articles,
        "with_findings": counts.with_findings,
        "unreadable": counts.unreadable,
        "findings": counts.findings,
        "by": {
            key: _group(groups.get(key))
            for key in ("severities", "families", "rules", "languages", "sites", "files")
        },
    }


def _group(group: Group | None) -> dict[str, Any]:
    if group is None:
        return {"rows": [], "others": None}
    return {
        "rows": [_row(row) for row in group.rows],
        "others": None if group.rest is None else _row(group.rest),
    }


def _row(row: Row) -> dict[str, Any]:
    data: dict[str, Any] = {"name": row.name, "findings": row.findings}
    if row.articles is not None:
        data["articles"] = row.articles
    if row.severities:
        data["by_severity"] = {each: row.severities.get(each, 0) for each in SEVERITY_FIRST}
    return data
