"""Which columns have findings in a table, and what stands in them?

This needs no pyarrow: whoever only finds hands the columns on as lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from healthlint.arrow.record import Record
    from healthlint.rule.finding import Finding

PLACES = tuple("line column end_line end_column offset end_offset".split())
TEXTS = tuple("code name family severity confidence status language message text fingerprint".split())
OF_FINDING = ("path", "scope", *PLACES, *TEXTS)

Lists = dict[str, list[Any]]  # by column: numbers, texts, None


def columns_of(found: Iterable[tuple[Record, Sequence[Finding]]]) -> Lists:
    """Return the findings of articles, column by column."""
    ids: list[str | None] = []
    urls: list[str | None] = []
    lists: Lists = {"id": ids, "url": urls, **{name: [] for name in OF_FINDING}}
    for record, findings in found:
        for finding in findings:
            ids.append(record.id)
            urls.append(record.url)
            for name in OF_FINDING:
                lists[name].append(getattr(finding, name))
    return lists
