"""How is an answer written down, and read again?

As JSON, by the names of its fields: those that are added later have their defaults in what was written
before.
"""

from __future__ import annotations

import datetime
import json
from typing import Any

from healthlint.online.answers import Absent, Exists, Known, Listed, Moved, Noticed, NotRegistered, Reachable
from healthlint.references.works import Name, Notice, Record

Answer = Known | Exists | Absent | NotRegistered | Noticed | Listed | Reachable | Moved
_KINDS = {
    kind.__name__: kind for kind in (Known, Exists, Absent, NotRegistered, Noticed, Listed, Reachable, Moved)
}


def written(answer: Answer) -> str:
    """Return an answer as JSON."""
    fields = answer._asdict()
    if isinstance(answer, Known):
        fields["record"] = _record(answer.record)
    elif isinstance(answer, NotRegistered):
        del fields["nearest"]  # is looked up again: it is an answer of its own
    elif isinstance(answer, Listed):
        fields["records"] = [_record(record) for record in answer.records]
    elif isinstance(answer, Noticed):
        fields["notices"] = [notice._asdict() for notice in answer.notices]
    return json.dumps({"is": type(answer).__name__, **fields}, default=_date, ensure_ascii=False)


def read(text: str) -> Answer | None:
    """Return the answer that was written, or None where that is not to be made out."""
    try:
        fields = json.loads(text)
        kind = _KINDS[fields.pop("is")]
        fields["when"] = datetime.datetime.fromisoformat(fields["when"])
        if kind is Known:
            fields["record"] = _record_again(fields["record"])
        elif kind is Listed:
            fields["records"] = tuple(_record_again(record) for record in fields["records"])
        elif kind is Noticed:
            fields["notices"] = _notices_again(fields["notices"])
        return kind(**fields)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _record(record: Record) -> dict[str, Any]:
    fields = record._asdict()
    fields["notices"] = [notice._asdict() for notice in record.notices]
    del fields["digests"]  # of registers without words, which are no service
    return fields


def _record_again(fields: dict[str, Any]) -> Record:
    plain: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()
    }
    plain["authors"] = tuple(Name(*name) for name in fields["authors"])
    plain["identifiers"] = tuple((kind, value) for kind, value in fields.get("identifiers", ()))
    plain["notices"] = _notices_again(fields["notices"])
    return Record(**plain)


def _notices_again(notices: list[dict[str, Any]]) -> tuple[Notice, ...]:
    return tuple(
        Notice(**{**notice, "date": datetime.date.fromisoformat(notice["date"]) if notice["date"] else None})
        for notice in notices
    )


def _date(value: object) -> str:
    assert isinstance(value, datetime.date)  # nothing else in an answer is unknown to JSON
    return value.isoformat()
