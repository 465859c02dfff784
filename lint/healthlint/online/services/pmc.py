"""Which identifiers of a work belong together?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from healthlint.online.answers import Absent, Known, Unchecked
from healthlint.online.endpoints import to_service
from healthlint.online.services import shape
from healthlint.online.services.paths import doi_path, is_pmcid, is_pmid
from healthlint.online.transport.bodies import json_of, unexpected, unusable
from healthlint.online.transport.client import Client, with_query
from healthlint.references.works import Record

_CHECKS: dict[str, Callable[[str], object]] = {"pmid": is_pmid, "pmcid": is_pmcid, "doi": doi_path}
_MISSING = ("not found", "not currently available", "not in pmc")


class IdConverter:
    """PubMed Central's converter of identifiers: it knows the articles of PubMed Central and no others."""

    def __init__(self, client: Client, root: str, contact: str = "") -> None:
        self._client = client
        self._root = root
        self._contact = contact

    def record(self, kind: str, value: str) -> Known | Absent | Unchecked:
        """Return a record that holds the identifiers of a work, and nothing else of it.

        `kind`: `pmid`, `pmcid` or `doi`.
        """
        check = _CHECKS.get(kind)
        if check is None or not check(value):
            return Unchecked(f"no address can be made of this {kind.upper()}", "identifier")
        query = {"ids": value, "idtype": kind, "format": "json", "versions": "no"}
        request = to_service(self._root, with_query("", query), "pmc", tool="healthlint", email=self._contact)
        reply = self._client.get(request)
        if isinstance(reply, Unchecked):
            return reply
        if reply.status != 200:  # 400 and 404 are faults of the question, and say so in JSON
            return unexpected(reply)
        answer = json_of(reply)
        if isinstance(answer, Unchecked):
            return answer
        for record in shape.mappings(shape.mapping(answer).get("records")):
            if _means(record, kind, value):
                if not _failed(record):
                    return Known(_read(record), reply.asked, reply.when)
                fault = shape.said(record.get("errmsg"))
                if any(words in fault.lower() for words in _MISSING):
                    return Absent(reply.asked, reply.when)
                return unusable(
                    reply, f"the converter says: {fault}" if fault else "the converter says no more"
                )
        return unusable(reply, "what came is no answer of the converter")


def _failed(record: dict[str, Any]) -> bool:
    return shape.text(record.get("status")).lower() == "error"


def _means(record: dict[str, Any], kind: str, value: str) -> bool:
    """Tell whether a record is that of the question; `requested-id` is of the newer answers only."""
    named = (shape.text(record.get(key)).lower() for key in ("requested-id", kind))
    return value.lower() in named


def _read(record: dict[str, Any]) -> Record:
    return Record(
        source="pmc",
        doi=shape.text(record.get("doi")).lower(),
        pmid=shape.text(record.get("pmid")),
        pmcid=shape.text(record.get("pmcid")).upper(),
    )
