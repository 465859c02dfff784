"""How are works and their notices told as JSON, by every command that tells of them?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from healthlint.references.works import Name, Notice, Record


def record_data(record: Record) -> dict[str, Any]:
    """Return all that a register knows of a work."""
    return {
        "source": record.source,
        "doi": record.doi,
        "pmid": record.pmid,
        "pmcid": record.pmcid,
        "title": record.title,
        "other_titles": list(record.other_titles),
        "authors": names_data(record.authors),
        "years": list(record.years),
        "container": record.container,
        "containers": list(record.containers),
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "kind": record.kind,
        "identifiers": identifiers_data(record.identifiers),
        "notices": [notice_data(each) for each in record.notices],
        "is_notice": record.is_notice,
        "digests_only": record.digests is not None,
    }


def notice_data(notice: Notice) -> dict[str, Any]:
    """Return a notice on a work."""
    return {**notice._asdict(), "date": day_data(notice.date)}


def names_data(names: Iterable[Name]) -> list[dict[str, str]]:
    """Return names of persons and bodies."""
    return [{"family": name.family, "given": name.given} for name in names]


def identifiers_data(identifiers: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Return identifiers by their kinds."""
    return [{"kind": kind, "value": value} for kind, value in identifiers]


def day_data(day: datetime.date | None) -> str | None:
    """Return a day as ISO 8601 has it."""
    return None if day is None else day.isoformat()
